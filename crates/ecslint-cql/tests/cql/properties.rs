//! Properties of all texts: no panic, spans inside of the text, printing keeps the tree, and the verdict is the one that
//! a plain reading of the expression gives.

use ecslint_cql::{Query, check, parse};
use proptest::prelude::*;

use crate::generator;
use crate::invariants::{assert_invariants, outline};

/// Pieces that mean something to the parser, well placed or not.
const PIECES: &[&str] = &[
    "attribute:",
    "attribute:a",
    "attribute:ecs.instance-type",
    "attribute:ecs.availability-zone",
    "attribute:ecs.os-type",
    "task:group",
    "agentVersion",
    "agentConnected",
    "registeredAt",
    "runningTasksCount",
    "ec2InstanceId",
    "==",
    "!=",
    "=",
    "=~",
    "!~",
    "<",
    ">=",
    "exists",
    "!exists",
    "not_exists",
    "in",
    "!in",
    "not_in",
    "equals",
    "like",
    "not",
    "NOT",
    "!",
    "and",
    "or",
    "AND",
    "&&",
    "||",
    "&",
    "|",
    "(",
    ")",
    "[",
    "]",
    "[a, b]",
    "[]",
    ",",
    "'",
    "\"",
    "'x y'",
    "\"x\"",
    "a",
    "t3.*",
    "t3.micro",
    "g4*",
    "us-east-1",
    "Linux",
    "2018-06-18",
    "1.14.5",
    "5",
    "(a|b)",
    "\\",
    "{2",
    "${X}",
    "${",
    "{{ x }}",
    "{{",
    "<X>",
    "%s",
    "__X__",
    "[[x]]",
    "$(X)",
    " ",
    " ",
    " ",
    "é",
    "\u{a0}",
    "*",
    "memberOf",
    "\n",
    ";",
    "`",
];

fn mess() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![4 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,3}"],
        0..24,
    )
    .prop_map(|pieces| pieces.concat())
}

fn spaced_mess() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..20).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_keeps_the_invariants(text in any::<String>()) {
        assert_invariants(&text);
    }

    #[test]
    fn any_mess_keeps_the_invariants(text in mess()) {
        assert_invariants(&text);
    }

    #[test]
    fn any_spaced_mess_keeps_the_invariants(text in spaced_mess()) {
        assert_invariants(&text);
    }

    #[test]
    fn every_beginning_of_an_expression_keeps_the_invariants(expression in generator::expression(), cut in 0_usize..200) {
        let text = expression.to_string();
        let cut = (0..=cut.min(text.len())).rev().find(|&cut| text.is_char_boundary(cut)).unwrap_or(0);
        assert_invariants(&text[..cut]);
    }

    #[test]
    fn well_formed_expressions_have_no_errors_and_print_alike(expression in generator::expression()) {
        let text = expression.to_string();
        let errors: Vec<_> =
            check(&text).into_iter().filter(|finding| finding.severity() == ecslint_cql::Severity::Error).collect();
        prop_assert_eq!(errors, [], "{}", text);
        let parsed = parse(&text);
        let printed = parsed.expression.to_string();
        let again = parse(&printed);
        prop_assert_eq!(outline(&parsed.expression.root), outline(&again.expression.root), "{} became {}", text, printed);
    }

    #[test]
    fn verdicts_agree_with_a_plain_reading(expression in generator::expression(), data in generator::data()) {
        let text = expression.to_string();
        let parsed = parse(&text);
        let query = Query::new(&parsed.expression);
        let instance = data.instance();
        let expected = expression.holds(&data);
        let verdict = query.verdict(&instance);
        prop_assert_eq!(verdict, ecslint_cql::Verdict::from(Some(expected)), "{} of {:?}", text, data);
        let explanation = query.explain(&instance);
        prop_assert_eq!(explanation.verdict, verdict);
        prop_assert!(!explanation.reasons.is_empty());
    }
}
