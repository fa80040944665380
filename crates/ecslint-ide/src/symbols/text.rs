//! Texts for one line of an outline.

/// The most characters of a name or detail that an outline shows: an image in a private registry fits.
const LONGEST: usize = 100;

/// `text` on one line, without blanks at its ends, and shortened where it is long.
pub(super) fn plain(text: &str) -> String {
    let mut characters = text.trim().chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    let mut start: String = characters.by_ref().take(LONGEST).collect();
    if characters.next().is_some() {
        start.push('…');
    }
    start
}

/// Some texts as one, with `separator` between them; `None` where nothing is left. What would be cut off is not read.
pub(super) fn joined<'t>(parts: impl IntoIterator<Item = &'t str>, separator: &str) -> Option<String> {
    let mut whole = String::new();
    for part in parts {
        if !whole.is_empty() {
            whole.push_str(separator);
        }
        whole.extend(part.trim().chars().take(LONGEST + 1));
        if whole.chars().nth(LONGEST).is_some() {
            break;
        }
    }
    let whole = plain(&whole);
    (!whole.is_empty()).then_some(whole)
}
