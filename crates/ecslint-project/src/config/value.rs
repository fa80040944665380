//! Values of a TOML tree as what they should be, with words for those that are something else.

use ecslint_core::suggest;
use ecslint_syntax::Span;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Written;
use super::keys::Key;
use super::problem::Problems;

pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// A key and what stands behind it.
pub(super) struct Entry<'v, 't> {
    pub(super) name: &'v str,
    pub(super) place: Span,
    pub(super) value: &'v Value<'t>,
}

/// The span of something in the tree.
pub(super) fn span_of<T>(spanned: &Spanned<T>) -> Span {
    span(spanned.span())
}

/// A configuration is far shorter than 4 GiB.
pub(super) fn span(range: std::ops::Range<usize>) -> Span {
    let offset = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    Span::new(offset(range.start), offset(range.end))
}

/// The entries of a table in the order of the text.
pub(super) fn entries<'v, 't>(table: &'v DeTable<'t>) -> Vec<Entry<'v, 't>> {
    let entries = table.iter();
    let mut entries: Vec<Entry<'v, 't>> =
        entries.map(|(key, value)| Entry { name: key.get_ref(), place: span_of(key), value }).collect();
    entries.sort_by_key(|entry| entry.place);
    entries
}

impl<'v, 't> Entry<'v, 't> {
    /// The text, or a problem.
    pub(super) fn text(&self, problems: &mut Problems) -> Option<Written<&'v str>> {
        match self.value.get_ref() {
            DeValue::String(text) => Some(Written::new(text, span_of(self.value))),
            _ => self.refuse("a text in quotes", problems),
        }
    }

    /// The items of an array, or a problem.
    pub(super) fn items(&self, of: &str, problems: &mut Problems) -> Option<&'v [Value<'t>]> {
        match self.value.get_ref() {
            DeValue::Array(items) => Some(items),
            DeValue::String(text) => {
                let message = format!("`{}` takes a list of {of}, and this is a text", self.name);
                problems.report(span_of(self.value), message, format!("write `[\"{text}\"]`"));
                None
            }
            _ => self.refuse(&format!("a list of {of}"), problems),
        }
    }

    /// The texts of an array. Items that are something else become problems.
    pub(super) fn texts(&self, of: &str, problems: &mut Problems) -> Vec<Written<&'v str>> {
        let items = self.items(of, problems).unwrap_or_default();
        items.iter().filter_map(|item| self.item_text(item, of, problems)).collect()
    }

    /// The text of one item of the array, or a problem.
    pub(super) fn item_text(&self, item: &'v Value<'t>, of: &str, problems: &mut Problems) -> Option<Written<&'v str>> {
        let DeValue::String(text) = item.get_ref() else {
            let message = format!("`{}` takes a list of {of}, and this is {}", self.name, kind(item));
            problems.report(span_of(item), message, "write a text in quotes");
            return None;
        };
        Some(Written::new(text, span_of(item)))
    }

    /// The table, or a problem.
    pub(super) fn table(&self, of: &str, problems: &mut Problems) -> Option<&'v DeTable<'t>> {
        match self.value.get_ref() {
            DeValue::Table(table) => Some(table),
            _ => self.refuse(of, problems),
        }
    }

    /// One of a few words, or a problem.
    pub(super) fn word<T: Copy>(&self, words: &[(&'static str, T)], problems: &mut Problems) -> Option<Written<T>> {
        let text = self.text(problems)?;
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(Written::new(*value, text.span));
        }
        let known = words.iter().map(|(word, _)| *word);
        let message = format!("`{}` is none of the values of `{}`", text.value, self.name);
        problems.report(text.span, message, did_you_mean(text.value, known));
        None
    }

    fn refuse<T>(&self, expected: &str, problems: &mut Problems) -> Option<T> {
        let message = format!("`{}` takes {expected}, and this is {}", self.name, kind(self.value));
        problems.report(span_of(self.value), message, format!("write {expected}"));
        None
    }
}

fn kind(value: &Value<'_>) -> &'static str {
    match value.get_ref() {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// Reports a key that is none of `known`.
pub(super) fn unknown_key(entry: &Entry<'_, '_>, known: &[Key], of: &str, problems: &mut Problems) {
    let names = known.iter().map(|key| key.name);
    let help = did_you_mean(entry.name, names);
    problems.report(entry.place, format!("`{}` is no key of {of}", entry.name), help);
}

/// "did you mean `a`?", or all that there is.
pub(super) fn did_you_mean<'k>(word: &str, known: impl Iterator<Item = &'k str> + Clone) -> String {
    match suggest::nearest(word, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write {}", suggest::one_of(known)),
    }
}
