//! The engine runs every rule, whatever one of them does.

use ecslint_core::engine::{INTERNAL_ERROR, Kind};
use ecslint_core::{Check, Checker, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_syntax::Syntax;

const fn rule(name: &'static str, check: Check) -> Rule {
    Rule {
        name,
        summary: "A rule for a test.",
        group: Group::Schema,
        severity: Severity::Error,
        outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &["No values here.", "Value %s."] },
        fixable: false,
        since: "0.1.0",
        page: "",
        needs: &[],
        check,
    }
}

static FIRST: Rule = rule("first", Check::Container(speak));
static FAILING: Rule = rule("failing", Check::Container(fail));
static LAST: Rule = rule("last", Check::Container(speak));
static CONFESSION: Rule = rule(INTERNAL_ERROR, Check::Engine);

fn speak(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    if let Some(name) = container.name().known() {
        context.report(name.span(), format!("`{}` is a container", name.value));
    }
}

fn fail(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    speak(task, container, context);
    assert!(!container.name().is("b"), "cannot stand `b`");
}

/// Runs all rules over `text`; a line a finding: rule, message, JSON Pointer.
fn check(text: &str) -> String {
    let checker = Checker::new([&FIRST, &FAILING, &LAST, &CONFESSION]).expect("the tables are sound");
    let (_, findings) = checker.check_bytes(text.as_bytes(), Syntax::Json, Kind::Detect);
    let lines =
        findings.diagnostics.iter().map(|found| format!("{} {} {}\n", found.rule.name, found.message, found.pointer));
    lines.collect()
}

#[test]
fn a_panic_in_one_rule_hides_nothing_of_the_others() {
    let text = r#"{"containerDefinitions": [{"name": "a"}, {"name": "b"}]}"#;
    assert_eq!(
        check(text),
        "internal-error `failing` failed inside: cannot stand `b` \n\
         first `a` is a container /containerDefinitions/0/name\n\
         last `a` is a container /containerDefinitions/0/name\n\
         first `b` is a container /containerDefinitions/1/name\n\
         last `b` is a container /containerDefinitions/1/name\n"
    );
}

#[test]
fn nothing_is_said_about_other_files() {
    assert_eq!(check(r#"{"services": {"a": {"image": "nginx"}}}"#), "");
    assert_eq!(check(""), "");
}

#[test]
fn lost_bytes_silence_what_is_said_of_their_place() {
    let mut bytes = br#"{"containerDefinitions": [{"name": "a"}, {"name": "c?"}]}"#.to_vec();
    let place = bytes.iter().position(|byte| *byte == b'?').expect("a question mark");
    bytes[place] = 0xff;
    let checker = Checker::new([&FIRST]).expect("the tables are sound");
    let (text, findings) = checker.check_bytes(&bytes, Syntax::Json, Kind::Detect);
    let messages: Vec<&str> = findings.diagnostics.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(messages, ["`a` is a container"]);
    assert_eq!(text.len(), bytes.len());
}

#[test]
fn a_wording_with_values_is_not_quoted_unfilled() {
    let checker = Checker::new([&FIRST]).expect("the tables are sound");
    let (_, findings) =
        checker.check_bytes(br#"{"containerDefinitions": [{"name": "a"}]}"#, Syntax::Json, Kind::Detect);
    assert_eq!(findings.diagnostics[0].says.as_deref(), Some("No values here."));
}

#[test]
fn every_form_of_placeholder_is_unknown_to_rules() {
    for name in
        ["${a}", "$A", "{{ a }}", "<A>", "%A%", "#{a}", "__A__", "@@A@@", "@a@", "[[a]]", "((a))", "{% if a %}a", "{a}"]
    {
        assert_eq!(check(&format!(r#"{{"containerDefinitions": [{{"name": "x-{name}"}}]}}"#)), "", "speaks of {name}");
    }
}
