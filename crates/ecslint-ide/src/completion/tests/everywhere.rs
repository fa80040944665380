use super::{Completion, complete, ide};
use crate::{Ide, View};
use ecslint_core::engine::Kind;
use ecslint_core::views::Assumption;
use ecslint_syntax::Syntax;

/// A definition with something of everything.
pub(super) const RICH: &str = include_str!("rich.json");

const ESCAPED: &str = "{\"f\\u0061mily\": \"gr\u{f6}\u{df}e \u{1f980}\\n\", \"cpu\": \"256\", \"placementConstraints\": \
    [{\"expression\": \"attribute:\u{e9}\\u00e9\\\\ in ['\\\"\u{1f980}', b\"}], \"containerDefinitions\": [{\"n\\ud83d\\ude00\": \
    [\"\u{1f980}\", nul], 'a': {{ x }}, \"links\": [\"\\\" ";

/// Asks at every one of `offsets` and holds the answers against what every answer has to be.
fn ask(ide: &Ide, text: &str, offsets: impl Iterator<Item = u32>) {
    let look = |view: View<'_>| {
        for offset in offsets {
            for found in complete(view, offset) {
                assert_sane(text, offset, &found);
            }
        }
    };
    ide.look(text, Syntax::Jsonc, Kind::TaskDefinition, Assumption::default(), look);
}

fn assert_sane(text: &str, offset: u32, found: &Completion) {
    let replaced = text.get(found.replace.range()).expect("whole characters");
    assert!(found.replace.touches(offset) && !replaced.contains('\n'), "{found:?} at {offset}");
    let quote = replaced.chars().next().filter(|first| matches!(first, '"' | '\''));
    assert!(quote.is_none_or(|quote| found.filter.starts_with(quote)), "{found:?} at {offset}");
    assert!(!found.detail.contains('\n') && !found.label.contains('\n'));
}

#[test]
fn no_place_in_no_prefix_is_a_surprise() {
    let ide = ide();
    for text in [ESCAPED, &RICH[..RICH.len().min(600)]] {
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            let step = if end % 32 == 0 { 1 } else { 41 };
            let end = u32::try_from(end).expect("a short text");
            ask(&ide, &text[..end as usize], (0..end + 2).rev().step_by(step));
        }
    }
    for end in (0..RICH.len()).filter(|end| RICH.is_char_boundary(*end)) {
        let end = u32::try_from(end).expect("a short text");
        ask(&ide, &RICH[..end as usize], [0, end.saturating_sub(1), end, end + 1, u32::MAX].into_iter());
    }
}

#[test]
fn no_place_in_the_whole_is_a_surprise() {
    let ide = ide();
    for text in [RICH, ESCAPED] {
        ask(&ide, text, 0..u32::try_from(text.len()).expect("a short text") + 9);
    }
}

#[test]
fn a_large_file_gets_a_short_answer() {
    let ide = ide();
    let container = |place: usize| {
        format!(
            "{{\"name\": \"c{place}\", \"image\": \"x:1\", \"dependsOn\": [{{\"containerName\": \"c{}\"}}]}},\n",
            place + 1
        )
    };
    let containers: String = (0..12_000).map(container).collect();
    let text = format!(
        "{{\"family\": \"a\", \"containerDefinitions\": [{containers} {{\"name\": \"z\", \"dependsOn\": [{{\"containerName\": \"c9\"}}], \"image\": \"\"}}], \"executionRoleArn\": \"\"}}"
    );
    let look = |view: View<'_>| {
        let places = ["\"c9\"}]", "\"\"}]", "\"\"}", "\"dependsOn\": [{\"containerName\": \"c9\"}]"];
        for place in places {
            let offset = u32::try_from(text.rfind(place).expect("the place") + 1).expect("a short text");
            let found = complete(view, offset);
            assert!(!found.is_empty() && found.len() <= crate::completion::MOST, "{place}: {}", found.len());
        }
    };
    ide.look(&text, Syntax::Json, Kind::TaskDefinition, Assumption::default(), look);
}
