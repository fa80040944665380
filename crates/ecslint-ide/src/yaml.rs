//! The features in texts of YAML: blocks without brackets, strings in every style, aliases, half-typed lines.

use ecslint_core::engine::Kind;
use ecslint_core::views::Assumption;
use ecslint_syntax::{Span, Syntax};

use crate::folding::folding_ranges;
use crate::hints::inlay_hints;
use crate::hover::hover;
use crate::lens::lenses;
use crate::navigation::{self, Declarations};
use crate::selection::selection_ranges;
use crate::symbols::{DocumentSymbol, document_symbols};
use crate::tokens::semantic_tokens;
use crate::{Ide, View, testing};

/// A definition as people write it, with strings in every style and an alias.
const TASK: &str = r#"# the shop
family: shop
networkMode: bridge
memory: "2048"
containerDefinitions:
  - name: web
    image: 'nginx:1.27'
    memory: 1024
    links: [db:sql, "cache"]
    command:
      - sh
      - -c
      - |
        echo one
        echo two
    healthCheck:
      command: ["CMD", "true"]
    portMappings:
      - containerPort: 80
    mountPoints: &mounts
      - sourceVolume: data
        containerPath: /data
    dependsOn:
      - {containerName: "db", condition: START}
  - name: 'db'
    image: "postgres:17"
    mountPoints: *mounts
  - name: cache
    image: redis
volumes:
  - name: data
placementConstraints:
  - type: memberOf
    expression: attribute:ecs.os-type == linux and attribute:stack == ${STACK}
"#;

fn look<T: Default>(text: &str, work: impl FnOnce(View<'_>) -> T) -> T {
    let ide = Ide::new().expect("the tables load");
    ide.look(text, Syntax::Yaml, Kind::TaskDefinition, Assumption::default(), work).unwrap_or_default()
}

/// The place of `place`, which stands in `TASK` once.
fn offset(place: &str) -> u32 {
    assert_eq!(TASK.matches(place).count(), 1, "{place}");
    u32::try_from(TASK.find(place).expect("the place")).expect("a short text")
}

/// The number of the line that holds `offset`, and what stands at `span`.
fn shown(text: &str, span: Span) -> String {
    let line = text[..span.start as usize].matches('\n').count() + 1;
    format!("{line} {}", text[span.range()].replace('\n', "⏎"))
}

#[test]
fn folds_begin_at_keys_and_dashes() {
    let line = |offset: u32| TASK[..offset as usize].matches('\n').count() + 1;
    let folds = look(TASK, |view| folding_ranges(view.document));
    let folds: Vec<String> =
        folds.iter().map(|fold| format!("{:?} {}-{}", fold.kind, line(fold.span.start), line(fold.span.end))).collect();
    assert_eq!(
        folds,
        [
            "List 5-29",
            "Object 6-24",
            "List 10-15",
            "Text 13-15",
            "Object 16-17",
            "List 18-19",
            "List 20-22",
            "Object 21-22",
            "List 23-24",
            "Object 25-27",
            "Object 28-29",
            "List 30-31",
            "List 32-34",
            "Object 33-34"
        ]
    );
    for (text, expected) in [
        ("{\n  \"family\": [\n    1\n  ]\n}\n", "Object 1-5, List 2-4"),
        ("# a\n# b\nfamily: a\n", "Comment 1-2"),
        ("volumes: &v\n  - name: a\n    host: {}\ntags: *v\n", "List 1-3, Object 2-3"),
    ] {
        let line = |offset: u32| text[..offset as usize].matches('\n').count() + 1;
        let folds = look(text, |view| folding_ranges(view.document));
        let folds: Vec<String> = folds
            .iter()
            .map(|fold| format!("{:?} {}-{}", fold.kind, line(fold.span.start), line(fold.span.end)))
            .collect();
        assert_eq!(folds.join(", "), expected, "{text}");
    }
}

#[test]
fn selections_grow_along_entries() {
    for (text, expected) in [
        (
            "family: a\nvolumes:\n  - name: my-|app\n    host: x\n",
            &[
                "app",
                "my-app",
                "name: my-app",
                "name: my-app⏎    host: x",
                "- name: my-app⏎    host: x",
                "volumes:⏎  - name: my-app⏎    host: x",
                "family: a⏎volumes:⏎  - name: my-app⏎    host: x",
            ][..],
        ),
        ("image: 'a|:1'\n", &["a", "a:1", "'a:1'", "image: 'a:1'"]),
        ("volumes: &v\n  - name: a\ntags: *|v\n", &["volumes: &v⏎  - name: a⏎tags: *v"]),
        ("command:\n- a|\n", &["a", "- a", "command:⏎- a"]),
    ] {
        let selected = testing::look_as(Syntax::Yaml, text, |view, offset| {
            let spans = selection_ranges(view.document, offset);
            spans.into_iter().map(|span| view.text[span.range()].replace('\n', "⏎")).collect::<Vec<_>>()
        });
        // A mapping that is all of its list is no step of its own.
        assert_eq!(selected, expected, "{text}");
    }
}

fn outline(text: &str, symbols: &[DocumentSymbol], depth: usize, lines: &mut Vec<String>) {
    for symbol in symbols {
        assert!(symbol.span.contains(symbol.name_span), "{symbol:?}");
        assert!(symbol.children.iter().all(|child| symbol.span.contains(child.span)), "{symbol:?}");
        let detail = symbol.detail.as_deref().map(|detail| format!(" ({detail})")).unwrap_or_default();
        let place = shown(text, symbol.name_span);
        lines.push(format!("{}{}{detail} at {place}", "  ".repeat(depth), symbol.name));
        outline(text, &symbol.children, depth + 1, lines);
    }
}

#[test]
fn the_outline_shows_what_is_written_where() {
    let symbols = look(TASK, document_symbols);
    let mut lines = Vec::new();
    outline(TASK, &symbols, 0, &mut lines);
    assert_eq!(
        lines,
        [
            "shop (bridge, memory 2048) at 2 shop",
            "  web (nginx:1.27, essential) at 6 web",
            "    links (2) at 9 links",
            "      db:sql at 9 db:sql",
            r#"      cache at 9 "cache""#,
            "    command (sh -c echo one echo two) at 10 command",
            "    healthCheck (CMD true) at 16 healthCheck",
            "      command (CMD true) at 17 command",
            "    portMappings (1) at 18 portMappings",
            "      80 at 19 80",
            "    mountPoints (1) at 20 mountPoints",
            "      data (/data) at 21 data",
            "    dependsOn (1) at 23 dependsOn",
            r#"      db (START) at 24 "db""#,
            "  db (postgres:17, essential) at 25 'db'",
            "    mountPoints (1) at 27 mountPoints",
            "  cache (redis, essential) at 28 cache",
            "  data (empty at start) at 31 data",
            "  placementConstraints (1) at 32 placementConstraints",
            "    memberOf (attribute:ecs.os-type == linux and attribute:stack == ${STACK}) at 33 memberOf",
        ]
    );
}

#[test]
fn hovers_tell_of_keys_and_values() {
    for (place, about, words) in [
        ("networkMode", "3 networkMode", "**`networkMode`**"),
        ("bridge", "3 bridge", "`bridge`"),
        ("2048\"", "4 \"2048\"", "2 GB"),
        ("memory: 1024", "8 memory", "**`memory`**"),
        ("1024", "8 1024", "50% of the task"),
        ("nginx", "7 'nginx:1.27'", "nginx"),
        ("db:sql", "9 db:sql", "Container `db`"),
        ("containerPort", "19 containerPort", "**`containerPort`**"),
        ("80\n", "19 80", "a port of the instance that is picked at start"),
        ("db\", condition", "24 \"db\"", "Container `db`"),
        ("START", "24 START", "`START`"),
        ("ecs.os-type", "34 ecs.os-type", "ecs.os-type"),
        ("linux and", "34 linux", "**Value** `linux`"),
        ("STACK}", "34 ${STACK}", "Placeholder"),
    ] {
        let found = look(TASK, |view| hover(view, offset(place) + 1)).unwrap_or_else(|| panic!("nothing at {place}"));
        assert_eq!(shown(TASK, found.span), about, "{place}");
        assert!(found.markdown.contains(words), "{place}: {}", found.markdown);
    }
    for place in ["# the shop", "&mounts", "*mounts", "echo two", "- type"] {
        let found = look(TASK, |view| hover(view, offset(place)));
        let about = found.as_ref().map(|found| shown(TASK, found.span));
        assert!(about.is_none_or(|about| about.starts_with("13 |")), "{place}: {found:?}");
    }
}

#[test]
fn hints_stand_behind_values_and_keys() {
    let hints = look(TASK, |view| inlay_hints(view, Span::new(0, u32::MAX)));
    let hints: Vec<String> = hints
        .iter()
        .map(|hint| {
            let before = &TASK[..hint.offset as usize];
            format!("{} ‹{}›", before.rsplit('\n').next().unwrap_or_default().trim(), hint.label)
        })
        .collect();
    assert_eq!(
        hints,
        [
            r#"memory: "2048" ‹2 GB, containers: 1024 of 2048›"#,
            "memory: 1024 ‹1 GiB›",
            "healthCheck: ‹unhealthy after 1 min 30 s›",
            "- containerPort: 80 ‹dynamic host port›",
        ]
    );
    // What two containers share is remarked on once.
    let text = "memory: '512'\ncontainerDefinitions:\n  - &a\n    name: a\n    cpu: 512\n  - *a\n";
    let hints = look(text, |view| inlay_hints(view, Span::new(0, u32::MAX)));
    assert_eq!(hints.iter().filter(|hint| hint.label == "0.5 vCPU").count(), 1, "{hints:?}");
}

#[test]
fn colours_are_inside_expressions() {
    let tokens = look(TASK, |view| {
        let tokens = semantic_tokens(view);
        tokens.iter().map(|token| format!("{} {:?}", &view.text[token.span.range()], token.kind)).collect::<Vec<_>>()
    });
    assert_eq!(
        tokens,
        [
            "attribute: Subject",
            "ecs.os-type Attribute",
            "== Operator",
            "linux Value",
            "and Keyword",
            "attribute: Subject",
            "stack Attribute",
            "== Operator",
            "${STACK} Placeholder",
        ]
    );
}

#[test]
fn lenses_name_users_once() {
    let said = look(TASK, |view| {
        let one = |span: Span| shown(view.text, span);
        let lens = |lens: crate::lens::Lens| {
            let places: Vec<String> = lens.places.into_iter().map(one).collect();
            format!("{}: {} [{}]", one(lens.span), lens.title, places.join(", "))
        };
        lenses(view).into_iter().map(lens).collect::<Vec<_>>()
    });
    assert_eq!(
        said,
        [
            "25 db: used by web [9 db, 24 db]",
            "28 cache: used by web [9 cache]",
            "31 data: mounted by web and others [21 data]",
        ]
    );
}

fn references(place: &str) -> Vec<String> {
    let found = look(TASK, |view| navigation::references(view, offset(place), Declarations::Include));
    found.into_iter().map(|span| shown(TASK, span)).collect()
}

#[test]
fn names_are_found_in_every_style() {
    assert_eq!(references("db:sql"), ["9 db", "24 db", "25 db"]);
    assert_eq!(references("data\n        containerPath"), ["21 data", "31 data"]);
    assert_eq!(references("cache\"]"), ["9 cache", "28 cache"]);
    assert!(references("*mounts").is_empty());
    let found = look(TASK, |view| navigation::definition(view, offset("sql,"))).expect("a definition");
    assert_eq!((shown(TASK, found.origin).as_str(), found.targets.len()), ("9 db:sql", 1));
    let target = found.targets[0];
    assert_eq!(shown(TASK, target.name_span), "25 db");
    assert!(shown(TASK, target.span).starts_with("25 name: 'db'⏎"));
    let highlights = look(TASK, |view| navigation::highlights(view, offset("data\n        containerPath")));
    assert_eq!(highlights.len(), 2);
}

fn renamed(text: &str, place: &str, name: &str) -> String {
    assert_eq!(text.matches(place).count(), 1, "{place}");
    let offset = u32::try_from(text.find(place).expect("the place")).expect("a short text");
    let edits = look(text, |view| navigation::rename(view, offset, name).unwrap_or_default());
    assert!(edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{edits:?}");
    let mut text = text.to_owned();
    for edit in edits.iter().rev() {
        text.replace_range(edit.span.range(), &edit.text);
    }
    text
}

#[test]
fn renaming_keeps_the_style_of_each_place() {
    let after = renamed(TASK, "db:sql", "store");
    let expected = TASK
        .replace("db:sql", "store:sql")
        .replace("containerName: \"db\"", "containerName: \"store\"")
        .replace("'db'", "'store'");
    assert_eq!(after, expected);
    // What would be read as something else gets quotes.
    let after = renamed(TASK, "data\n        containerPath", "1234");
    let expected =
        TASK.replace("sourceVolume: data", "sourceVolume: \"1234\"").replace("  - name: data", "  - name: \"1234\"");
    assert_eq!(after, expected);
    // What an alias shares is changed once.
    let text = "containerDefinitions:\n  - name: &n web\n    volumesFrom: [{sourceContainer: *n}]\n  - name: b\n    links: [web]\n";
    assert_eq!(renamed(text, "web\n", "app"), text.replace("&n web", "&n app").replace("[web]", "[app]"));
}

/// Texts with something of everything that is hard about YAML.
const HARD: [&str; 4] = [
    TASK,
    "- &a\n  name: ü😀\n  <<: &b {cpu: 5, links: [a:b, *x]}\n- *a\n- <<: [*b, *a]\n  name: \"\\u00fc\\U0001F600 ${A}\"\n  secrets:\n  - name: S\n    valueFrom: >-\n      arn:aws:secretsmanager:eu-west-1:1:secret:n-AbCdEf:k::\n\t- x\n",
    "family: é\r\nvolumes: [{name: v, efsVolumeConfiguration: {fileSystemId: fs-1}}]\r\n? [a]\r\n: b\r\ncontainerDefinitions: !Ref X\r\n{% if x %}\r\ncpu: {{ y }}\r\n{% endif %}\r\nplacementConstraints:\r\n- expression: 'attribute:ä == ''😀'' and ${Ü'\r\n- expression: |\r\n    attribute:a\r\n    exists\r\n",
    "--- # x\nfamily:\ncontainerDefinitions:\n-\n  name: 'it''s\n  -name: b\n healthCheck: {command: [CMD, x], interval: 5\n  image:\n---\nfamily: c\n",
];

#[test]
fn every_place_of_every_prefix_is_answered() {
    let ide = Ide::new().expect("the tables load");
    let is_inside = |view: View<'_>, span: Span| view.text.get(span.range()).is_some();
    for text in HARD {
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            let ask = |view: View<'_>| {
                let spans: Vec<Span> = semantic_tokens(view).iter().map(|token| token.span).collect();
                assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{spans:?} in {}", view.text);
                let folds = folding_ranges(view.document);
                assert!(folds.is_sorted_by_key(|fold| fold.span.start), "{folds:?}");
                assert!(
                    inlay_hints(view, Span::new(0, u32::MAX))
                        .iter()
                        .all(|hint| is_inside(view, Span::empty(hint.offset)))
                );
                assert!(lenses(view).iter().all(|lens| is_inside(view, lens.span)));
                outline(view.text, &document_symbols(view), 0, &mut Vec::new());
                let step = if end % 16 == 0 || end == text.len() { 1 } else { 37 };
                for offset in (0..end + 3).rev().step_by(step) {
                    let offset = u32::try_from(offset).expect("a short text");
                    assert!(hover(view, offset).is_none_or(|hover| is_inside(view, hover.span)));
                    let selected = selection_ranges(view.document, offset);
                    assert!(selected.windows(2).all(|pair| pair[1].contains(pair[0])), "{selected:?}");
                    if let Ok(edits) = navigation::rename(view, offset, "new-name") {
                        assert!(edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{edits:?}");
                        assert!(edits.iter().all(|edit| is_inside(view, edit.span)));
                    }
                    let _ = navigation::definition(view, offset);
                }
            };
            ide.look(&text[..end], Syntax::Yaml, Kind::TaskDefinition, Assumption::default(), ask);
        }
    }
}
