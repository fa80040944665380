use ecslint_core::engine::Kind;
use ecslint_core::views::Assumption;
use ecslint_syntax::Syntax;

use super::*;
use crate::Ide;

/// A task definition in which everything that can be named is named and used.
const TASK: &str = r#"{
  "family": "shop",
  "containerDefinitions": [
    {
      "name": "web",
      "image": "web",
      "links": ["db:database", "cache"],
      "dependsOn": [{"containerName": "db", "condition": "HEALTHY"}, {"containerName": "init", "condition": "START"}],
      "portMappings": [{"containerPort": 80, "name": "http"}],
      "mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}],
      "resourceRequirements": [{"type": "GPU", "value": "1"}, {"type": "InferenceAccelerator", "value": "eia"}]
    },
    {"name": "db", "volumesFrom": [{"sourceContainer": "web"}], "mountPoints": [{"sourceVolume": "data"}]},
    {"name": "cache", "dependsOn": [{"containerName": "db"}]}
  ],
  "volumes": [{"name": "data"}, {"name": "unused"}],
  "inferenceAccelerators": [{"deviceName": "eia", "deviceType": "eia2.medium"}],
  "proxyConfiguration": {"containerName": "web"}
}"#;

/// What `look` finds at the `|` in `text`.
fn at<T>(text: &str, look: impl FnOnce(View<'_>, u32) -> T) -> T {
    let offset = text.find('|').expect("a cursor") as u32;
    let text = text.replacen('|', "", 1);
    let ide = Ide::new().expect("tables");
    ide.look(&text, Syntax::Json, Kind::TaskDefinition, Assumption::default(), |view| look(view, offset))
        .expect("a task definition")
}

/// `TASK` with a cursor before `place`, which stands in it once.
fn task(place: &str) -> String {
    assert_eq!(TASK.matches(place).count(), 1, "{place}");
    TASK.replacen(place, &format!("|{place}"), 1)
}

/// The lines of the spans, counted from 1, with what is there: `5 web`.
fn shown(view: View<'_>, spans: impl IntoIterator<Item = Span>) -> Vec<String> {
    let line = |span: Span| view.text[..span.start as usize].matches('\n').count() + 1;
    spans.into_iter().map(|span| format!("{} {}", line(span), &view.text[span.range()])).collect()
}

/// Every place of the name at the cursor.
fn check_references(text: &str, expected: &[&str]) {
    let found = at(text, |view, offset| shown(view, references(view, offset, Declarations::Include)));
    assert_eq!(found, expected, "{text}");
}

/// The new text, or why there is none.
fn renamed(text: &str, new_name: &str) -> String {
    at(text, |view, offset| match rename(view, offset, new_name) {
        Ok(edits) => {
            let mut result = view.text.to_owned();
            for edit in edits.iter().rev() {
                result.replace_range(edit.span.range(), &edit.text);
            }
            result
        }
        Err(refusal) => format!("refused: {refusal}"),
    })
}

#[test]
fn every_use_leads_to_where_the_name_is_given() {
    for (place, origin, target) in [
        (r#"db:database""#, "7 db", "13 db"),
        (r#"database""#, "7 db:database", "13 db"),
        (r#"cache"],"#, "7 cache", "14 cache"),
        (r#"db", "condition": "HEALTHY"#, "8 db", "13 db"),
        (r#"data", "containerPath"#, "10 data", "16 data"),
        (r#"eia"}]"#, "11 eia", "17 eia"),
        (r#"web"}], "mountPoints"#, "13 web", "5 web"),
        (
            r#"eb"}
}"#,
            "18 web",
            "5 web",
        ),
        (r#"http"#, "9 http", "9 http"),
        (
            r#""name": "web",
      "image"#,
            "",
            "",
        ),
        (
            r#""web",
      "image"#,
            "5 web",
            "5 web",
        ),
        (r#"1"}, {"type"#, "", ""),
        (r#"init""#, "", ""),
        (r#"shop"#, "", ""),
    ] {
        let (found_origin, found_target) = at(&task(place), |view, offset| {
            let found = definition(view, offset);
            let targets = found.iter().flat_map(|found| &found.targets).map(|target| target.name_span);
            (shown(view, found.iter().map(|found| found.origin)).join(", "), shown(view, targets).join(", "))
        });
        assert_eq!((found_origin.as_str(), found_target.as_str()), (origin, target), "at {place}");
    }
}

#[test]
fn a_target_is_the_whole_thing() {
    let item = at(
        r#"[{"name": "a", "image": "x"}, {"name": "b", "dependsOn": [{"containerName": "a|"}]}]"#,
        |view, offset| {
            let found = definition(view, offset).expect("a definition");
            shown(view, found.targets.iter().map(|target| target.span))
        },
    );
    assert_eq!(item, [r#"1 {"name": "a", "image": "x"}"#]);
}

#[test]
fn names_that_stand_twice_have_two_definitions() {
    let names = at(
        r#"{"volumes": [{"name": "a"},
{"name": "a"}], "containerDefinitions": [{"mountPoints": [{"sourceVolume": "|a"}]}]}"#,
        |view, offset| {
            let found = definition(view, offset).expect("a definition");
            shown(view, found.targets.iter().map(|target| target.name_span))
        },
    );
    assert_eq!(names, ["1 a", "2 a"]);
}

#[test]
fn the_log_driver_of_firelens_leads_to_the_router() {
    let text = r#"[{"name": "a", "image": "x", "logConfiguration": {"logDriver": "|DRIVER"}},
{"name": "log", "image": "y", "firelensConfiguration": {"type": "fluentbit"}}]"#;
    let names = |driver: &str| {
        at(&text.replace("DRIVER", driver), |view, offset| {
            let found = definition(view, offset);
            shown(view, found.iter().flat_map(|found| &found.targets).map(|target| target.name_span))
        })
    };
    assert_eq!(names("awsfirelens"), ["2 log"]);
    assert!(names("awslogs").is_empty());
}

#[test]
fn references_are_in_the_order_of_the_text() {
    check_references(&task(r#"db", "vol"#), &["7 db", "8 db", "13 db", "14 db"]);
    check_references(&task(r#"data"}]}"#), &["10 data", "13 data", "16 data"]);
    check_references(&task(r#"unused"#), &["16 unused"]);
    check_references(&task(r#"init""#), &["8 init"]);
    // The alias is another name.
    check_references(&task(r#"abase"#), &[]);
    let uses = at(&task(r#"db", "vol"#), |view, offset| shown(view, references(view, offset, Declarations::Exclude)));
    assert_eq!(uses, ["7 db", "8 db", "14 db"]);
}

#[test]
fn a_container_and_a_volume_of_one_name_are_two_things() {
    let text = r#"{"containerDefinitions": [{"name": "a", "mountPoints": [{"sourceVolume": "a|"}]}],
"volumes": [{"name": "a"}]}"#;
    check_references(text, &["1 a", "2 a"]);
}

#[test]
fn highlights_tell_giving_from_using() {
    let found = at(&task(r#"web"}], "#), |view, offset| {
        highlights(view, offset).iter().map(|highlight| highlight.access).collect::<Vec<_>>()
    });
    assert_eq!(found, [Access::Write, Access::Read, Access::Read]);
}

#[test]
fn equal_placeholders_are_one_name() {
    check_references(
        r#"[{"name": "${APP}-log"}, {"name": "b", "links": ["${APP|}-log:log", "${APP:-x}"]}]"#,
        &["1 ${APP}-log", "1 ${APP}-log"],
    );
    let text = r#"[{"name": "b", "links": ["${APP:-x}:log", "${A}${B:-c}:d"]}, {"name": "|${APP:-x}"}]"#;
    check_references(text, &["1 ${APP:-x}", "1 ${APP:-x}"]);
}

#[test]
fn a_name_changes_everywhere() {
    let new = renamed(&task(r#"db", "vol"#), "store");
    assert_eq!(new, TASK.replace(r#""db"#, r#""store"#));
    let new = renamed(&task(r#"eia"}]"#), "two\"");
    assert_eq!(new, TASK.replace(r#""eia""#, r#""two\"""#));
    assert_eq!(renamed(&task(r#"http"#), "http"), TASK);
}

#[test]
fn escapes_are_replaced_whole() {
    let text = r#"[{"name": "w\u0065b"}, {"name": "b", "links": ["w\u0065b:\u0061|", "we|b:ü"]}]"#;
    assert_eq!(
        renamed(&text.replacen('|', "", 1), "x"),
        r#"[{"name": "x"}, {"name": "b", "links": ["x:\u0061", "x:ü"]}]"#
    );
}

#[test]
fn what_can_be_renamed_is_known_before() {
    let found = at(&task(r#"db:database"#), |view, offset| {
        let found = prepare_rename(view, offset).expect("no refusal").expect("a name");
        (shown(view, [found.span]).join(""), found.name)
    });
    assert_eq!(found, ("7 db".to_owned(), "db".to_owned()));
    assert_eq!(at(&task("shop"), prepare_rename), Ok(None));
}

#[test]
fn refused_names_have_a_reason() {
    let long = "a".repeat(256);
    for (place, new_name, expected) in [
        ("shop", "x", "nothing here has a name that can be changed everywhere"),
        ("unused", "", "the name of a volume cannot be empty"),
        ("unused", "a.b", "the name of a volume cannot hold `.`: it takes letters, digits, `-` and `_`"),
        ("unused", "a b", "the name of a volume cannot hold ' ': it takes letters, digits, `-` and `_`"),
        ("unused", "${X}", "`${X}` holds a placeholder, and a new name has to be known"),
        ("unused", &long, "the name has 256 characters, and that of a volume may have 255"),
        ("unused", "data", "`data` is the name of another volume already"),
        (
            "http",
            "Http",
            "the name of a port mapping cannot hold `H`: it takes lower-case letters, digits, `_` and, not as the \
             first, `-`",
        ),
        (
            "http",
            "-http",
            "the name of a port mapping cannot hold `-`: it takes lower-case letters, digits, `_` and, not as the \
             first, `-`",
        ),
        ("http", &long[..65], "the name has 65 characters, and that of a port mapping may have 64"),
        ("init\"", "x", "no container of this file is called `init`"),
    ] {
        assert_eq!(renamed(&task(place), new_name), format!("refused: {expected}"), "{place} to {new_name}");
    }
}

#[test]
fn ambiguous_names_are_not_renamed() {
    let twice = r#"[{"name": "a|"}, {"name": "a"}, {"name": "b", "links": ["a"]}]"#;
    let reason = "refused: `a` is the name of 2 containers, and it cannot be told which of them 1 place uses: make the \
                  names differ by hand first";
    assert_eq!(renamed(twice, "x"), reason);
    assert_eq!(renamed(r#"[{"name": "a"}, {"name": "a|"}]"#, "x"), r#"[{"name": "a"}, {"name": "x"}]"#);
    assert_eq!(
        renamed(r#"[{"name": "${A}|"}]"#, "x"),
        "refused: `${A}` is filled in later: change it where its value comes from"
    );
}

#[test]
fn uses_are_counted_for_lenses() {
    let counts = at(&task("shop"), |view, _| {
        let symbols = Symbols::of(view);
        symbols.iter().map(|symbol| format!("{} {}", symbol.name, symbol.uses().count())).collect::<Vec<_>>()
    });
    assert_eq!(counts, ["web 2", "http 0", "db 3", "init 1", "data 2", "eia 1", "cache 1", "unused 0"]);
}

#[test]
fn half_typed_names_lead_where_they_can() {
    check_references(r#"[{"name": "a"}, {"name": "b", "dependsOn": [{"containerName": "|a""#, &["1 a", "1 a"]);
    check_references(r#"[{"name": "a"}, {"name": "b", "links": ["a|", ]}"#, &["1 a", "1 a"]);
    check_references(r#"[{"name": "a"}, {"name": "b", "links": ["a|]}"#, &[]);
    check_references(r#"[{"name": ""}, {"name": "b", "links": ["|"]}]"#, &[]);
    check_references(r#"[{"name": |}]"#, &[]);
}

/// Every question at every place of every beginning of a text, as somebody types it.
#[test]
fn no_place_is_too_odd_to_be_asked_about() {
    let text = r#"{"containerDefinitions": [{"name": "w\u0065b", "links": ["ü:é", "${X:-a}:b", "w\u0065b:€", 'c'], "dependsOn":
        [{"containerName": "web"}], "mountPoints": [{"sourceVolume": "d\ud83d\ude00"}, {"sourceVolume": "d😀"}],
        "portMappings": [{"name": "h"}], "volumesFrom": [{"sourceContainer": "ü"}], "logConfiguration": {"logDriver": "awsfirelens"}},
        {"firelensConfiguration": {}, "name": "ü"}, ],
        "volumes": [{"name": "d😀"}], "proxyConfiguration": {"containerName": "web"}, 'd}"#;
    let ide = Ide::new().expect("tables");
    for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
        let look = |view: View<'_>| {
            let symbols = Symbols::of(view);
            for offset in (0..end as u32 + 2).chain([u32::MAX]) {
                check_place(view, &symbols, offset);
            }
        };
        ide.look(&text[..end], Syntax::Json, Kind::TaskDefinition, Assumption::default(), look);
    }
}

fn check_place(view: View<'_>, symbols: &Symbols<'_>, offset: u32) {
    let all = symbols.references(offset, Declarations::Include);
    assert!(all.is_sorted());
    assert_eq!(all.len(), symbols.highlights(offset).len());
    if let Some(found) = symbols.definition(offset).or_else(|| router::definition(view, offset)) {
        assert!(view.text.get(found.origin.range()).is_some());
        assert!(found.targets.iter().all(|target| target.span.contains(target.name_span)));
    }
    if let Ok(Some(target)) = symbols.prepare_rename(offset) {
        let edits = symbols.rename(offset, "new", &view.facts.limits).expect("it can be renamed");
        assert!(edits.iter().all(|edit| view.text.get(edit.span.range()).is_some()));
        assert!(edits.iter().any(|edit| edit.span == target.span));
    }
}
