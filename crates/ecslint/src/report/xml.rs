//! What the formats in XML share.

use std::borrow::Cow;

use crate::terminal::printable;

/// `text` for the value of an attribute: what XML cannot hold has become a sign, and so have the ends of lines, which
/// readers would turn into blanks.
pub(super) fn attribute(text: &str) -> Cow<'_, str> {
    held(printable(text))
}

/// `text` for the content of an element, where lines may end.
pub(super) fn content(text: &str) -> String {
    text.split('\n').map(|line| held(printable(line)).into_owned()).collect::<Vec<_>>().join("\n")
}

/// These two are no characters, and no XML may hold them.
fn held(text: Cow<'_, str>) -> Cow<'_, str> {
    const NONE: [char; 2] = ['\u{FFFE}', '\u{FFFF}'];
    if text.contains(NONE) { Cow::Owned(text.replace(NONE, "\u{FFFD}")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_becomes_signs() {
        assert_eq!(attribute("a\u{0}b\nc<&\"\u{ffff}"), "a␀b␊c<&\"\u{fffd}");
        assert_eq!(content("a\u{1b}[31m\r\nb\tc"), "a␛[31m␍\nb\tc");
    }
}
