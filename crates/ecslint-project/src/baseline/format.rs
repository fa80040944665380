//! The list of known findings as JSON: sorted, one line a finding, so that two branches merge.

use ecslint_core::edit::quote;
use ecslint_syntax::{Node, NodeKind, Syntax, parse};

use super::KnownFinding;

/// Grows when an older ecslint could not follow the list any more.
const VERSION: &str = "1";

/// The text of a list.
pub(super) fn write(mut findings: Vec<KnownFinding>) -> String {
    findings.sort();
    findings.dedup();
    let lines: Vec<String> = findings.iter().map(line).collect();
    let inner = if lines.is_empty() { String::new() } else { format!("\n{}\n  ", lines.join(",\n")) };
    format!("{{\n  \"version\": {VERSION},\n  \"findings\": [{inner}]\n}}\n")
}

fn line(finding: &KnownFinding) -> String {
    let KnownFinding { file, at, rule, fingerprint, family, container } = finding;
    let mut members = vec![("rule", rule), ("file", file), ("family", family)];
    members.extend(container.as_ref().map(|container| ("container", container)));
    members.extend([("at", at), ("fingerprint", fingerprint)]);
    let members: Vec<String> = members.into_iter().map(|(key, value)| format!("\"{key}\": {}", quote(value))).collect();
    format!("    {{ {} }}", members.join(", "))
}

/// The findings of a list.
///
/// # Errors
/// When the text is no such list; in a few words.
pub(super) fn read(text: &str) -> Result<Vec<KnownFinding>, String> {
    const NO_LIST: &str = "it is no list of known findings";
    let document = parse(text, Syntax::Json);
    if !document.errors().is_empty() {
        return Err("it is no JSON, perhaps after a merge".to_owned());
    }
    let root = document.root().ok_or(NO_LIST)?;
    match root.get("version").map(Node::kind) {
        Some(NodeKind::Number(VERSION)) => {}
        Some(NodeKind::Number(other)) => {
            return Err(format!("it is of version {other}, and this ecslint reads version {VERSION}"));
        }
        _ => return Err(NO_LIST.to_owned()),
    }
    let list = root.get("findings").filter(|list| list.is_array()).ok_or(NO_LIST)?;
    let finding = |item: Node<'_>| {
        let text = |name| item.get(name).and_then(Node::as_str).map(str::to_owned);
        Some(KnownFinding {
            file: text("file")?,
            at: text("at")?,
            rule: text("rule")?,
            fingerprint: text("fingerprint")?,
            family: text("family").unwrap_or_default(),
            container: text("container"),
        })
    };
    list.items().map(finding).collect::<Option<Vec<_>>>().ok_or_else(|| NO_LIST.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(file: &str, container: Option<&str>) -> KnownFinding {
        KnownFinding {
            file: file.to_owned(),
            at: "/a/\"b\"".to_owned(),
            rule: "wrong-type".to_owned(),
            fingerprint: "00ff".to_owned(),
            family: "ü".to_owned(),
            container: container.map(str::to_owned),
        }
    }

    #[test]
    fn lists_are_sorted_and_read_back() {
        let text = write(vec![finding("b", None), finding("a", Some("c")), finding("b", None)]);
        assert_eq!(
            text,
            "{\n  \"version\": 1,\n  \"findings\": [\n    { \"rule\": \"wrong-type\", \"file\": \"a\", \"family\": \"ü\", \
             \"container\": \"c\", \"at\": \"/a/\\\"b\\\"\", \"fingerprint\": \"00ff\" },\n    { \"rule\": \"wrong-type\", \
             \"file\": \"b\", \"family\": \"ü\", \"at\": \"/a/\\\"b\\\"\", \"fingerprint\": \"00ff\" }\n  ]\n}\n"
        );
        assert_eq!(read(&text), Ok(vec![finding("a", Some("c")), finding("b", None)]));
        assert_eq!(read(&write(Vec::new())), Ok(Vec::new()));
    }

    #[test]
    fn other_texts_are_told() {
        for text in ["", "{}", "[]", "{\"version\": 1}", "{\"version\": 1, \"findings\": [1]}", "{\"version\": \"1\"}"]
        {
            assert!(read(text).is_err_and(|words| words.starts_with("it is no list")), "{text}");
        }
        assert_eq!(read("{\"version\": 2}"), Err("it is of version 2, and this ecslint reads version 1".to_owned()));
        assert!(read("<<<<<<< ours\n{}").is_err_and(|words| words.starts_with("it is no JSON")));
    }
}
