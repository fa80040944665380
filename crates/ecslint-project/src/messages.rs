//! From what AWS said back to the rule: "which rule would have told me before?"

use ecslint_core::Rule;
use rustc_hash::FxHashMap;

/// A rule that knows a message, and how well.
#[derive(Clone, Debug)]
pub struct MessageMatch {
    /// The rule.
    pub rule: &'static Rule,
    /// The wording that it knows, with `%s` where values stand.
    pub pattern: String,
    /// How much of the wording was found in the message, from 0 to 1.
    pub score: f64,
}

/// Below this a likeness is chance.
const THRESHOLD: f64 = 0.6;
/// Matches this close to the best one are told, too.
const NEAR: f64 = 0.04;

/// The rules whose known wordings come nearest to `message`, the best first; none when it is not known.
///
/// `message` is what a person pastes: with the preamble of the AWS CLI, with quotes, ARNs and numbers of their own, on
/// several lines. Words that many wordings share count little.
pub fn find_message(message: &str, known: &[(String, &'static Rule)]) -> Vec<MessageMatch> {
    let patterns: Vec<Vec<String>> = known.iter().map(|(pattern, _)| words(&pattern.replace("%s", " "))).collect();
    let weights = weights(&patterns);
    let weight = |word: &String| weights.get(word).copied().unwrap_or(0.0);
    let said = words(without_preamble(message));
    let mut matches: Vec<MessageMatch> = Vec::new();
    for ((pattern, rule), expected) in known.iter().zip(&patterns) {
        let total: f64 = expected.iter().map(weight).sum();
        if total <= 0.0 {
            continue;
        }
        let common = common_in_order(expected, &said, &weight);
        // A long wording found whole says more than a short one found whole.
        let score = common / (total + 2.0);
        if common / total >= THRESHOLD {
            matches.push(MessageMatch { rule, pattern: pattern.clone(), score });
        }
    }
    matches.sort_by(|one, other| other.score.total_cmp(&one.score));
    let best = matches.first().map_or(0.0, |best| best.score);
    let mut seen = Vec::new();
    matches.retain(|found| {
        let is_new = !seen.contains(&found.rule.name);
        seen.push(found.rule.name);
        is_new && found.score >= best - NEAR
    });
    matches
}

/// The message without "An error occurred (ClientException) when calling the RegisterTaskDefinition operation: " and
/// what stands before it.
fn without_preamble(message: &str) -> &str {
    let Some(start) = message.find("An error occurred (") else { return message };
    let message = &message[start..];
    message.split_once(" operation: ").map_or(message, |(_, rest)| rest)
}

/// The words in lower case; without marks, numbers and ARNs, which are different each time.
fn words(text: &str) -> Vec<String> {
    let pieces = text.split_whitespace().filter(|piece| !piece.contains("arn:"));
    let words = pieces.flat_map(|piece| piece.split(|character: char| !character.is_alphanumeric()));
    words
        .filter(|word| !word.is_empty() && !word.chars().all(|character| character.is_ascii_digit()))
        .map(str::to_lowercase)
        .collect()
}

/// How much a word says: little when many wordings hold it.
fn weights(patterns: &[Vec<String>]) -> FxHashMap<String, f64> {
    let mut holders: FxHashMap<&String, usize> = FxHashMap::default();
    for pattern in patterns {
        let mut distinct: Vec<&String> = pattern.iter().collect();
        distinct.sort();
        distinct.dedup();
        distinct.into_iter().for_each(|word| *holders.entry(word).or_default() += 1);
    }
    let count = patterns.len() as f64;
    holders.into_iter().map(|(word, held)| (word.clone(), (1.0 + count / held as f64).ln())).collect()
}

/// The weight of the heaviest sequence of words that both have in the same order.
fn common_in_order(one: &[String], other: &[String], weight: &impl Fn(&String) -> f64) -> f64 {
    let mut before = vec![0.0_f64; other.len() + 1];
    for word in one {
        let mut now = vec![0.0_f64; other.len() + 1];
        for (index, said) in other.iter().enumerate() {
            let step = if word == said { before[index] + weight(word) } else { 0.0 };
            now[index + 1] = step.max(now[index]).max(before[index + 1]);
        }
        before = now;
    }
    before[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_leave_out_what_changes() {
        assert_eq!(
            words("The ‘cpu’ of arn:aws:ecs:eu-west-1:123456789012:x/y is 256, \"not\" OK."),
            ["the", "cpu", "of", "is", "not", "ok"]
        );
    }

    #[test]
    fn the_preamble_of_the_command_line_goes() {
        let line = "aws: An error occurred (ClientException) when calling the RegisterTaskDefinition operation: No.";
        assert_eq!(without_preamble(line), "No.");
        assert_eq!(without_preamble("No."), "No.");
    }
}
