//! What a line of YAML says about a place in it, without the rest of the text.

use std::ops::Range;

/// A line with a place in it.
pub(super) struct Line<'t> {
    /// The line without its end.
    pub(super) text: &'t str,
    /// Where it begins in the whole text.
    pub(super) start: usize,
    /// The blanks that it begins with.
    pub(super) indentation: usize,
    /// Where its first key or value begins, behind the dashes of items.
    pub(super) content: usize,
    /// What the place is in.
    pub(super) part: Part,
}

/// What a place on a line is in. Ranges and offsets count from the beginning of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The key of a member that has its colon.
    Key(Range<usize>),
    /// The value behind a colon that ends at `colon`.
    Value { colon: usize, value: Range<usize> },
    /// A word without a colon, or nothing: a key, an item or a value that begins.
    Word(Range<usize>),
    /// An item of a list in brackets that are opened on the line, and the brackets that close what is still open behind it.
    Item { word: Range<usize>, closing: String },
}

impl<'t> Line<'t> {
    /// The line around `offset`; `None` where nothing can be written there.
    pub(super) fn around(text: &'t str, offset: usize) -> Option<Self> {
        let start = text.get(..offset)?.rfind('\n').map_or(0, |end| end + 1);
        let line = text[start..].split('\n').next().unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        let at = offset - start;
        let line_start = if start == 0 { line.len() - line.trim_start_matches('\u{feff}').len() } else { 0 };
        let indentation = line_start + blanks(line.get(line_start..)?);
        let content = behind_dashes(line, indentation);
        let is_behind_dash = content > indentation && line[..content].ends_with('-');
        if at < content || at > line.len() || line[indentation..].starts_with('\t') {
            return None;
        }
        let whole = content..end_of_value(line, content);
        let is_blank = whole.is_empty() && whole.end == line.len();
        // Behind blanks that go on, it is not clear which column is meant.
        if is_blank && !is_behind_dash && at != line.len() {
            return None;
        }
        let part = match key_of(line, content) {
            _ if is_blank => Part::Word(at..at),
            Some((key, _)) if key.start <= at && at <= key.end => Part::Key(key),
            Some((_, colon)) if at >= colon => {
                let from = colon + blanks(&line[colon..]);
                let end = end_of_value(line, from);
                // Of a value that is missing the place itself is all there is.
                let value = if end == from { at..at } else { from..end };
                let is_comment = line[end..at.max(end)].contains('#');
                in_brackets(line, from, at).unwrap_or((!is_comment).then_some(Part::Value { colon, value }))?
            }
            Some(_) => return None,
            None => match in_brackets(line, content, at) {
                Some(part) => part?,
                None => (whole.start <= at && at <= whole.end).then_some(Part::Word(whole))?,
            },
        };
        Some(Self { text: line, start, indentation, content, part })
    }
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}

/// Where the dashes of items end that begin at `from`, with the blanks behind them.
fn behind_dashes(line: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(rest) = line[at..].strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' ')) {
        at += 1 + blanks(rest);
    }
    at
}

/// The key that begins at `from`, and where its colon ends.
fn key_of(line: &str, from: usize) -> Option<(Range<usize>, usize)> {
    let rest = &line[from..];
    if rest.starts_with(['[', '{', '#', '&', '*', '!', '|', '>', '%', '@', '?']) {
        return None;
    }
    let is_colon = |at: usize| rest[at..].starts_with(':') && matches!(rest.as_bytes().get(at + 1), None | Some(b' '));
    let length = match rest.chars().next().filter(|first| matches!(first, '"' | '\'')) {
        Some(quote) => rest[1..].find(quote).map(|end| end + 2)?,
        None => rest.match_indices(':').map(|(at, _)| at).find(|at| is_colon(*at))?,
    };
    let is_key = length > 0 && is_colon(length) && !rest[..length].contains(" #");
    is_key.then_some((from..from + length, from + length + 1))
}

/// The end of what begins at `from`, without the blanks and the comment behind it.
fn end_of_value(line: &str, from: usize) -> usize {
    let rest = &line[from..];
    if rest.starts_with('#') {
        return from;
    }
    let quote = rest.chars().next().filter(|first| matches!(first, '"' | '\''));
    let string = quote.and_then(|quote| rest[1..].find(quote)).map_or(0, |end| end + 2);
    let length = rest[string..].find(" #").map_or(rest.len(), |at| string + at);
    from + rest[..length].trim_end().len()
}

/// The item at `at` where a value that begins with a bracket at `from` is still open there; `None` where none is. The inner
/// `None` stands for a place in brackets at which nothing can be written.
fn in_brackets(line: &str, from: usize, at: usize) -> Option<Option<Part>> {
    if at <= from || !line[from..].starts_with(['[', '{']) {
        return None;
    }
    let mut open: Vec<char> = Vec::new();
    let mut quote: Option<(char, usize)> = None;
    for (place, character) in line[from..].char_indices() {
        let place = from + place;
        if place >= at {
            break;
        }
        match (character, quote) {
            (_, Some((mark, _))) if character == mark => quote = None,
            (_, Some(_)) => {}
            ('"' | '\'', None) => quote = Some((character, place)),
            ('[' | '{', None) => open.push(character),
            (']' | '}', None) => {
                open.pop();
            }
            ('#', None) if line[..place].ends_with(' ') => return Some(None),
            _ => {}
        }
    }
    if open.is_empty() {
        return Some(None);
    }
    let word = match quote {
        Some((mark, start)) => {
            let end = line[at..].find(mark).map_or(line.trim_end().len(), |length| at + length + 1);
            start..end.max(at)
        }
        None => word_around(line, at),
    };
    let before = line[..word.start].trim_end();
    let behind = line[word.end..].trim_start();
    let is_item = open.last() == Some(&'[')
        && before.ends_with(['[', ','])
        && (behind.is_empty() || behind.starts_with([',', ']', '#']));
    Some(is_item.then(|| {
        let closed = behind.chars().filter(|character| matches!(character, ']' | '}')).count();
        let missing = open.len().saturating_sub(closed);
        let closing = open[..missing].iter().rev().map(|bracket| if *bracket == '[' { ']' } else { '}' }).collect();
        Part::Item { word, closing }
    }))
}

fn word_around(line: &str, at: usize) -> Range<usize> {
    let is_word = |byte: &&u8| byte.is_ascii_alphanumeric() || b"_-./:@".contains(byte);
    let bytes = line.as_bytes();
    let before = bytes[..at].iter().rev().take_while(is_word).count();
    let behind = bytes[at..].iter().take_while(is_word).count();
    at - before..at + behind
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_in_a_part_of_its_line() {
        for (marked, expected) in [
            ("^", "word "),
            ("  ^", "word "),
            (" ^ ", "-"),
            ("fam^ily", "word family"),
            ("fam^ily: a", "key family"),
            ("\"fam^\": a", "key \"fam\""),
            ("family:^", "value "),
            ("family: ^", "value "),
            ("family:  ^  # x", "value "),
            ("family: # x^", "-"),
            ("family: ab^c # x", "value abc"),
            ("family: ^abc", "value abc"),
            ("family: 'a # b^' # c", "value 'a # b'"),
            ("family: \"a^", "value \"a"),
            ("- ^", "word "),
            ("-^", "word "),
            ("  - - na^", "word na"),
            ("  - name: a^", "value a"),
            ("  -^ name: a", "-"),
            ("# fam^", "-"),
            ("expression: attribute:x == ^", "value attribute:x =="),
            ("- attribute:x^", "word attribute:x"),
            ("a: [^", "item  ]"),
            ("a: [x, ^]", "item  "),
            ("a: [x, y^, z] # c", "item y "),
            ("a: [\"x^\", z]", "item \"x\" "),
            ("a: [\"x^", "item \"x ]"),
            ("a: [[x^", "item x ]]"),
            ("- [x^]", "item x "),
            ("a: [x ^y]", "-"),
            ("a: {x^", "-"),
            ("a: {x: [y^", "item y ]}"),
            ("a: [x]^", "-"),
            ("é: ü^", "value ü"),
        ] {
            let at = marked.find('^').expect("a place");
            let text = marked.replacen('^', "", 1);
            let said = Line::around(&text, at).map_or("-".to_owned(), |line| match line.part {
                Part::Key(key) => format!("key {}", &text[key]),
                Part::Value { value, .. } => format!("value {}", &text[value]),
                Part::Word(word) => format!("word {}", &text[word]),
                Part::Item { word, closing } => format!("item {} {closing}", &text[word]),
            });
            assert_eq!(said.trim_end(), expected.trim_end(), "{marked}");
        }
    }
}
