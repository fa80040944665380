//! "Did you mean": the nearest known word.

/// The candidate nearest to `word`, if it is near enough to be a slip of the hand. Case does not count.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let lower = word.to_lowercase();
    let allowed = match word.chars().count() {
        0..=2 => 0,
        3..=4 => 1,
        5..=8 => 2,
        _ => 3,
    };
    let wanted = Letters::of(&lower);
    candidates
        .into_iter()
        .filter(|candidate| wanted.is_near(Letters::of(candidate), allowed))
        .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many letters a word has, and which: enough to see that most words are far from each other, for much less than
/// their distance costs.
#[derive(Clone, Copy)]
struct Letters {
    count: usize,
    /// A bit for each letter; some letters share one.
    set: u64,
}

impl Letters {
    fn of(word: &str) -> Self {
        if word.is_ascii() {
            let set =
                word.bytes().fold(0, |set, letter| set | 1 << (u32::from(letter.to_ascii_lowercase()) % u64::BITS));
            return Self { count: word.len(), set };
        }
        let letters = word.chars().flat_map(char::to_lowercase);
        letters.fold(Self { count: 0, set: 0 }, |Self { count, set }, letter| Self {
            count: count + 1,
            set: set | 1 << (u32::from(letter) % u64::BITS),
        })
    }

    /// Whether `distance` changes may lead from one word to the other: each brings one letter, takes one away, or both.
    fn is_near(self, other: Self, distance: usize) -> bool {
        self.count.abs_diff(other.count) <= distance && (self.set ^ other.set).count_ones() as usize <= 2 * distance
    }
}

/// The candidates as a readable list: "`a`, `b` or `c`".
pub fn one_of<'c>(candidates: impl IntoIterator<Item = &'c str>) -> String {
    let quoted: Vec<String> = candidates.into_iter().map(|candidate| format!("`{candidate}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::member_names::MEMBER_NAMES;

    #[test]
    fn finds_slips_and_nothing_else() {
        let known = ["healthCheck", "hostname", "image", "memory", "memoryReservation"];
        assert_eq!(nearest("healthcheck", known), Some("healthCheck"));
        assert_eq!(nearest("memroy", known), Some("memory"));
        assert_eq!(nearest("replicas", known), None);
        assert_eq!(nearest("", known), None);
    }

    #[test]
    fn what_is_passed_over_is_far() {
        let words: Vec<&str> = MEMBER_NAMES.list().to_vec();
        for word in words.iter().flat_map(|word| [word.to_string(), word.replace('e', ""), word.replace('o', "aé")]) {
            let lower = word.to_lowercase();
            for candidate in &words {
                let distance = strsim::damerau_levenshtein(&lower, &candidate.to_lowercase());
                assert!(Letters::of(&word).is_near(Letters::of(candidate), distance), "{word} {candidate}");
            }
        }
    }

    #[test]
    fn lists_words_as_a_person_would() {
        assert_eq!(one_of(["a"]), "`a`");
        assert_eq!(one_of(["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
