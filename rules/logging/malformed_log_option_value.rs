//! Options of log drivers are texts; Docker reads flags, counts and words out of them when the container starts.

use super::Logging;
use ecslint_core::edit;
use ecslint_core::suggest::one_of;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_schemas::facts::log_drivers::OptionForm;

pub(crate) static RULE: Rule = Rule {
    name: "malformed-log-option-value",
    summary: "A log option has a value that its log driver cannot read.",
    group: Group::Logging,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart {
        says: &[
            "must specify valid value for log opt 'awslogs-create-group': strconv.ParseBool: parsing \"%s\": invalid \
             syntax",
            "max-file cannot be less than 1",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("malformed-log-option-value.md"),
    needs: &[
        "awslogs-create-group",
        "fluentd-async",
        "fluentd-async-connect",
        "fluentd-sub-second-precision",
        "gelf-compression-level",
        "gelf-compression-type",
        "max-file",
        "splunk-format",
        "splunk-gzip",
        "splunk-gzip-level",
        "splunk-insecureskipverify",
        "splunk-verify-connection",
        "syslog-format",
    ],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(logging) = Logging::of(container, context.facts).filter(|it| !it.driver.forms.is_empty()) else { return };
    for form in &logging.driver.forms {
        let Some(value) = logging.listed_option(&form.option).known() else { continue };
        if value.value.is_empty() || fits(form, value.value) {
            continue;
        }
        let option = form.option.as_str();
        let found = context.report(value.span(), format!("`{}` is no value for `{option}`", shorten(value.value)));
        found.help(help(form));
        if option == "awslogs-create-group" {
            found.says(format!(
                "must specify valid value for log opt 'awslogs-create-group': strconv.ParseBool: parsing \"{}\": invalid \
                 syntax",
                value.value
            ));
        } else if option == "max-file" {
            found.says("max-file cannot be less than 1");
        }
        if let Some(flag) = meant(form, value.value) {
            found.fix(Fix::unsafe_(format!("write `{flag}`"), vec![edit::replace_string(value.node, flag)]));
        }
    }
}

/// What Go's `ParseBool` takes.
const FLAGS: [&str; 12] = ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"];

fn fits(form: &OptionForm, value: &str) -> bool {
    if form.is_flag() {
        return FLAGS.contains(&value);
    }
    match (form.min, form.max) {
        (None, None) => form.words.iter().any(|word| word == value),
        (min, max) => value
            .parse::<i64>()
            .is_ok_and(|number| min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max)),
    }
}

fn help(form: &OptionForm) -> String {
    if form.is_flag() {
        return "use `true` or `false`".to_owned();
    }
    match (form.min, form.max) {
        (Some(min), Some(max)) => format!("use a number from {min} to {max}"),
        (Some(min), None) => format!("use a number from {min} on"),
        _ => format!("use {}", one_of(form.words.iter().map(String::as_str))),
    }
}

/// The flag that another word stands for, or the word in the case that the driver knows.
fn meant<'f>(form: &'f OptionForm, value: &str) -> Option<&'f str> {
    if !form.is_flag() {
        return form.words.iter().map(String::as_str).find(|word| word.eq_ignore_ascii_case(value));
    }
    match value.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "y" | "enabled" => Some("true"),
        "false" | "no" | "off" | "n" | "disabled" => Some("false"),
        _ => None,
    }
}

/// The beginning of a text that is too long for a message.
fn shorten(text: &str) -> &str {
    text.char_indices().nth(40).map_or(text, |(end, _)| &text[..end])
}
