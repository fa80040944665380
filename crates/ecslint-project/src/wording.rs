//! How much of a wording of AWS stands in a text that somebody pasted.
//!
//! A wording and a text are laid side by side so that as much weight as possible falls together. Words that many wordings
//! share weigh little. Values may stand where the wording has `%s`; words in between elsewhere cost something, so that
//! common words from all over a long text do not add up to a message.

use rustc_hash::FxHashMap;

/// Cost of a foreign word between two words of a wording.
const FOREIGN: f64 = 0.5;
/// The same where a value stands.
const VALUE: f64 = 0.03;
/// Words of a text that are looked at; a message begins early.
const LONGEST_TEXT: usize = 6000;
/// Weight that a part of a message must have to be told from chance.
const TELLING: f64 = 15.0;
/// Share of a wording lighter than that which must be there: of three common words none is spare.
const SHORT_SHARE: f64 = 0.9;
/// Weight of a word that no wording holds.
const STRANGE: f64 = 3.0;
/// Letters that a cut word needs to be taken for the beginning of another.
const SHORTEST_BEGINNING: usize = 4;
/// What a message counts that is not there whole.
const INCOMPLETE: f64 = 0.9;
/// Stands for a word that no wording holds.
const UNKNOWN: u32 = u32::MAX;

/// The words of all wordings, and how much each says.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary {
    numbers: FxHashMap<String, u32>,
    weights: Vec<f64>,
}

/// The words of a wording.
#[derive(Clone, Debug)]
pub(crate) struct Wording {
    words: Vec<WordingWord>,
    weight: f64,
}

#[derive(Clone, Copy, Debug)]
struct WordingWord {
    number: u32,
    /// A value stands behind it.
    before_value: bool,
}

/// The words of a pasted text.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    numbers: Vec<u32>,
    present: Vec<bool>,
    /// Numbers of the words that begin as the last word does: the text may be cut there.
    endings: Vec<u32>,
    weight: f64,
}

/// How well a wording fits a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Likeness {
    /// The weight that falls together.
    pub(crate) gained: f64,
    /// The share of the wording, or of the part of it that the text can hold, from 0 to 1.
    pub(crate) share: f64,
}

impl Likeness {
    /// A long wording found whole says more than a short one found whole, and that more than a long one of which much
    /// is missing.
    pub(crate) fn score(self) -> f64 {
        self.gained * self.share.powi(4)
    }
}

impl Vocabulary {
    /// Learns the words of these texts.
    pub(crate) fn of(texts: impl Iterator<Item = String>) -> Self {
        let mut numbers = FxHashMap::default();
        let mut holders: Vec<u32> = Vec::new();
        let mut count = 0.0;
        for text in texts {
            count += 1.0;
            let mut distinct: Vec<String> = pieces(&text).into_iter().map(|piece| piece.word).collect();
            distinct.sort();
            distinct.dedup();
            for word in distinct {
                let next = numbers.len();
                let number = *numbers.entry(word).or_insert(next as u32) as usize;
                holders.resize(holders.len().max(number + 1), 0);
                holders[number] += 1;
            }
        }
        let weights = holders.into_iter().map(|held| (1.0 + count / f64::from(held)).ln()).collect();
        Self { numbers, weights }
    }

    /// The words of a wording; unknown ones are left out.
    pub(crate) fn wording(&self, text: &str) -> Wording {
        let known = pieces(text).into_iter().filter_map(|piece| {
            let number = *self.numbers.get(&piece.word)?;
            Some(WordingWord { number, before_value: piece.before_value })
        });
        let words: Vec<WordingWord> = known.collect();
        let weight = words.iter().map(|word| self.weight(word.number)).sum();
        Wording { words, weight }
    }

    /// The words of a pasted text.
    pub(crate) fn text(&self, text: &str) -> Text {
        let mut words: Vec<String> = pieces(text).into_iter().map(|piece| piece.word).collect();
        words.truncate(LONGEST_TEXT);
        let numbers: Vec<u32> = words.iter().map(|word| self.numbers.get(word).copied().unwrap_or(UNKNOWN)).collect();
        let mut present = vec![false; self.weights.len()];
        numbers.iter().filter(|number| **number != UNKNOWN).for_each(|number| present[*number as usize] = true);
        let weight = numbers.iter().map(|number| self.weight(*number)).sum();
        let last = words.last().filter(|word| word.len() >= SHORTEST_BEGINNING && !self.numbers.contains_key(*word));
        let endings: Vec<u32> = last.map_or_else(Vec::new, |last| {
            let begun = self.numbers.iter().filter(|(word, _)| word.starts_with(last.as_str()));
            begun.map(|(_, number)| *number).collect()
        });
        endings.iter().for_each(|number| present[*number as usize] = true);
        Text { numbers, present, endings, weight }
    }

    fn weight(&self, number: u32) -> f64 {
        self.weights.get(number as usize).copied().unwrap_or(STRANGE)
    }

    /// How many words of `text` stand in `other`, in any order, by weight.
    pub(crate) fn common(&self, other: &Text, text: &Text) -> Likeness {
        let both = other.present.iter().zip(&text.present).enumerate().filter(|(_, (one, other))| **one && **other);
        let gained: f64 = both.map(|(number, _)| self.weight(number as u32)).sum();
        Likeness { gained, share: gained / text.weight }
    }

    /// How well `wording` fits `text`, when at least `least` of it does.
    ///
    /// Three things count: the wording stands in the text; the text ends within the wording; or the text is little more
    /// than a part of the wording.
    pub(crate) fn likeness(&self, wording: &Wording, text: &Text, least: f64) -> Option<Likeness> {
        let held = wording.words.iter().filter(|word| text.present[word.number as usize]);
        let possible: f64 = held.map(|word| self.weight(word.number)).sum();
        let least = if wording.weight < TELLING { least.max(SHORT_SHARE) } else { least };
        if possible < (wording.weight * least).min(TELLING) || possible <= 0.0 {
            return None;
        }
        let aligned = self.align(wording, text);
        let whole = Likeness { gained: aligned.gained, share: aligned.gained / wording.weight };
        let part = Likeness { gained: aligned.gained * INCOMPLETE, share: aligned.gained / text.weight };
        let cut = Likeness { gained: aligned.cut_gained * INCOMPLETE, share: aligned.cut_share };
        let told = |likeness: &Likeness| likeness.gained >= TELLING && likeness.share >= least.max(0.8);
        let candidates =
            [Some(whole).filter(|whole| whole.share >= least), Some(part).filter(told), Some(cut).filter(told)];
        let best = candidates.into_iter().flatten().max_by(|one, other| one.score().total_cmp(&other.score()))?;
        Some(Likeness { share: best.share.min(1.0), ..best })
    }

    fn align(&self, wording: &Wording, text: &Text) -> Aligned {
        let length = text.numbers.len();
        let mut before = vec![0.0_f64; length + 1];
        let mut now = vec![0.0_f64; length + 1];
        let mut aligned = Aligned { gained: 0.0, cut_gained: 0.0, cut_share: 0.0 };
        let mut reached = 0.0;
        for word in &wording.words {
            let weight = self.weight(word.number);
            let cost = if word.before_value { VALUE } else { FOREIGN };
            reached += weight;
            now[0] = 0.0;
            for (index, said) in text.numbers.iter().enumerate() {
                let is_last = index + 1 == length;
                let is_same = *said == word.number || is_last && text.endings.contains(&word.number);
                let together = if is_same { before[index] + weight } else { 0.0 };
                now[index + 1] = together.max(before[index + 1]).max(now[index] - cost);
                if is_last && is_same && together > aligned.cut_gained {
                    (aligned.cut_gained, aligned.cut_share) = (together, together / reached);
                }
            }
            std::mem::swap(&mut before, &mut now);
        }
        aligned.gained = before.into_iter().fold(0.0, f64::max);
        aligned
    }
}

struct Aligned {
    /// The weight of the whole wording that falls together.
    gained: f64,
    /// The same when the text ends within the wording.
    cut_gained: f64,
    /// The share of the wording up to there.
    cut_share: f64,
}

struct Piece {
    word: String,
    before_value: bool,
}

/// The words in lower case, without marks. ARNs are values, and so is what stands as `%s`.
fn pieces(text: &str) -> Vec<Piece> {
    const VALUE_MARK: char = '\u{0}';
    let text = text.replace("\\n", " ").replace("%s", "\u{0}");
    let mut pieces: Vec<Piece> = Vec::new();
    for chunk in text.split_whitespace() {
        let (chunk, is_value) = match chunk.find("arn:") {
            Some(start) => (&chunk[..start], true),
            None => (chunk, false),
        };
        let mut word = String::new();
        for character in chunk.chars().chain([if is_value { VALUE_MARK } else { ' ' }]) {
            if character.is_alphanumeric() {
                word.extend(character.to_lowercase());
                continue;
            }
            if !word.is_empty() {
                pieces.push(Piece { word: std::mem::take(&mut word), before_value: false });
            }
            if let Some(piece) = pieces.last_mut().filter(|_| character == VALUE_MARK) {
                piece.before_value = true;
            }
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        pieces(text).into_iter().map(|piece| piece.word).collect()
    }

    #[test]
    fn words_leave_out_marks_and_arns() {
        assert_eq!(
            words("The ‘cpu’ of arn:aws:ecs:eu-west-1:123456789012:x/y is 256,\\n\"not\" OK."),
            ["the", "cpu", "of", "is", "256", "not", "ok"]
        );
    }

    /// Wordings that share words, as those of AWS do.
    const WORDINGS: [&str; 4] = [
        "Fargate compatible task definitions do not support %s mode alpha",
        "Fargate compatible task definitions do not support constraints",
        "service %s was unable to place a task because no container instance met all of its requirements",
        "The %s option is not valid.",
    ];

    fn best(text: &str) -> Option<usize> {
        let wordings = WORDINGS.map(str::to_owned);
        let vocabulary = Vocabulary::of(wordings.iter().cloned());
        let text = vocabulary.text(text);
        let found = wordings.iter().enumerate().filter_map(|(index, wording)| {
            let likeness = vocabulary.likeness(&vocabulary.wording(wording), &text, 0.6)?;
            Some((likeness.score(), index))
        });
        found.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, index)| index)
    }

    #[test]
    fn the_nearest_wording_is_found_in_what_stands_around_it() {
        for (text, expected) in [
            ("Fargate compatible task definitions do not support constraints", Some(1)),
            ("error: FARGATE compatible task definitions do not support 'shared' mode ALPHA (id 17)", Some(0)),
            ("Fargate compatible task definitions do not support constr", Some(1)),
            ("service web was unable to place a task because no container ins...", Some(2)),
            ("to place a task because no container instance met all of its requirements", Some(2)),
            ("the container is in the task", None),
            ("an unrelated option of the program is, so to speak, and in the end of all things not really valid", None),
        ] {
            assert_eq!(best(text), expected, "{text}");
        }
    }
}
