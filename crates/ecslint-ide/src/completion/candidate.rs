//! What could be offered, before it has a place.

use crate::completion::elsewhere::Elsewhere;
use crate::completion::site::Site;
use crate::completion::template::Template;
use crate::completion::{CompletionKind, Standing};
use crate::view::View;
use ecslint_core::support::{Column, columns_of};
use ecslint_core::views::ContainerDefinition;

/// What everything that makes candidates looks at.
pub(super) struct Context<'s, 'd> {
    pub(super) view: View<'d>,
    pub(super) site: &'s Site<'d>,
    /// Which launch types, systems and network modes surely hold.
    pub(super) columns: Vec<Column>,
    /// The container that the place is in.
    pub(super) container: Option<ContainerDefinition<'d>>,
    /// What the rest of the file says.
    pub(super) elsewhere: Elsewhere<'d>,
}

impl<'s, 'd> Context<'s, 'd> {
    /// The context of a place.
    pub(super) fn new(view: View<'d>, site: &'s Site<'d>) -> Self {
        let node = site.step("containerDefinitions[]").map(|step| step.node);
        let container =
            node.and_then(|node| view.task.containers().iter().find(|container| container.object().node() == node));
        Self { view, site, columns: columns_of(view.task), container, elsewhere: Elsewhere::new(view, container) }
    }
}

/// Something that could be written.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) label: String,
    pub(super) kind: CompletionKind,
    pub(super) detail: String,
    pub(super) documentation: String,
    /// What is written, quotes included.
    pub(super) body: Template,
    /// What is compared with the typed text, without quotes.
    pub(super) filter: String,
    /// The order among those of one standing.
    pub(super) rank: u32,
    pub(super) standing: Standing,
}

impl Candidate {
    /// Something with a label that writes `body`.
    pub(super) fn new(kind: CompletionKind, label: impl Into<String>, body: Template) -> Self {
        let label = label.into();
        Self {
            filter: label.clone(),
            label,
            kind,
            detail: String::new(),
            documentation: String::new(),
            body,
            rank: 100,
            standing: Standing::Usual,
        }
    }

    /// A string with this content.
    pub(super) fn string(kind: CompletionKind, content: &str) -> Self {
        Self::new(kind, content, Template::string(content))
    }

    /// A number, `true` or `false`.
    pub(super) fn literal(kind: CompletionKind, text: impl Into<String>) -> Self {
        let text = text.into();
        Self::new(kind, text.clone(), Template::text(text))
    }

    /// With a line about it.
    pub(super) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// With more about it.
    pub(super) fn documentation(mut self, documentation: impl Into<String>) -> Self {
        self.documentation = documentation.into();
        self
    }

    /// With a place among the others.
    pub(super) fn rank(mut self, rank: usize) -> Self {
        self.rank = u32::try_from(rank).unwrap_or(u32::MAX);
        self
    }

    /// With a mark, where it is worse than the one it has.
    pub(super) fn standing(mut self, standing: Standing) -> Self {
        self.standing = self.standing.max(standing);
        self
    }
}
