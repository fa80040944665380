//! Members of objects, and names in maps.

use std::collections::HashSet;

use ecslint_schemas::facts::snippets::{ExclusiveMembers, Sketch};
use ecslint_syntax::NodeKind;

use crate::completion::candidate::{Candidate, Context};
use crate::completion::refusals::joined;
use crate::completion::site::WantedMember;
use crate::completion::sketch::Writer;
use crate::completion::template::{Template, quoted};
use crate::completion::values::{in_words, option_names};
use crate::completion::{CompletionKind, Standing};
use crate::model::{MemberModel, Shape, ValueModel};

/// The members that may be written.
pub(super) fn candidates(context: &Context<'_, '_>, wanted: &WantedMember<'_>) -> Vec<Candidate> {
    let present: HashSet<&str> = wanted
        .object
        .node
        .members()
        .filter(|member| wanted.key.is_none_or(|key| key.key != member.key))
        .map(|member| member.name())
        .collect();
    let Some(shape) = wanted.object.shape(context.view.model) else {
        return option_names(context, &wanted.path, &present, wanted.has_value);
    };
    let writer = Writer::new(context);
    let mut found = Vec::new();
    for (place, member) in shape.members.iter().enumerate() {
        if present.contains(member.name.as_str()) {
            continue;
        }
        let path = joined(&wanted.path, &member.name);
        found.push(of_member(context, wanted, &writer, member, place, &path));
        if !wanted.has_value && context.member_refused(&path).is_none() {
            found.extend(with_objects(context, &writer, member, &path));
        }
    }
    if present.is_empty() && !wanted.has_value {
        found.extend(whole(context, &wanted.path, &writer, shape));
    }
    found
}

fn of_member(
    context: &Context<'_, '_>,
    wanted: &WantedMember<'_>,
    writer: &Writer<'_, '_, '_>,
    member: &MemberModel,
    place: usize,
    path: &str,
) -> Candidate {
    let mut body = Template::string(&member.name);
    if !wanted.has_value {
        body.push(": ");
        body.append(writer.start(path, &member.value, 0));
    }
    let mut detail = kind_of(&member.value);
    if let Some(range) = context.range(path) {
        detail = format!("{detail}, {}", in_words(range));
    }
    if member.required {
        detail.push_str(", required");
    }
    let first = context.sketches(path).next().filter(|_| !wanted.has_value);
    if let Some(row) = first {
        detail = format!("{detail}: {}", row.label);
    }
    let usual = context.view.facts.snippets.table().usual_place(&wanted.path, &member.name);
    // Required members first, then the usual ones, then the rest, each in the order of its table.
    let misfit = if fits(wanted, &member.value) { 0 } else { 5000 };
    let rank = misfit
        + match (member.required, usual) {
            (true, usual) => 10 + usual.unwrap_or(100 + place),
            (false, Some(usual)) => 1000 + usual,
            (false, None) => 3000 + place,
        };
    let candidate = Candidate::new(CompletionKind::Member, &member.name, body)
        .detail(detail)
        .documentation(&member.description)
        .rank(rank);
    match context.member_refused(path) {
        Some(refused) => refused.mark(candidate),
        None => excluded(context, wanted, member, candidate),
    }
}

/// Whether the value that is there already is of the kind that a member takes.
fn fits(wanted: &WantedMember<'_>, model: &ValueModel) -> bool {
    let Some(value) = wanted.key.map(|key| key.value).filter(|value| !value.span().is_empty()) else { return true };
    match value.kind() {
        NodeKind::String(_) => matches!(model, ValueModel::String(_)),
        NodeKind::Number(_) => matches!(model, ValueModel::Integer | ValueModel::Number),
        NodeKind::Bool(_) => matches!(model, ValueModel::Boolean),
        NodeKind::Array(_) => matches!(model, ValueModel::List(_)),
        NodeKind::Object(_) => matches!(model, ValueModel::Shape(_) | ValueModel::Map(_)),
        NodeKind::Null | NodeKind::Expression | NodeKind::Error => true,
    }
}

/// Marks a member that another one, which is there, excludes.
fn excluded(
    context: &Context<'_, '_>,
    wanted: &WantedMember<'_>,
    member: &MemberModel,
    candidate: Candidate,
) -> Candidate {
    let mut groups = context.view.facts.snippets.table().exclusive.iter();
    let is_meant = |group: &&ExclusiveMembers| group.path == wanted.path && group.members.contains(&member.name);
    let Some(group) = groups.find(is_meant) else { return candidate };
    let own = wanted.key.map(|key| key.key);
    let mut others = wanted.object.node.members().filter(|other| Some(other.key) != own);
    match others.find(|other| other.name() != member.name && group.members.iter().any(|name| name == other.name())) {
        Some(other) => candidate.detail(format!("not beside `{}`", other.name())).standing(Standing::Doubtful),
        None => candidate,
    }
}

/// The member with each object of the tables that it may hold.
fn with_objects<'c>(
    context: &'c Context<'_, '_>,
    writer: &'c Writer<'_, '_, '_>,
    member: &'c MemberModel,
    path: &'c str,
) -> impl Iterator<Item = Candidate> + 'c {
    // The member alone has the first of them already.
    context.sketches(path).enumerate().skip(1).map(move |(place, row)| {
        let mut body = Template::text(format!("{}: ", quoted(&member.name)));
        body.append(writer.sketch(&row.value, 0));
        Candidate::new(CompletionKind::Snippet, format!("{} ({})", member.name, row.label), body)
            .detail(&row.detail)
            .documentation(&member.description)
            .rank(2000 + place)
    })
}

/// What fills the whole of an object that is empty.
fn whole(context: &Context<'_, '_>, path: &str, writer: &Writer<'_, '_, '_>, shape: &Shape) -> Vec<Candidate> {
    let rows = context.sketches(path).enumerate();
    rows.filter_map(|(place, row)| {
        let Sketch::Object(members) = &row.value else { return None };
        let known = members.iter().all(|(name, _)| shape.member(name).is_some());
        known.then(|| {
            Candidate::new(CompletionKind::Snippet, &row.label, writer.members(members, 0))
                .detail(&row.detail)
                .rank(if path.is_empty() { place } else { 2500 + place })
        })
    })
    .collect()
}

/// What a member takes, in words.
pub(super) fn kind_of(model: &ValueModel) -> String {
    match model {
        ValueModel::String(values) if values.is_empty() => "string".to_owned(),
        ValueModel::String(_) => "one of several values".to_owned(),
        ValueModel::Integer => "integer".to_owned(),
        ValueModel::Number => "number".to_owned(),
        ValueModel::Boolean => "true or false".to_owned(),
        ValueModel::List(inner) => match &**inner {
            ValueModel::Shape(_) => "list of objects".to_owned(),
            ValueModel::Integer | ValueModel::Number => "list of numbers".to_owned(),
            _ => "list of strings".to_owned(),
        },
        ValueModel::Map(_) => "object with names of your own".to_owned(),
        ValueModel::Shape(_) => "object".to_owned(),
    }
}
