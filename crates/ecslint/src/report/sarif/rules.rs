//! The rules that a report speaks of, with their pages.

use std::collections::BTreeMap;

use ecslint_project::{Report, Rule, Severity, rule_url};

use super::form::{DefaultConfiguration, Descriptor, Message, RuleProperties};
use super::level;

/// The rules that found something, sorted by their names and numbered.
pub(super) struct Rules {
    numbered: BTreeMap<&'static str, (usize, &'static Rule)>,
}

impl Rules {
    pub(super) fn of(report: &Report) -> Self {
        let suppressed = report.files.iter().flat_map(|file| &file.suppressed).map(|(diagnostic, _)| diagnostic);
        let all = report.diagnostics().chain(suppressed);
        let mut numbered: BTreeMap<_, _> = all.map(|diagnostic| (diagnostic.rule.name, (0, diagnostic.rule))).collect();
        for (number, (place, _)) in numbered.values_mut().enumerate() {
            *place = number;
        }
        Self { numbered }
    }

    /// The place of the rule in the list.
    pub(super) fn number_of(&self, rule: &Rule) -> usize {
        self.numbered.get(rule.name).map_or(0, |(number, _)| *number)
    }

    pub(super) fn into_descriptors(self) -> Vec<Descriptor> {
        self.numbered.into_values().map(|(_, rule)| descriptor(rule)).collect()
    }
}

fn descriptor(rule: &'static Rule) -> Descriptor {
    let page = page(rule);
    Descriptor {
        id: rule.name,
        name: pascal_case(rule.name),
        short_description: Message::plain(rule.summary),
        full_description: Message::plain(why(rule).unwrap_or_else(|| rule.summary.to_owned())),
        help: Message::with_markdown(page.clone(), page),
        help_uri: rule_url(rule),
        default_configuration: DefaultConfiguration { level: level(rule.severity) },
        properties: RuleProperties {
            tags: vec!["ecs", rule.group.name(), rule.outcome.name()],
            // Rules are silent about what they cannot know.
            precision: "high",
            problem_severity: match rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Advice => "recommendation",
            },
        },
    }
}

/// `host-port-mismatch` as `HostPortMismatch`.
fn pascal_case(name: &str) -> String {
    let part = |part: &str| {
        let mut characters = part.chars();
        characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
    };
    name.split('-').map(part).collect()
}

/// The first paragraph of the section "Why" as one line.
fn why(rule: &Rule) -> Option<String> {
    let (_, section) = rule.page.split_once("\n## Why\n\n")?;
    let paragraph = section.split("\n\n").next()?;
    Some(paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The page without its title, for a reader who is elsewhere: examples are JSON with comments, and links lead to the
/// repository.
fn page(rule: &Rule) -> String {
    let body = rule.page.split_once("\n\n").map_or(rule.page, |(_, body)| body);
    let line = |line: &str| match line.strip_prefix("```jsonc ") {
        Some(_) => "```jsonc\n".to_owned(),
        None => format!("{line}\n"),
    };
    let text: String = body.lines().map(line).collect();
    let base = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/");
    text.replace("](../../", &format!("]({base}")).replace("](../", &format!("]({base}rules/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_fit_for_readers_elsewhere() {
        for rule in ecslint_project::rules() {
            let page = page(rule);
            assert!(!page.contains("](..") && !page.contains("```jsonc "), "{}", rule.name);
            assert!(why(rule).is_some_and(|why| !why.is_empty()), "{}", rule.name);
        }
        assert_eq!(pascal_case("host-port-mismatch"), "HostPortMismatch");
    }
}
