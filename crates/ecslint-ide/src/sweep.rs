//! The features at every place of half-typed texts: nothing panics, and every span lies in the text.

use ecslint_core::engine::Kind;
use ecslint_core::views::Assumption;
use ecslint_syntax::{Span, Syntax};

use crate::hints::inlay_hints;
use crate::hover::hover;
use crate::lens::lenses;
use crate::tokens::semantic_tokens;
use crate::{Ide, View};

const RICH: [&str; 4] = [
    r#"{"family":"a","networkMode":"bridge","cpu":"1024","memory":"2 GB","containerDefinitions":[{"name":"w","image":"r.io/a:1",
"portMappings":[{"containerPort":80,"hostPort":0}],"links":["d:e"],"healthCheck":{"command":["CMD","x"],"interval":5}}],}"#,
    r#"{"placementConstraints":[{"type":"memberOf","expression":"attribute:ecs.os-type =~ l.* and not(task:group in ['a',${B}])"}],
"volumes":[{"name":"v","efsVolumeConfiguration":{"fileSystemId":"fs-1","transitEncryption":"ENABLED"}}]}"#,
    r#"[{"name":"\u00fcö😀","mountPoints":[{"sourceVolume":"\ud83d\ude00 ${A}"}],"secrets":[{"name":"S","valueFrom":
"arn:aws:secretsmanager:eu-west-1:1:secret:n-AbCdEf:k::"}],"logConfiguration":{"logDriver":"awslogs","options":{"é":"\\"}}}]"#,
    r#"{"placementConstraints":[{"expression":"attribute:\u00e4ö\ud83d == '\\😀${Ü}' or \"x\" exists"}],"dependsOn":
[{"containerName":"é"}],"cpu":999999999999999999999,"ephemeralStorage":{"sizeInGiB":-1},"é":${Ä}}"#,
];

fn is_inside(view: View<'_>, span: Span) -> bool {
    view.text.get(span.range()).is_some()
}

fn look(ide: &Ide, text: &str, syntax: Syntax, work: impl FnOnce(View<'_>)) {
    ide.look(text, syntax, Kind::TaskDefinition, Assumption::default(), work);
}

/// Asks for everything that has no place.
fn ask_whole(view: View<'_>) {
    for hint in inlay_hints(view, Span::new(0, u32::MAX)) {
        assert!(is_inside(view, Span::empty(hint.offset)));
    }
    for lens in lenses(view) {
        assert!(lens.places.iter().chain([&lens.span]).all(|span| is_inside(view, *span)));
    }
    let tokens = semantic_tokens(view);
    assert!(tokens.iter().all(|token| is_inside(view, token.span)));
    assert!(tokens.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{tokens:?}");
}

#[test]
fn every_place_of_every_prefix_is_answered() {
    let ide = Ide::new().expect("the tables load");
    for text in RICH {
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            look(&ide, &text[..end], Syntax::Json, |view| {
                ask_whole(view);
                for offset in 0..=end + 3 {
                    let offset = u32::try_from(offset).expect("a short text");
                    assert!(hover(view, offset).is_none_or(|hover| is_inside(view, hover.span)));
                }
                assert_eq!(hover(view, u32::MAX), None);
            });
        }
    }
}

#[test]
fn large_files_are_answered_in_one_pass() {
    let ide = Ide::new().expect("the tables load");
    let container = |number: usize| {
        format!(
            r#"{{"name": "c{number}", "image": "a:1", "cpu": 10, "memory": 2048, "portMappings": [{{"containerPort": 80}}],
            "dependsOn": [{{"containerName": "c{}", "condition": "START"}}], "environment": [{{"name": "A", "value": "${{B}}"}}]}}"#,
            number / 2
        )
    };
    let all: Vec<String> = (0..4000).map(container).collect();
    let long = "\\n${X}".repeat(20_000);
    let text = format!(r#"{{"cpu": "1024", "containerDefinitions": [{}], "family": "{long}"}}"#, all.join(", "));
    assert!(text.len() > 1_000_000);
    look(&ide, &text, Syntax::Json, |view| {
        // No clock is read: a quadratic loop takes minutes here, where one pass takes milliseconds.
        ask_whole(view);
        let last = u32::try_from(text.len()).expect("a text of one megabyte") - 10;
        for offset in [20, last / 2, last] {
            let _ = hover(view, offset);
        }
    });
}
