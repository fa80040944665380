//! What the tests of the features share.

use ecslint_core::engine::Kind;
use ecslint_core::views::Assumption;
use ecslint_syntax::Syntax;

use crate::{Ide, View};

/// Lets `work` look at `text` without its first `|`, whose place it is told; 0 where there is none.
pub(crate) fn look<T: Default>(text: &str, work: impl FnOnce(View<'_>, u32) -> T) -> T {
    look_as(Syntax::Json, text, work)
}

/// The same for a text in the language `syntax`.
pub(crate) fn look_as<T: Default>(syntax: Syntax, text: &str, work: impl FnOnce(View<'_>, u32) -> T) -> T {
    let offset = text.find('|').unwrap_or_default();
    let text = text.replacen('|', "", 1);
    let ide = Ide::new().expect("the tables load");
    let offset = u32::try_from(offset).expect("a short text");
    ide.look(&text, syntax, Kind::TaskDefinition, Assumption::default(), |view| work(view, offset)).unwrap_or_default()
}
