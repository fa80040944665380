//! What the part of a placement expression under the cursor means.

use ecslint_cql::SubjectKind;
use ecslint_cql::facts::{
    ATTRIBUTES, CAPABILITIES, CAPABILITY_PREFIX, Field, OLD_CAPABILITY_PREFIX, SUBJECTS, SubjectKey, Values,
};
use ecslint_syntax::Node;

use super::Hover;
use super::page::Page;
use crate::expression::{Part, PartKind, parts, queries};
use crate::markdown::{code, listed_code};
use crate::view::View;

/// Where placement expressions stand.
pub(super) const PATH: &str = "placementConstraints[].expression";

/// What the part at `offset` means, where `node` is a placement expression.
pub(super) fn hover(view: View<'_>, node: Node<'_>, offset: u32) -> Option<Hover> {
    let query = queries(view).find(|query| query.node == node)?;
    let parts = parts(query);
    // Between two parts that touch, the one that begins there is meant.
    let part = parts.iter().rev().find(|part| part.span.touches(offset))?;
    let mut page = Page::default();
    tell(&mut page, view, part);
    page.finish(part.span)
}

fn tell(page: &mut Page<'_>, view: View<'_>, part: &Part<'_>) {
    match part.kind {
        PartKind::Subject(key) => tell_subject(page, key),
        PartKind::Attribute(name) => tell_attribute(page, view, name),
        PartKind::Operator(operator) => {
            let info = operator.info();
            page.paragraph(format!("**{}**: {}", code(part.text), info.summary));
            if info.symbol != info.word {
                page.item(format!("Written {} or {}", code(info.symbol), code(info.word)));
            }
            page.item(format!("The opposite is {}", code(operator.opposite().symbol())));
        }
        PartKind::Value(subject) => tell_value(page, part.text, subject),
        PartKind::Pattern => {
            page.paragraph(format!("**Pattern** {}: a regular expression", code(part.text)));
        }
        PartKind::Keyword => tell_keyword(page, part.text),
        PartKind::Placeholder => {
            page.paragraph(format!("**Placeholder** {}: another program fills it in", code(part.text)));
        }
    }
}

fn tell_keyword(page: &mut Page<'_>, text: &str) {
    let meaning = match text.to_ascii_lowercase().as_str() {
        "and" => "both sides must hold; it binds closer than `or`",
        "or" => "one side must hold",
        _ => "what follows must not hold",
    };
    page.paragraph(format!("**{}**: {meaning}", code(text)));
}

fn tell_subject(page: &mut Page<'_>, key: SubjectKey) {
    let Some(info) = SUBJECTS.iter().find(|row| row.key == key) else { return };
    page.paragraph(format!("**{}**: {}", code(info.name), info.summary));
    let symbols: Vec<&str> = info.operators.iter().map(|operator| operator.symbol()).collect();
    page.item(format!("Operators {}", listed_code(&symbols)));
    page.item(format!("Compared with {}", info.argument));
}

fn tell_attribute(page: &mut Page<'_>, view: View<'_>, name: &str) {
    if let Some(info) = ATTRIBUTES.iter().find(|row| row.name == name) {
        page.paragraph(format!("**{}**: {}", code(name), info.summary));
        if let Some(values) = values(info.values) {
            page.item(values);
        }
    } else if name.starts_with(CAPABILITY_PREFIX) || name.starts_with(OLD_CAPABILITY_PREFIX) {
        page.paragraph(format!("**{}**: a capability that the agent reports", code(name)));
        match CAPABILITIES.iter().find(|row| row.name == name) {
            Some(info) if info.has_value => page.item("Reported with a value"),
            Some(_) => page.item("Reported without a value: ask with `exists`"),
            None => {}
        }
    } else {
        page.paragraph(format!("**{}**: a custom attribute of container instances", code(name)));
    }
    let placement = &view.facts.placement;
    if placement.managed_instances_attributes.iter().any(|known| known == name) {
        page.item("Works on Managed Instances too");
    }
}

fn values(values: Values) -> Option<String> {
    Some(match values {
        Values::Only(list) => format!("Its values are {}", listed_code(list)),
        Values::Known(list) => format!("Known values are {}", listed_code(list)),
        Values::Prefix(prefix) => format!("Its values begin with {}", code(prefix)),
        Values::Zone => "Its values are Availability Zones such as `us-east-1a`".to_owned(),
        Values::InstanceType => "Its values are instance types such as `t3.micro`".to_owned(),
        Values::Unknown => return None,
    })
}

fn tell_value(page: &mut Page<'_>, text: &str, subject: SubjectKind<'_>) {
    let of = match subject {
        SubjectKind::Attribute(name) => code(name),
        SubjectKind::Field(field) => code(Field::name(field)),
        SubjectKind::Unknown | SubjectKind::Unreadable => return,
    };
    page.paragraph(format!("**Value** {} for {of}", code(text)));
    if let SubjectKind::Attribute(name) = subject
        && let Some(info) = ATTRIBUTES.iter().find(|row| row.name == name)
        && let Some(values) = values(info.values)
    {
        page.item(values);
    }
}
