//! Port ranges.

/// Container ports from `first` to `last`, both counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PortRange {
    /// The lowest port.
    pub first: u16,
    /// The highest port.
    pub last: u16,
}

impl PortRange {
    /// A port that both ranges hold, the lowest one.
    pub fn overlap(self, other: PortRange) -> Option<u16> {
        let lowest = self.first.max(other.first);
        (lowest <= self.last.min(other.last)).then_some(lowest)
    }
}

/// `"8080-8090"` as a range; `None` unless 1 ≤ first < last ≤ 65535, as the service has it.
pub fn parse_range(text: &str) -> Option<PortRange> {
    let (first, last) = text.split_once('-')?;
    let port = |digits: &str| {
        let plain = (1..=5).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse::<u16>().ok()).flatten().filter(|port| *port > 0)
    };
    let range = PortRange { first: port(first)?, last: port(last)? };
    (range.first < range.last).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_ranges_in_order_alone() {
        assert_eq!(parse_range("8080-8090"), Some(PortRange { first: 8080, last: 8090 }));
        for text in ["8090-8080", "80-80", "0-10", "1-65536", "80", "80-90-100", " 80-90", "a-b", "-5"] {
            assert_eq!(parse_range(text), None, "{text}");
        }
    }

    #[test]
    fn finds_the_first_shared_port() {
        let range = |first, last| PortRange { first, last };
        assert_eq!(range(80, 90).overlap(range(85, 100)), Some(85));
        assert_eq!(range(80, 90).overlap(range(91, 100)), None);
    }
}
