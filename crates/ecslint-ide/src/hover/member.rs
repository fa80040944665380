//! What a member means, takes and is limited to.

use ecslint_schemas::facts::limits::{Bound, Range, Unit};
use ecslint_schemas::facts::members::{Limit, LimitOf, MemberFact, Which};

use super::page::Page;
use super::refusals;
use crate::markdown::{code, listed_code};
use crate::model::{MemberModel, ValueModel};
use crate::view::View;

/// Meanings are told of so many values at most; of longer lists the values alone.
const MOST_EXPLAINED: usize = 8;

/// What was told of the value before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// Nothing, so every value is explained.
    Nothing,
    /// The value that stands there, so the others are named at most.
    Value,
}

/// Tells all that is known of the member at `path`.
pub(super) fn tell<'d>(page: &mut Page<'d>, view: View<'d>, path: &str, member: &'d MemberModel, told: Told) {
    let need = if member.required { "required" } else { "optional" };
    page.paragraph(format!("**`{}`** · {}, {need}", member.name, kind(view, &member.value)));
    page.paragraph(member.description.as_str());
    let fact = view.members.fact(path);
    if let Some(fact) = fact {
        tell_fact(page, view, fact);
    }
    values(page, view, member, fact, told);
    refusals::tell(page, view, path);
}

/// The kind of value in words.
fn kind(view: View<'_>, value: &ValueModel) -> String {
    match value {
        ValueModel::String(_) => "string".to_owned(),
        ValueModel::Integer => "integer".to_owned(),
        ValueModel::Number => "number".to_owned(),
        ValueModel::Boolean => "boolean".to_owned(),
        ValueModel::List(inner) => format!("list of {}", plural(view, inner)),
        ValueModel::Map(inner) => format!("map of {}", plural(view, inner)),
        ValueModel::Shape(number) => match view.model.shape(*number) {
            Some(shape) => format!("object {}", code(&shape.name)),
            None => "object".to_owned(),
        },
    }
}

fn plural(view: View<'_>, value: &ValueModel) -> String {
    match value {
        ValueModel::Shape(number) => match view.model.shape(*number) {
            Some(shape) => format!("{} objects", code(&shape.name)),
            None => "objects".to_owned(),
        },
        ValueModel::List(_) => "lists".to_owned(),
        ValueModel::Map(_) => "maps".to_owned(),
        simple => format!("{}s", kind(view, simple)),
    }
}

/// The values it takes, with their meanings where they are few.
fn values<'d>(page: &mut Page<'d>, view: View<'d>, member: &'d MemberModel, fact: Option<&'d MemberFact>, told: Told) {
    let listed = match &member.value {
        ValueModel::String(values) => values.as_slice(),
        ValueModel::List(inner) => match &**inner {
            ValueModel::String(values) => values.as_slice(),
            _ => &[],
        },
        _ => &[],
    };
    let words = fact.and_then(|fact| view.members.words_of(fact));
    match words {
        Some(words) if told == Told::Nothing && !listed.is_empty() && listed.len() <= MOST_EXPLAINED => {
            page.paragraph("**Values**");
            for value in listed {
                let meaning = words.words.get(value).map(|meaning| format!(": {meaning}")).unwrap_or_default();
                page.item(format!("{}{meaning}", code(value)));
            }
            page.paragraph("");
        }
        _ if !listed.is_empty() => page.paragraph(format!("One of {}.", listed_code(listed))),
        _ => {}
    }
}

fn tell_fact<'d>(page: &mut Page<'d>, view: View<'d>, fact: &'d MemberFact) {
    if let Some(default) = &fact.default {
        page.item(format!("When absent: {default}"));
    } else if let Some((value, unit)) = view.members.default_number(fact) {
        page.item(format!("When absent: {}", counted(value, unit)));
    }
    if let Some(form) = &fact.form {
        page.item(format!("Form: {form}"));
    }
    let sources = [view.members.sources.as_slice(), view.members.limit_sources.as_slice()];
    page.cite(&sources, &fact.source, &fact.date);
    for of in &fact.limits {
        let Some(limit) = view.members.limit(&of.limit) else { continue };
        page.item(limited(of, limit));
        let (name, date) = limit.source();
        page.cite(&sources, name, date);
    }
    for note in &fact.notes {
        match note.on {
            Some(column) => page.item(format!("{}: {}", refusals::place(column), lowered(&note.text))),
            None => page.item(&note.text),
        }
    }
}

/// A limit in words: "On Fargate: 2 to 120 seconds".
fn limited(of: &LimitOf, limit: &Limit) -> String {
    let bound = match limit {
        Limit::Range(Range { min, max, unit, .. }) => format!("{min} to {}", counted(*max, *unit)),
        Limit::Bound(Bound { value, unit, .. }) => {
            let number = counted(*value, *unit);
            match of.bound {
                Some(Which::Least) => format!("at least {number}"),
                Some(Which::Greatest) => format!("at most {number}"),
                Some(Which::Exactly) | None => number,
            }
        }
        Limit::Pattern(pattern) => format!("matches {}", code(&pattern.value)),
    };
    let place = match of.on {
        Some(column) => refusals::place(column),
        None => "Limit",
    };
    match &of.of {
        Some(what) => format!("{place}, {what}: {bound}"),
        None => format!("{place}: {bound}"),
    }
}

/// A number with its unit.
fn counted(value: i64, unit: Unit) -> String {
    let (one, many) = match unit {
        Unit::Items | Unit::Port | Unit::Pattern => return value.to_string(),
        Unit::Characters => ("character", "characters"),
        Unit::Bytes => ("byte", "bytes"),
        Unit::Seconds => ("second", "seconds"),
        Unit::Mib => ("MiB", "MiB"),
        Unit::Gib => ("GiB", "GiB"),
        Unit::CpuUnits => ("CPU unit", "CPU units"),
        Unit::Percent => return format!("{value}%"),
    };
    format!("{value} {}", if value == 1 { one } else { many })
}

/// The text as it goes on behind a colon.
fn lowered(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) if characters.as_str().starts_with(|next: char| next.is_lowercase() || next == ' ') => {
            format!("{}{}", first.to_lowercase(), characters.as_str())
        }
        _ => text.to_owned(),
    }
}
