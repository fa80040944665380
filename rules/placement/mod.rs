//! Placement constraints. On Fargate they are refused as a whole, and these rules have nothing to add.

use ecslint_core::views::ExpressionFinding;
use ecslint_core::{Context, Fix, Rule, TaskDefinition};
use ecslint_cql::Code;

mod constraint_type_missing;
mod constraint_without_expression;
mod contradictory_placement_expression;
mod glob_in_placement_pattern;
mod impossible_placement_value;
mod invalid_placement_argument;
mod invalid_placement_expression;
mod invalid_placement_pattern;
mod pattern_compared_as_text;
mod placement_expression_too_long;
mod tautological_placement_expression;
mod too_many_placement_constraints;
mod undocumented_placement_form;
mod unescaped_dot_in_placement_pattern;
mod unknown_placement_attribute;
mod unknown_placement_operator;
mod unknown_placement_subject;
mod unreported_capability;
mod unsupported_constraint_type;
mod unsupported_placement_attribute;
mod unsupported_placement_operator;

pub(crate) static RULES: &[&Rule] = &[
    &unsupported_constraint_type::RULE,
    &constraint_type_missing::RULE,
    &constraint_without_expression::RULE,
    &too_many_placement_constraints::RULE,
    &placement_expression_too_long::RULE,
    &invalid_placement_expression::RULE,
    &unknown_placement_subject::RULE,
    &unknown_placement_operator::RULE,
    &unsupported_placement_operator::RULE,
    &invalid_placement_argument::RULE,
    &invalid_placement_pattern::RULE,
    &unknown_placement_attribute::RULE,
    &unsupported_placement_attribute::RULE,
    &unreported_capability::RULE,
    &impossible_placement_value::RULE,
    &glob_in_placement_pattern::RULE,
    &pattern_compared_as_text::RULE,
    &contradictory_placement_expression::RULE,
    &tautological_placement_expression::RULE,
    &undocumented_placement_form::RULE,
    &unescaped_dot_in_placement_pattern::RULE,
];

/// What a service says of a task that no instance matches. It says no more of any expression, so `ecslint explain` leads
/// from it to the cause `placement-constraint-unmet`, which names these rules, and not to a dozen pages.
const UNSATISFIED: &str = "MemberOf placement constraint unsatisfied.";

/// Reports what is wrong with expressions and has one of these `codes`.
fn report_expressions(task: TaskDefinition<'_>, context: &mut Context<'_>, codes: &[Code]) {
    for found in task.expression_findings() {
        if codes.contains(&found.finding.code) {
            report(found, context);
        }
    }
}

fn report(found: &ExpressionFinding, context: &mut Context<'_>) {
    let ExpressionFinding { finding, span, related, edit } = found;
    let diagnostic = context.report(*span, finding.message.as_str());
    diagnostic.related(*related, "the other comparison");
    if let Some(help) = &finding.help {
        diagnostic.help(help.as_str());
    }
    // Of an error it is certain that no instance matches.
    if finding.severity() == ecslint_cql::Severity::Error && finding.code != Code::TooLong {
        diagnostic.says(UNSATISFIED);
    }
    if let (Some(replacement), Some(edit)) = (&finding.replacement, edit) {
        let shown = shortened(replacement.text.trim());
        let title = match (replacement.text.is_empty(), replacement.span.is_empty()) {
            (true, _) => "remove it".to_owned(),
            (false, true) => format!("insert `{shown}`"),
            (false, false) => format!("write `{shown}`"),
        };
        let edits = vec![edit.clone()];
        diagnostic.fix(if is_certain(finding.code) { Fix::safe(title, edits) } else { Fix::unsafe_(title, edits) });
    }
}

/// Whether the replacement says the same as the author for sure, only in the documented form.
fn is_certain(code: Code) -> bool {
    matches!(
        code,
        Code::KeywordCase
            | Code::DoubleQuotes
            | Code::UnbracketedList
            | Code::BareNegation
            | Code::ValueCase
            | Code::UnescapedDot
    )
}

/// How many characters of a new text a title shows.
const LONGEST_TITLE: usize = 60;

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST_TITLE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rules that speak for the language, with what each speaks of.
    const SPEAKERS: [(&Rule, &[Code]); 17] = [
        (&constraint_without_expression::RULE, constraint_without_expression::CODES),
        (&placement_expression_too_long::RULE, placement_expression_too_long::CODES),
        (&invalid_placement_expression::RULE, invalid_placement_expression::CODES),
        (&unknown_placement_subject::RULE, unknown_placement_subject::CODES),
        (&unknown_placement_operator::RULE, unknown_placement_operator::CODES),
        (&unsupported_placement_operator::RULE, unsupported_placement_operator::CODES),
        (&invalid_placement_argument::RULE, invalid_placement_argument::CODES),
        (&invalid_placement_pattern::RULE, invalid_placement_pattern::CODES),
        (&unknown_placement_attribute::RULE, unknown_placement_attribute::CODES),
        (&unreported_capability::RULE, unreported_capability::CODES),
        (&impossible_placement_value::RULE, impossible_placement_value::CODES),
        (&glob_in_placement_pattern::RULE, glob_in_placement_pattern::CODES),
        (&pattern_compared_as_text::RULE, pattern_compared_as_text::CODES),
        (&contradictory_placement_expression::RULE, contradictory_placement_expression::CODES),
        (&tautological_placement_expression::RULE, tautological_placement_expression::CODES),
        (&undocumented_placement_form::RULE, undocumented_placement_form::CODES),
        (&unescaped_dot_in_placement_pattern::RULE, unescaped_dot_in_placement_pattern::CODES),
    ];

    #[test]
    fn every_code_of_the_language_belongs_to_one_rule_of_its_severity() {
        for code in Code::ALL {
            let speakers: Vec<&Rule> =
                SPEAKERS.iter().filter(|(_, codes)| codes.contains(code)).map(|(rule, _)| *rule).collect();
            let [rule] = speakers.as_slice() else {
                panic!("{} belongs to {:?}", code.name(), speakers.iter().map(|rule| rule.name).collect::<Vec<_>>());
            };
            assert_eq!(rule.severity.name(), code.severity().name(), "{} in {}", code.name(), rule.name);
        }
    }

    #[test]
    fn the_language_and_the_tables_have_one_length() {
        let facts = ecslint_schemas::Facts::load().expect("the tables are sound");
        let length = usize::try_from(facts.limits.placement_expression_length.value);
        assert_eq!(length, Ok(ecslint_cql::facts::MAX_CHARACTERS));
    }
}
