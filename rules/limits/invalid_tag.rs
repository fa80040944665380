//! Tags take letters, digits, blanks and a few signs, and leave `aws:` to AWS.

use ecslint_core::text::Alphabet;
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

use super::in_words;

pub(crate) static RULE: Rule = Rule {
    name: "invalid-tag",
    summary: "A tag has characters that tags do not take, or the prefix `aws:`.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("invalid-tag.md"),
    needs: &["tags"],
    check: Check::TaskDefinition(check),
};

/// What nearly all tags are made of.
static PLAIN: Alphabet = Alphabet::alphanumeric_and(b"_.:/=+-@ ");

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    for tag in task.tags().iter() {
        for (name, text) in [("key", tag.key()), ("value", tag.value())] {
            let Some(text) = text.known() else { continue };
            let fault =
                if PLAIN.spells(text.value) { None } else { text.value.chars().find(|it| !is_tag_character(*it)) };
            if let Some(fault) = fault {
                context
                    .report(text.span(), format!("`{name}` holds {}, which tags do not take", in_words(fault)))
                    .help("use letters, digits, blanks and `_`, `.`, `:`, `/`, `=`, `+`, `-`, `@`");
            } else if text.value.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case("aws:")) {
                let found =
                    context.report(text.span(), format!("`{name}` begins with `aws:`, which is reserved for AWS"));
                found.help("use another prefix");
                if name == "value" {
                    // The documentation names values too; that the service looks at them was not seen.
                    found.severity(Severity::Warning);
                }
            }
        }
    }
}

/// Letters, digits and blanks of any script, and eight signs. Signs of combined letters count as letters here.
fn is_tag_character(letter: char) -> bool {
    letter.is_alphanumeric() || (letter.is_whitespace() && !letter.is_control()) || "_.:/=+-@".contains(letter)
}
