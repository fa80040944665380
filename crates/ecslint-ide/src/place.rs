//! Where a place in the text is in terms of the API.

use ecslint_syntax::{Member, Node, NodeKind, Span};

use crate::model::{MemberModel, Model, Shape, ValueModel};
use crate::view::View;
use crate::written;

/// One value on the way from the task definition to a place.
#[derive(Clone, Copy, Debug)]
pub struct Step<'d> {
    /// The value.
    pub node: Node<'d>,
    /// The member it is the value of; `None` for an item of a list and at the root.
    pub member: Option<Member<'d>>,
    /// What the API says of that member; `None` for an item, at the root and for a member it does not have.
    pub described: Option<&'d MemberModel>,
    /// What the API takes here; `None` where the API has nothing.
    pub model: Option<&'d ValueModel>,
    /// Length of the path to this value within [`Way::path`].
    path_length: usize,
}

/// The way to a place, from the task definition inwards. Never empty.
#[derive(Clone, Debug)]
pub struct Way<'d> {
    /// From the root to the innermost value.
    pub steps: Vec<Step<'d>>,
    /// The way as the tables of facts write it: `containerDefinitions[].portMappings[].hostPort`.
    pub path: String,
    /// Where in the innermost value the place is.
    pub at: At<'d>,
}

/// Where in the innermost value of a [`Way`] a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At<'d> {
    /// Inside or at the edge of the key of this member; the value of the member is not on the way.
    Key(Member<'d>),
    /// Inside or at the edge of a value that holds no others, or of one that is missing behind a colon.
    Value,
    /// Between the entries of an object or list.
    Between,
}

impl<'d> Way<'d> {
    /// The way to `offset`; `None` outside the task definition.
    pub fn to(view: View<'d>, offset: u32) -> Option<Self> {
        let root = view.task.node();
        if !root.span().touches(offset) {
            return None;
        }
        let (model, start) = if root.is_array() {
            (view.model.container_definitions(), "containerDefinitions")
        } else {
            (Some(view.model.task_definition()), "")
        };
        let mut way = Self { steps: Vec::new(), path: start.to_owned(), at: At::Value };
        way.push(root, None, None, model);
        way.descend(view.model, offset);
        Some(way)
    }

    fn push(
        &mut self,
        node: Node<'d>,
        member: Option<Member<'d>>,
        described: Option<&'d MemberModel>,
        model: Option<&'d ValueModel>,
    ) {
        self.steps.push(Step { node, member, described, model, path_length: self.path.len() });
    }

    fn descend(&mut self, model: &'d Model, offset: u32) {
        loop {
            let Some(&here) = self.steps.last() else { return };
            match here.node.kind() {
                NodeKind::Array(mut items) if is_inside(here.node, offset) => {
                    self.at = At::Between;
                    let Some(item) = items.find(|item| item.span().touches(offset)) else { return };
                    self.path.push_str("[]");
                    let inner = match here.model {
                        Some(ValueModel::List(inner)) => Some(&**inner),
                        _ => None,
                    };
                    self.at = At::Value;
                    self.push(item, None, None, inner);
                }
                NodeKind::Object(_) if is_inside(here.node, offset) => {
                    self.at = At::Between;
                    let Some((member, is_key)) = member_at(written::members(here.node), offset) else { return };
                    if is_key {
                        self.at = At::Key(member);
                        return;
                    }
                    let described = here.shape(model).and_then(|shape| shape.member(member.name()));
                    let inner = match here.model {
                        Some(ValueModel::Map(inner)) => Some(&**inner),
                        _ => described.map(|described| &described.value),
                    };
                    if !self.path.is_empty() {
                        self.path.push('.');
                    }
                    self.path.push_str(member.name());
                    self.at = At::Value;
                    self.push(member.value, Some(member), described, inner);
                }
                _ => return,
            }
        }
    }

    /// The innermost value.
    pub fn innermost(&self) -> Option<Step<'d>> {
        self.steps.last().copied()
    }

    /// The path to a value on the way.
    pub fn path_of(&self, step: &Step<'d>) -> &str {
        &self.path[..step.path_length]
    }

    /// The innermost object on the way with what the API says of it.
    pub fn object(&self) -> Option<Step<'d>> {
        self.steps.iter().rev().find(|step| step.node.is_object()).copied()
    }
}

impl<'d> Step<'d> {
    /// The shape of the object that the API takes here.
    pub fn shape(&self, model: &'d Model) -> Option<&'d Shape> {
        match self.model {
            Some(ValueModel::Shape(number)) => model.shape(*number),
            _ => None,
        }
    }
}

/// Whether `offset` lies between the brackets of `container`; behind its end it may still, where the bracket is missing.
/// Without any brackets its entries reach to its edges.
fn is_inside(container: Node<'_>, offset: u32) -> bool {
    let Span { start, end } = container.span();
    if container.is_unquoted() {
        return container.span().touches(offset);
    }
    let is_closed = container.text().ends_with(['}', ']']) && end > start + 1;
    offset > start && (offset < end || (offset == end && !is_closed))
}

/// The member whose key or value `offset` touches, and whether it is the key. Behind the colon it is the value, even
/// where that is missing.
fn member_at<'d>(members: impl Iterator<Item = Member<'d>>, offset: u32) -> Option<(Member<'d>, bool)> {
    let mut found = None;
    for member in members {
        if member.key.span().start > offset {
            break;
        }
        if member.key.span().touches(offset) {
            found = Some((member, true));
        } else if is_at_value(member, offset) {
            found = Some((member, false));
        }
    }
    found
}

/// Whether `offset` lies at the value of `member`, or where it would stand.
fn is_at_value(member: Member<'_>, offset: u32) -> bool {
    let value = member.value.span();
    if !value.is_empty() && value.touches(offset) {
        return true;
    }
    if member.colon().is_some_and(|colon| colon.end <= offset) && offset <= value.end {
        return true;
    }
    // Of a missing value only the blanks behind the colon tell where it would stand.
    let text = member.key.document().text();
    let before = text.get(member.key.span().end as usize..offset as usize).map(str::trim);
    value.is_empty() && member.value.is_unknown() && before == Some(":")
}

#[cfg(test)]
mod tests {
    use ecslint_core::engine::Kind;
    use ecslint_core::views::Assumption;
    use ecslint_syntax::Syntax;

    use super::*;
    use crate::Ide;

    /// The path at the `|` in `text`, with what is there.
    fn path(text: &str, syntax: Syntax) -> String {
        let offset = text.find('|').expect("a cursor") as u32;
        let text = text.replacen('|', "", 1);
        let ide = Ide::new().expect("tables");
        let look = |view: View<'_>| {
            Way::to(view, offset).map(|way| {
                let at = match way.at {
                    At::Key(member) => format!("key {}", member.name()),
                    At::Value => "value".to_owned(),
                    At::Between => "between".to_owned(),
                };
                format!("{} {at}", way.path)
            })
        };
        ide.look(&text, syntax, Kind::TaskDefinition, Assumption::default(), look).flatten().unwrap_or_default()
    }

    #[test]
    fn places_have_paths() {
        for (text, expected) in [
            (r#"{"fam|ily": "a"}"#, " key family"),
            (r#"{"family": "|a"}"#, "family value"),
            (r#"{"family": |}"#, "family value"),
            (r#"{"family":|"#, "family value"),
            (r#"{"family": "a", | }"#, " between"),
            (r#"{"family": "a", "|" }"#, " key "),
            (r#"{"containerDefinitions": [|]}"#, "containerDefinitions between"),
            (r#"{"containerDefinitions": [{|}]}"#, "containerDefinitions[] between"),
            (
                r#"{"containerDefinitions": [{"portMappings": [{"hostPort": 8|0}]}]}"#,
                "containerDefinitions[].portMappings[].hostPort value",
            ),
            (r#"[{"name": "|"}]"#, "containerDefinitions[].name value"),
            (r#"{"containerDefinitions": [{"name": "|"#, "containerDefinitions[].name value"),
            (r#"{"containerDefinitions": [{"name": "a", "|"#, "containerDefinitions[] key "),
            (r#"{"family": "a"}|"#, " value"),
        ] {
            assert_eq!(path(text, Syntax::Json), expected, "{text}");
        }
    }

    #[test]
    fn places_in_yaml_have_paths() {
        for (text, expected) in [
            ("|family: a\n", " key family"),
            ("family|: a\n", " key family"),
            ("family: |a\n", "family value"),
            ("family: a|\n", "family value"),
            ("family: |\n", ""),
            ("family: 'a|'\ncpu: 1", "family value"),
            ("containerDefinitions:\n  - |name: a", "containerDefinitions[] key name"),
            (
                "containerDefinitions:\n- name: a\n  portMappings:\n  - hostPort: 8|0\n",
                "containerDefinitions[].portMappings[].hostPort value",
            ),
            ("containerDefinitions:\n- links:\n  - a|", "containerDefinitions[].links[] value"),
            ("containerDefinitions: [{links: [a|]}]", "containerDefinitions[].links[] value"),
            ("containerDefinitions:\n  - name: a\n |   \n  - name: b\n", "containerDefinitions between"),
            ("volumes: &v [{name: |x}]\n<<: *v\ntags: *v\n", "volumes[].name value"),
            ("runtimePlatform: &r {cpuArchitecture: |x}\n<<: *r\n", "runtimePlatform.cpuArchitecture value"),
            ("- name: a|", "containerDefinitions[].name value"),
        ] {
            assert_eq!(path(text, Syntax::Yaml), expected, "{text}");
        }
    }
}
