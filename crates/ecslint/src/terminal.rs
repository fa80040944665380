//! Where output goes: colours, width, and text that is safe to print.

use std::borrow::Cow;
use std::io::{self, IsTerminal};

use anstream::{AutoStream, ColorChoice};
use anstyle::Style;
use terminal_size::{Height, Width, terminal_size_of};

use crate::cli::ColorWhen;

/// Whether text is styled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Styling {
    /// Plain text.
    Plain,
    /// With ANSI escapes.
    Ansi,
}

impl Styling {
    /// `text` in this style.
    pub(crate) fn paint(self, style: Style, text: &str) -> String {
        match self {
            Styling::Plain => text.to_owned(),
            Styling::Ansi => format!("{style}{text}{style:#}"),
        }
    }
}

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// A person, or somebody who asked to be treated as one with `--color always`.
    Person,
    /// A program or a file.
    Program,
}

/// What is known of an output.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terminal {
    pub(crate) styling: Styling,
    pub(crate) width: usize,
    pub(crate) reader: Reader,
}

impl Terminal {
    const NARROWEST: usize = 80;
    const WIDEST: usize = 120;
    const UNKNOWN: usize = 100;

    /// Looks at standard output, and at what the user and the environment say about colours.
    pub(crate) fn of_stdout(color: ColorWhen) -> Self {
        let stdout = io::stdout();
        Self::new(color, AutoStream::choice(&stdout), terminal_size_of(&stdout), stdout.is_terminal())
    }

    /// The same for standard error.
    pub(crate) fn of_stderr(color: ColorWhen) -> Self {
        let stderr = io::stderr();
        Self::new(color, AutoStream::choice(&stderr), terminal_size_of(&stderr), stderr.is_terminal())
    }

    /// A file: nobody looks at it as it is written.
    pub(crate) fn of_file(color: ColorWhen) -> Self {
        Self { reader: Reader::Program, ..Self::new(color, ColorChoice::Never, None, false) }
    }

    fn new(color: ColorWhen, usual: ColorChoice, size: Option<(Width, Height)>, is_terminal: bool) -> Self {
        let choice = match color {
            ColorWhen::Always => ColorChoice::Always,
            ColorWhen::Never => ColorChoice::Never,
            ColorWhen::Auto => usual,
        };
        let styling = if choice == ColorChoice::Never { Styling::Plain } else { Styling::Ansi };
        let width = size.map(|(width, _)| usize::from(width.0));
        let is_person = is_terminal || color == ColorWhen::Always;
        Self {
            styling,
            width: width.map_or(Self::UNKNOWN, |width| width.clamp(Self::NARROWEST, Self::WIDEST)),
            reader: if is_person { Reader::Person } else { Reader::Program },
        }
    }

    /// `text` wrapped to the width; the first line begins with `first`, the others with `rest`.
    pub(crate) fn wrap(self, text: &str, first: &str, rest: &str) -> String {
        let options = textwrap::Options::new(self.width)
            .initial_indent(first)
            .subsequent_indent(rest)
            .break_words(false)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        textwrap::fill(text, options)
    }
}

/// `text` with a visible sign in the place of each character that would command the terminal: files are written by
/// others. Tabs stay.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    let is_harmless = |character: char| character == '\t' || !is_command(character);
    if text.chars().all(is_harmless) {
        return Cow::Borrowed(text);
    }
    let sign = |character: char| match u32::from(character) {
        _ if is_harmless(character) => character,
        code @ 0..=0x1F => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::REPLACEMENT_CHARACTER,
    };
    Cow::Owned(text.chars().map(sign).collect())
}

/// Control characters, and those that turn the direction of writing.
fn is_command(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_to_the_terminal_become_signs() {
        assert_eq!(printable("a\tü"), "a\tü");
        assert_eq!(printable("a\u{1b}[31m\nb\u{7f}\u{202e}"), "a␛[31m␊b\u{fffd}\u{fffd}");
    }
}
