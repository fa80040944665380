//! What a scalar without quotes stands for.
//!
//! Readers of YAML disagree: version 1.1 takes `yes` for true, `012` for ten and `1:30` for ninety, version 1.2 does not,
//! and some take dates for dates. Whatever two readers could take for different things is [`Kind::Expression`]: its value
//! is unknown. Rules of resolution: YAML 1.1 <https://yaml.org/type/>, YAML 1.2.2 section 10.3 (both read 2026-11).

use crate::document::Kind;

/// The kind of the value that is written as `text`, without quotes and without a tag.
pub(super) fn kind_of(text: &str) -> Kind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
        "true" | "True" | "TRUE" => Kind::True,
        "false" | "False" | "FALSE" => Kind::False,
        _ if is_number(text.as_bytes()) => Kind::Number,
        _ if is_doubtful(text) => Kind::Expression,
        _ => Kind::String,
    }
}

/// Whether `text` may stand in YAML without quotes and is then that same text, for every reader and at every place.
pub fn is_plain_yaml(text: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b"_./:-@+= ".contains(&byte);
    let begins_well = text.starts_with(|first: char| first.is_ascii_alphanumeric() || matches!(first, '/' | '_' | '.'));
    begins_well
        && text.bytes().all(is_word)
        && !text.contains(": ")
        && !text.ends_with([':', ' '])
        && kind_of(text) == Kind::String
}

/// Whether every reader takes it for the same number, and JSON writes it so too.
fn is_number(text: &[u8]) -> bool {
    let digits = text.strip_prefix(b"-").unwrap_or(text);
    let whole = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let has_leading_zero = whole > 1 && digits[0] == b'0';
    if whole == 0 || has_leading_zero {
        return false;
    }
    match digits[whole..].split_first() {
        None => true,
        Some((b'.', fraction)) => !fraction.is_empty() && fraction.iter().all(u8::is_ascii_digit),
        Some(_) => false,
    }
}

/// Whether some reader takes it for something other than text.
fn is_doubtful(text: &str) -> bool {
    const WORDS: [&str; 10] = ["y", "n", "yes", "no", "on", "off", ".inf", ".nan", "=", "<<"];
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if WORDS.iter().any(|word| unsigned.eq_ignore_ascii_case(word)) {
        return true;
    }
    let bytes = unsigned.as_bytes();
    match bytes {
        [b'0', b'x' | b'X' | b'o' | b'O' | b'b' | b'B', rest @ ..] => {
            return rest.iter().all(|byte| byte.is_ascii_hexdigit() || *byte == b'_');
        }
        [b'0'..=b'9', ..] => {}
        [b'.', b'0'..=b'9', ..] => {}
        _ => return false,
    }
    is_like_float(bytes) || is_like_sexagesimal(bytes) || is_like_date(bytes)
}

/// `1_000`, `012`, `1e3`, `5.`, `.5`.
fn is_like_float(bytes: &[u8]) -> bool {
    let is_digit = |byte: &u8| byte.is_ascii_digit() || *byte == b'_';
    let mut rest = behind(bytes, is_digit);
    if let [b'.', fraction @ ..] = rest {
        rest = behind(fraction, is_digit);
    }
    if let [b'e' | b'E', exponent @ ..] = rest {
        let digits = exponent.strip_prefix(b"-").or_else(|| exponent.strip_prefix(b"+")).unwrap_or(exponent);
        rest = behind(digits, is_digit);
    }
    rest.is_empty()
}

/// `1:30` and `190:20:30.15`.
fn is_like_sexagesimal(bytes: &[u8]) -> bool {
    let mut parts = bytes.split(|byte| *byte == b':');
    let first = parts.next().unwrap_or_default();
    let mut count = 0;
    let fit = parts.all(|part| {
        count += 1;
        let (minutes, fraction) = part.split_at(part.iter().take_while(|byte| byte.is_ascii_digit()).count());
        let is_below_60 = minutes.len() == 1 || (minutes.len() == 2 && minutes[0] < b'6');
        is_below_60 && (fraction.is_empty() || fraction[0] == b'.')
    });
    count > 0 && fit && first.iter().all(|byte| byte.is_ascii_digit() || *byte == b'_')
}

/// `2026-11-23`, with or without a time.
fn is_like_date(bytes: &[u8]) -> bool {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let year = behind(bytes, is_digit);
    let [b'-', month @ ..] = year else { return false };
    let [b'-', day @ ..] = behind(month, is_digit) else { return false };
    bytes.len() - year.len() == 4 && matches!(behind(day, is_digit), [] | [b't' | b'T' | b' ' | b'\t', ..])
}

fn behind(bytes: &[u8], is_skipped: impl Fn(&u8) -> bool) -> &[u8] {
    &bytes[bytes.iter().take_while(|byte| is_skipped(byte)).count()..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_readers_agree_on_is_known() {
        for (kind, texts) in [
            (Kind::Null, &["", "~", "null", "NULL"][..]),
            (Kind::True, &["true", "True"]),
            (Kind::False, &["false", "FALSE"]),
            (Kind::Number, &["0", "-1", "8080", "1.5", "-0.25"]),
            (
                Kind::String,
                &["web", "nULL", "10.0.0.1", "80-90", "8080:80", "1.2.3", "5s", "1g", "-c", "--", "nginx:1.27"],
            ),
            (
                Kind::String,
                &["0xyz", "2026-11", "12-3-4", ".env", ".", "1.0-alpine", "sha256:0", "no!", "1 2", "a:1:30"],
            ),
            (
                Kind::Expression,
                &["yes", "No", "ON", "off", "y", "=", "012", "0x1F", "0o17", "0b1", "1_000", "+5", "-.5"],
            ),
            (Kind::Expression, &["1e3", "1.0e+3", "5.", ".5", ".inf", "-.INF", ".NaN", "1:30", "190:20:30.15"]),
            (Kind::Expression, &["2026-11-23", "2026-1-2t10:00:00Z", "2026-11-23 10:00:00", "012345678901"]),
        ] {
            for text in texts {
                assert_eq!(kind_of(text), kind, "{text}");
            }
        }
    }
}
