//! Which language a file is in.

use std::path::Path;

use ecslint_syntax::{Syntax, decode};

/// The language of a file, as its name says it: `task.yaml` and `task.yml.j2` are YAML, and comments are allowed in
/// `task.jsonc`, `task.jsonc.tpl` and `task.json5`. Where the name says nothing, the first line that is no comment does.
pub fn syntax_of(path: &Path, text: impl AsRef<[u8]>) -> Syntax {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    if name.contains(".yaml") || name.contains(".yml") {
        return Syntax::Yaml;
    }
    if name.contains(".jsonc") || name.contains(".json5") {
        return Syntax::Jsonc;
    }
    if !name.contains(".json") && begins_as_yaml(text.as_ref()) { Syntax::Yaml } else { Syntax::Json }
}

/// Whether the text begins with a key or a list as only YAML has them.
fn begins_as_yaml(text: &[u8]) -> bool {
    /// Longer comments at the beginning are hardly ever written.
    const HEAD: usize = 4_096;
    let head = decode(&text[..text.len().min(HEAD)]);
    let lines = head.text.trim_start_matches('\u{feff}').lines().map(str::trim_end);
    let Some(line) = lines.filter(|line| !line.is_empty()).find(|line| !line.starts_with(['#', '%'])) else {
        return false;
    };
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let word = line.bytes().take_while(|byte| is_name(byte)).count();
    let has_key = word > 0 && (line[word..] == *":" || line[word..].starts_with(": "));
    has_key || line == "---" || line.starts_with("--- ") || line.starts_with("- ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_says_which_language_it_is() {
        for (name, syntax) in [
            ("a/task.json", Syntax::Json),
            ("task.json.tpl", Syntax::Json),
            ("notes", Syntax::Json),
            ("task.jsonc", Syntax::Jsonc),
            ("task.JSONC.j2", Syntax::Jsonc),
            ("task.yaml", Syntax::Yaml),
            ("a.json/task.YML.tpl", Syntax::Yaml),
        ] {
            assert_eq!(syntax_of(Path::new(name), ""), syntax, "{name}");
        }
    }

    #[test]
    fn the_first_line_says_it_where_the_name_does_not() {
        for (text, syntax) in [
            ("# a comment\n\nfamily: web\n", Syntax::Yaml),
            ("---\nfamily: web\n", Syntax::Yaml),
            ("\u{feff}containerDefinitions:\r\n", Syntax::Yaml),
            ("- name: web\n", Syntax::Yaml),
            ("  {\n", Syntax::Json),
            ("# a comment\n{ \"family\": 1 }", Syntax::Json),
            ("\"family\": \"web\"", Syntax::Json),
            ("{{ include }}", Syntax::Json),
            ("family", Syntax::Json),
            ("", Syntax::Json),
        ] {
            assert_eq!(syntax_of(Path::new("<stdin>"), text), syntax, "{text}");
            assert_eq!(syntax_of(Path::new("task.json"), text), Syntax::Json, "{text}");
        }
    }
}
