//! The grammar of numbers.

/// The length of the JSON number at the beginning of `bytes`; `None` when none begins there.
#[inline]
pub(super) fn number_length(bytes: &[u8]) -> Option<usize> {
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut at = usize::from(bytes.first() == Some(&b'-'));
    match digits(at) {
        0 => return None,
        1 => at += 1,
        _ if bytes[at] == b'0' => return None,
        length => at += length,
    }
    if bytes.get(at) == Some(&b'.') {
        let length = digits(at + 1);
        if length == 0 {
            return None;
        }
        at += 1 + length;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let length = digits(at + 1 + sign);
        if length == 0 {
            return None;
        }
        at += 1 + sign + length;
    }
    Some(at)
}

/// Whether a word that JSON does not allow is still plainly meant as a number: `01`, `.5`, `+1`, `1.`, `0x1F`, `1_000`.
pub(super) fn looks_like_number(word: &str) -> bool {
    let word = word.strip_prefix(['-', '+']).unwrap_or(word);
    if let Some(digits) = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X")) {
        return !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    }
    let (mantissa, exponent) = word.split_once(['e', 'E']).unwrap_or((word, "0"));
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    let some_digits = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    some_digits(mantissa)
        && some_digits(exponent)
        && all_digits(whole)
        && all_digits(fraction)
        && all_digits(exponent)
        && !mantissa.starts_with('_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let lengths: &[(&str, Option<usize>)] = &[
            ("0", Some(1)),
            ("-12,", Some(3)),
            ("1.50e+3 ", Some(7)),
            ("1E5]", Some(3)),
            ("01", None),
            ("1.", None),
            ("1.e5", None),
            (".5", None),
            ("-", None),
            ("1e", None),
            ("1e+", None),
            ("+1", None),
            ("", None),
            // Whoever asks looks at what stands behind the number.
            ("0x1F", Some(1)),
            ("1.2.3", Some(3)),
        ];
        for &(text, length) in lengths {
            assert_eq!(number_length(text.as_bytes()), length, "{text}");
        }
        for text in ["01", ".5", "+1", "1.", "0x1F", "-0X0a", "1_000", "-01.5e3", "1.e5"] {
            assert!(looks_like_number(text), "{text}");
        }
        for text in ["256MB", "1.2.3", "-", "+", ".", "1e", "0x", "1-2", "_1", "-Infinity", ""] {
            assert!(!looks_like_number(text), "{text}");
        }
    }
}
