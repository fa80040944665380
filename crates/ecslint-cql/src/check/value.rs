//! Values: of fields, and of the attributes that ECS sets.

use crate::facts::{AttributeInfo, Field, MAX_ATTRIBUTE_CHARACTERS, MAX_GROUP_CHARACTERS, Operator, Values};
use crate::facts::{is_value_character, subject};
use crate::finding::{Code, Finding, quoted, quoted_short};
use crate::placeholder::is_stand_in;
use crate::span::Span;
use crate::suggest::{nearest, one_of};
use crate::{time, version};

/// Names that other systems have for what ECS calls differently.
static OTHER_NAMES: &[(&str, &str)] = &[
    ("aarch64", "arm64"),
    ("arm", "arm64"),
    ("amd64", "x86_64"),
    ("x64", "x86_64"),
    ("x86", "x86_64"),
    ("x86-64", "x86_64"),
    ("win", "windows"),
    ("windows_server", "windows"),
    ("windows_server_2019", "WINDOWS_SERVER_2019_CORE"),
    ("windows_server_2022", "WINDOWS_SERVER_2022_CORE"),
    ("windows_server_2025", "WINDOWS_SERVER_2025_CORE"),
    ("windows", "WINDOWS_SERVER_2022_CORE"),
];

/// The sizes of instances that are plain words.
static SIZES: &[&str] = &["nano", "micro", "small", "medium", "large", "xlarge", "metal"];

/// The value of a field.
pub(super) fn field(field: Field, value: &str, span: Span, operator: Operator) -> Option<Finding> {
    match field {
        Field::AgentConnected => closed_set("agentConnected", &["true", "false"], value, span),
        Field::AgentVersion if !version::is_version(value) => Some(wrong_type(field, value, span, "a version")),
        Field::RunningTasksCount if !is_integer(value) => Some(wrong_type(field, value, span, "a whole number")),
        Field::RunningTasksCount if counts_below_zero(value, operator) => {
            let message = format!("{} is below every count, no instance can match", quoted(value));
            Some(Finding::new(Code::Contradiction, span, message).help("compare with a count from 0 on"))
        }
        Field::RegisteredAt => moment(value, span),
        Field::Ec2InstanceId => instance_id(value, span),
        Field::TaskGroup => group(value, span, operator),
        Field::AgentVersion | Field::RunningTasksCount => None,
    }
}

fn wrong_type(field: Field, value: &str, span: Span, expected: &str) -> Finding {
    let message = format!("{} is no argument for `{}`, expected {expected}", quoted_short(value), field.name());
    let finding = Finding::new(Code::ArgumentType, span, message);
    match subject(crate::facts::SubjectKey::Field(field)) {
        Some(row) => finding.help(format!("write {}", row.argument)),
        None => finding,
    }
}

fn is_integer(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn counts_below_zero(value: &str, operator: Operator) -> bool {
    let is_zero = value.bytes().all(|byte| byte == b'0');
    match operator {
        Operator::Less => is_zero || value.starts_with('-'),
        Operator::LessOrEqual | Operator::Equals => {
            value.starts_with('-') && !value[1..].bytes().all(|byte| byte == b'0')
        }
        _ => false,
    }
}

fn moment(value: &str, span: Span) -> Option<Finding> {
    match time::read(value) {
        None => Some(wrong_type(Field::RegisteredAt, value, span, "a date such as `2018-06-18`")),
        Some(written) if written.form == time::Form::Other => {
            let message = format!("{} is a time in a form that no document shows", quoted(value));
            let help = "write `2018-06-18`, `2018-06-18T22:28:28`, or the latter with `Z` or `+00:00`";
            Some(Finding::new(Code::ValueShape, span, message).help(help))
        }
        Some(_) => None,
    }
}

fn instance_id(value: &str, span: Span) -> Option<Finding> {
    // Machines outside of AWS have ids of Systems Manager.
    if value.starts_with("i-") || value.starts_with("mi-") || is_stand_in(value) {
        return None;
    }
    let message = format!("{} is no id of an instance, expected one such as `i-0123456789abcdef0`", quoted(value));
    Some(Finding::new(Code::ValueShape, span, message).help("ids begin with `i-`; outside of AWS with `mi-`"))
}

fn group(value: &str, span: Span, operator: Operator) -> Option<Finding> {
    if let Some(finding) = pattern_with_equality(value, span, operator) {
        return Some(finding);
    }
    let length = value.chars().count();
    (length > MAX_GROUP_CHARACTERS).then(|| {
        let message =
            format!("{} has {length} characters, the limit for a group is {MAX_GROUP_CHARACTERS}", quoted(value));
        Finding::new(Code::ValueShape, span, message).help("no task group has such a name")
    })
}

/// A value that is compared as it stands, and reads as a pattern.
fn pattern_with_equality(value: &str, span: Span, operator: Operator) -> Option<Finding> {
    let reads_as_pattern = value.contains(['*', '^', '$', '|', '+', '?', '{', '[']);
    let matching = match operator {
        Operator::Equals => "=~",
        Operator::NotEquals => "!~",
        _ if value.contains('*') => "=~",
        _ => return None,
    };
    reads_as_pattern.then(|| {
        let symbol = operator.symbol();
        let message = format!("{} reads as a pattern, and `{symbol}` compares it as it stands", quoted(value));
        Finding::new(Code::PatternWithEquality, span, message).help(format!("write `{matching}` to match a pattern"))
    })
}

/// The value of any attribute, built in or custom.
pub(super) fn any_attribute(value: &str, span: Span, operator: Operator) -> Option<Finding> {
    if let Some(finding) = pattern_with_equality(value, span, operator) {
        return Some(finding);
    }
    if let Some(character) = value.chars().find(|character| !is_value_character(*character)) {
        let message =
            format!("{} holds {}, which no value of an attribute can", quoted(value), quoted(&character.to_string()));
        let help = "values consist of letters, digits, `-`, `_`, `/`, `\\`, `.`, `@`, `:` and blanks";
        return Some(Finding::new(Code::ValueCharacters, span, message).help(help));
    }
    if value.len() > MAX_ATTRIBUTE_CHARACTERS {
        let message = format!(
            "{} has {} characters, the limit for a value is {MAX_ATTRIBUTE_CHARACTERS}",
            quoted(value),
            value.len()
        );
        return Some(Finding::new(Code::ValueShape, span, message).help("no attribute has such a value"));
    }
    (value.trim().len() != value.len()).then(|| {
        let message = format!("{} begins or ends with a blank, which no value of an attribute does", quoted(value));
        Finding::new(Code::ValueShape, span, message).help("remove the blank")
    })
}

/// The value of a built-in attribute.
pub(super) fn built_in(row: &AttributeInfo, value: &str, span: Span) -> Option<Finding> {
    match row.values {
        Values::Only(known) => closed_set(row.name, known, value, span),
        Values::Known(known) => open_set(row.name, known, value, span),
        Values::Prefix(prefix) => prefixed(row.name, prefix, value, span),
        Values::Zone => zone(value, span),
        Values::InstanceType => instance_type(value, span),
        Values::Unknown => None,
    }
}

fn case(name: &str, value: &str, meant: &str, span: Span) -> Finding {
    let message =
        format!("{} is in the wrong case for `{name}`, expected {}", quoted_short(value), quoted_short(meant));
    Finding::new(Code::ValueCase, span, message).help(format!("write `{meant}`")).replace(span, meant)
}

fn closed_set(name: &str, known: &[&str], value: &str, span: Span) -> Option<Finding> {
    if known.contains(&value) {
        return None;
    }
    if let Some(meant) = known.iter().find(|known| known.eq_ignore_ascii_case(value)) {
        return Some(case(name, value, meant, span));
    }
    if is_stand_in(value) {
        return None;
    }
    let message = format!("{} is no value of `{name}`, expected {}", quoted(value), one_of(known));
    let finding = Finding::new(Code::ValueUnknown, span, message);
    Some(match other_name(known, value) {
        Some(meant) => finding.help(format!("did you mean `{meant}`?")).replace(span, meant),
        None => finding.help("no instance ever matches it"),
    })
}

fn other_name<'k>(known: &[&'k str], value: &str) -> Option<&'k str> {
    let lower = value.to_ascii_lowercase();
    let other = |meant: &&str| OTHER_NAMES.iter().any(|(name, ours)| *name == lower && ours == meant);
    known.iter().copied().find(other).or_else(|| nearest(value, known.iter().copied()))
}

fn open_set(name: &str, known: &[&str], value: &str, span: Span) -> Option<Finding> {
    if known.contains(&value) {
        return None;
    }
    if let Some(meant) = known.iter().find(|known| known.eq_ignore_ascii_case(value)) {
        return Some(case(name, value, meant, span));
    }
    // New versions have the form of the old ones.
    let upper = value.to_ascii_uppercase();
    let has_form = upper.starts_with("WINDOWS_SERVER_") && (upper.ends_with("_CORE") || upper.ends_with("_FULL"));
    if has_form {
        return (upper != value).then(|| case(name, value, &upper, span));
    }
    let meant = other_name(known, value)?;
    let message = format!("{} is no value of `{name}`, expected one such as `{meant}`", quoted_short(value));
    Some(Finding::new(Code::ValueUnknown, span, message).help(format!("did you mean `{meant}`?")).replace(span, meant))
}

fn prefixed(name: &str, prefix: &str, value: &str, span: Span) -> Option<Finding> {
    if value.starts_with(prefix) {
        return None;
    }
    let lower = value.to_ascii_lowercase();
    if lower.starts_with(prefix) {
        return Some(case(name, value, &lower, span));
    }
    if is_stand_in(value) {
        return None;
    }
    let message = format!("{} is no value of `{name}`, expected one that begins with `{prefix}`", quoted_short(value));
    Some(Finding::new(Code::ValueShape, span, message).help("no instance ever matches it"))
}

/// `us-east-1` and what follows it.
fn region_and_rest(value: &str) -> Option<(&str, &str)> {
    let digit = value.find(|character: char| character.is_ascii_digit())?;
    let digits = value[digit..].bytes().take_while(|byte| byte.is_ascii_digit()).count();
    let (region, rest) = value.split_at(digit + digits);
    let words: Vec<&str> = value[..digit].strip_suffix('-')?.split('-').collect();
    let is_word = |word: &&str| word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    (words.len() >= 2 && words.iter().all(is_word)).then_some((region, rest))
}

fn zone(value: &str, span: Span) -> Option<Finding> {
    let lower = value.to_ascii_lowercase();
    let name = "ecs.availability-zone";
    let finding = match region_and_rest(&lower) {
        Some((_, "")) => {
            let zone = quoted_short(&format!("{lower}a"));
            let message = format!("{} is a Region, expected a zone such as {zone}", quoted_short(value));
            let help = format!("write `=~ {lower}.*` to mean all zones of the Region");
            Finding::new(Code::ValueShape, span, message).help(help)
        }
        Some(_) if lower != value => case(name, value, &lower, span),
        Some(_) => return None,
        None if is_stand_in(value) => return None,
        None => {
            let message = format!("{} is no zone, expected one such as `us-east-1a`", quoted(value));
            let help = if lower.contains("-az") {
                "the attribute holds names of zones, not their ids"
            } else {
                "no instance ever matches it"
            };
            Finding::new(Code::ValueShape, span, message).help(help)
        }
    };
    Some(finding)
}

fn instance_type(value: &str, span: Span) -> Option<Finding> {
    let name = "ecs.instance-type";
    let lower = value.to_ascii_lowercase();
    let Some((family, size)) = lower.split_once('.') else {
        if is_stand_in(value) {
            return None;
        }
        let message = format!("{} is no instance type, expected one such as `t3.micro`", quoted(value));
        let help = format!("write `=~ {lower}\\..*` to mean all sizes of a family");
        return Some(Finding::new(Code::ValueShape, span, message).help(help));
    };
    if lower != value {
        return Some(case(name, value, &lower, span));
    }
    if matches!(family, "ml" | "db" | "cache") && size.contains('.') {
        let message =
            format!("{} is an instance type of another service, expected {}", quoted_short(value), quoted_short(size));
        let finding = Finding::new(Code::ValueShape, span, message);
        return Some(finding.help(format!("write `{size}`")).replace(span, size));
    }
    if family.is_empty() || size.is_empty() || size.contains('.') {
        let message = format!("{} is no instance type, expected one such as `t3.micro`", quoted(value));
        return Some(Finding::new(Code::ValueShape, span, message).help("no instance ever matches it"));
    }
    if SIZES.contains(&size) || !size.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let meant = nearest(size, SIZES.iter().copied())?;
    let message = format!("{} is no size of an instance, expected one such as `{meant}`", quoted(size));
    let meant = format!("{family}.{meant}");
    Some(Finding::new(Code::ValueUnknown, span, message).help(format!("did you mean `{meant}`?")).replace(span, meant))
}
