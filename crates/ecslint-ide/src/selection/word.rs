//! Words inside a string.

use std::ops::Range;

/// Which characters a word is made of.
pub(super) type Letters = fn(char) -> bool;

/// Words from the wider to the narrower kind: a part of an image name or an ARN, such as `my-app_1.27`, and a word of it.
pub(super) const KINDS: [Letters; 2] = [
    |letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.'),
    |letter| letter.is_alphanumeric() || letter == '_',
];

/// The word in `text` that holds the byte `offset`, or ends there. Escapes belong to no word, so that the `n` of `\n`
/// is not taken for a letter.
pub(super) fn around(text: &str, offset: usize, letters: Letters) -> Option<Range<usize>> {
    let mut start = None;
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        if character != '\\' && letters(character) {
            // A word that begins behind the place is not the one.
            start = start.or((at <= offset).then_some(at));
            start?;
            continue;
        }
        if let Some(start) = start.take().filter(|_| at >= offset) {
            return Some(start..at);
        }
        if character == '\\'
            && let Some((_, 'u')) = characters.next()
        {
            let digits = characters.as_str().bytes().take(4).take_while(u8::is_ascii_hexdigit).count();
            characters.by_ref().take(digits).for_each(drop);
        }
    }
    start.map(|start| start..text.len())
}
