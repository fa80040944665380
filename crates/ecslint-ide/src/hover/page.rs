//! A page of Markdown in the making.

use ecslint_schemas::facts::Source;
use ecslint_syntax::Span;

use super::Hover;

/// A text in the making: paragraphs, lists, and at its end the sources.
#[derive(Default)]
pub(super) struct Page<'d> {
    blocks: Vec<String>,
    items: Vec<String>,
    cited: Vec<Citation<'d>>,
}

/// A source that the page leans on.
#[derive(PartialEq, Eq)]
struct Citation<'d> {
    name: &'d str,
    url: Option<&'d str>,
    date: &'d str,
}

impl<'d> Page<'d> {
    /// Adds a paragraph.
    pub(super) fn paragraph(&mut self, text: impl Into<String>) {
        self.end_list();
        let text = text.into();
        if !text.is_empty() {
            self.blocks.push(text);
        }
    }

    /// Adds an item to the list that is being written, or begins one.
    pub(super) fn item(&mut self, text: impl AsRef<str>) {
        self.items.push(format!("- {}", text.as_ref()));
    }

    /// Whether nothing was written yet.
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.items.is_empty()
    }

    /// Draws a line, where there is something above it.
    pub(super) fn rule(&mut self) {
        self.end_list();
        if !self.blocks.is_empty() {
            self.blocks.push("---".to_owned());
        }
    }

    /// Names a source; `tables` say where it can be read. It may carry the place in it behind a colon.
    pub(super) fn cite(&mut self, tables: &[&'d [Source]], name: &'d str, date: &'d str) {
        let base = name.split(": ").next().unwrap_or(name);
        let source = tables.iter().flat_map(|table| table.iter()).find(|source| source.name == base);
        let citation = Citation { name: base, url: source.and_then(|source| source.url.as_deref()), date };
        if !self.cited.contains(&citation) {
            self.cited.push(citation);
        }
    }

    /// The page as a hover over `span`; `None` when nothing was written.
    pub(super) fn finish(mut self, span: Span) -> Option<Hover> {
        self.end_list();
        if self.blocks.last().is_some_and(|last| last == "---") {
            self.blocks.pop();
        }
        if self.blocks.is_empty() {
            return None;
        }
        let sources: Vec<String> = self.cited.iter().map(Citation::shown).collect();
        if !sources.is_empty() {
            let label = if sources.len() == 1 { "Source" } else { "Sources" };
            self.blocks.push(format!("{label}: {}", sources.join(", ")));
        }
        Some(Hover { span, markdown: self.blocks.join("\n\n") })
    }

    fn end_list(&mut self) {
        if !self.items.is_empty() {
            self.blocks.push(std::mem::take(&mut self.items).join("\n"));
        }
    }
}

impl Citation<'_> {
    fn shown(&self) -> String {
        let Self { name, url, date } = self;
        match url {
            Some(url) => format!("[{name}]({url}) ({date})"),
            None => format!("{name} ({date})"),
        }
    }
}
