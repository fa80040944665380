//! Task definitions in YAML.

use crate::harness::{MISMATCH, Run, Sandbox};

/// Mistakes of every kind of place: a key, a plain word, quotes, brackets, a block, something missing.
const SHOP: &str = r#"# The shop.
family: shop
requiresCompatibilities: [FARGATE]
networkMode: awsvpc
cpu: 256
memory: '1024'
executionRoleArn: arn:aws:iam::123456789012:role/execution
containerDefinitions:
  - name: web   # the front
    image: web:1.0
    essential: yes please
    portMappings:
      - containerPort: 80
        hostPort: 8080   # the old port
    command:
      - sh
      - -c
      - |
        # ecslint: ignore[host-port-mismatch] this is a line of the script
        exec web
    healthCheck: {command: [curl -f localhost, "x"]}
    dependsOn:
      - {containerName: bd, condition: START}
  - name: db
    image: ${DB_IMAGE}
    portMappings: &ports
    - containerPort: 5432
      protocol: TCP
    privileged: true
"#;

/// A run of `check` over `a.yaml`.
fn check(text: impl AsRef<[u8]>, arguments: &[&str]) -> Run {
    let sandbox = Sandbox::new();
    sandbox.write("a.yaml", text);
    sandbox.run(&[&["check", "a.yaml"], arguments].concat())
}

/// What `arguments` make of the text.
fn fixed(text: &str, arguments: &[&str]) -> String {
    let sandbox = Sandbox::with(&[("a.yaml", text)]);
    sandbox.run(&[&["check", "a.yaml"], arguments].concat());
    std::fs::read_to_string(sandbox.path("a.yaml")).expect("the file")
}

#[test]
fn findings_show_the_place() {
    insta::assert_snapshot!("yaml", check(SHOP, &["--format", "human"]).stdout);
}

#[test]
fn fixes_keep_the_style() {
    let mended = fixed(SHOP, &["--fix", "--unsafe-fixes"]);
    insta::assert_snapshot!("yaml_fixed", mended);
    // A second time nothing changes, and the line ends of Windows stay.
    assert_eq!(fixed(&mended, &["--fix", "--unsafe-fixes"]), mended);
    let windows = |text: &str| text.replace('\n', "\r\n");
    assert_eq!(fixed(&windows(SHOP), &["--fix", "--unsafe-fixes"]), windows(&mended));
}

#[test]
fn comments_ignore_on_their_line_and_above() {
    let text = |behind: &str, above: &str| {
        format!(
            "family: a\nnetworkMode: awsvpc\ncontainerDefinitions:\n- name: a\n  image: a:1.0\n  memory: 256\n  \
             portMappings:\n  - containerPort: 80\n{above}    hostPort: 81{behind}\n"
        )
    };
    for (behind, above, expected) in [
        ("", "", vec!["host-port-mismatch"]),
        (" # ecslint: ignore[host-port-mismatch] so", "", vec![]),
        (" #ecslint:ignore[ports]", "", vec![]),
        ("", "    # ecslint: ignore[ports] so\n", vec![]),
        ("", "# ecslint: ignore[iam, ports]\n\n# more\n", vec!["unused-suppression"]),
        ("", "    # ecslint: ignore\n", vec!["unused-suppression", "host-port-mismatch"]),
        ("# ecslint: ignore[ports]", "", vec!["invalid-yaml"]),
    ] {
        let run = check(text(behind, above), &["--format", "concise"]);
        assert_eq!(run.rules(), expected, "{}{}", text(behind, above), run.seen());
    }
    let run = check(text(" # ecslint: ignore[ports] so", ""), &["--format", "concise", "--no-ignores"]);
    assert_eq!(run.rules(), ["host-port-mismatch"]);
}

#[test]
fn entries_and_baselines_hold_for_yaml_too() {
    let sandbox = Sandbox::with(&[("deploy/shop.yaml", SHOP), ("ecslint.toml", "")]);
    let rules = |arguments: &[&str]| {
        let run = sandbox.run(&[&["check", "--format", "concise"], arguments].concat());
        run.rules().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let before = rules(&[]);
    let run = sandbox.run(&["ignore", "deploy/shop.yaml:14", "host-port-mismatch", "--reason", "old"]);
    assert_eq!(run.code, 0, "{}", run.seen());
    let config = std::fs::read_to_string(sandbox.path("ecslint.toml")).expect("the configuration");
    assert!(config.contains("/containerDefinitions/web/portMappings/80/hostPort"), "{config}");
    assert_eq!(rules(&[]).len(), before.len() - 1);
    sandbox.run(&["check", "--write-baseline", "--baseline", "known.json"]);
    assert_eq!(rules(&["--baseline", "known.json"]), [""; 0]);
    // A finding is known by what it is about, wherever its lines have moved.
    sandbox.write("deploy/shop.yaml", SHOP.replace("  - name: db", "\n  # moved\n  - name: db"));
    assert_eq!(rules(&["--baseline", "known.json"]), [""; 0]);
}

#[test]
fn standard_input_is_known_by_its_first_line() {
    let sandbox = Sandbox::new();
    for (text, arguments) in [
        (SHOP.to_owned(), &["check", "-", "--format", "concise"][..]),
        (format!("---\n{SHOP}"), &["check", "-", "--format", "concise"]),
        (SHOP.to_owned(), &["check", "-", "--format", "concise", "--stdin-filename", "a.yml"]),
    ] {
        let run = sandbox.run_with(arguments, &[], text.as_bytes());
        assert!(run.rules().contains(&"host-port-mismatch"), "{}", run.seen());
    }
}

#[test]
fn yaml_of_others_is_passed_over() {
    let sandbox = Sandbox::with(&[
        ("compose.yaml", "services:\n  web:\n    image: web\n    # containerDefinitions\n"),
        (
            "stack.yml",
            "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  T:\n    Properties:\n      ContainerDefinitions: []\n",
        ),
        ("chart.yaml", "{{- define \"containerDefinitions\" }}\nessential: [\n{{ end }}\n"),
        ("broken.yaml", "essential: [\n  : - }\n"),
    ]);
    let run = sandbox.run(&["check"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.seen());
}

#[test]
fn broken_yaml_is_checked_as_far_as_it_goes() {
    const FORCED: &[&str] = &["--kind", "task-definition", "--format", "concise"];
    for (text, expected) in [
        (SHOP.replace("essential: yes please", "essential: : yes"), "host-port-mismatch"),
        (SHOP.replace("  - name: db", "- name: db"), "unsupported-on-fargate"),
        (SHOP.replace("    privileged: true", "    privileged: \"true"), "host-port-mismatch"),
        (format!("{SHOP}---\nfamily: b\n"), "unsupported-on-fargate"),
        (format!("{SHOP}family: b\n"), "unsupported-on-fargate"),
        (format!("{SHOP}x: *nowhere\n"), "unsupported-on-fargate"),
        (format!("family: a\nessential: {}\n", "[".repeat(100_000)), "invalid-yaml"),
        (String::new(), "invalid-yaml"),
    ] {
        let run = check(&text, FORCED);
        let rules = run.rules();
        assert!(rules.contains(&"invalid-yaml") && rules.contains(&expected), "{text:.200}\n{}", run.seen());
        assert_eq!(run.code, 1);
    }
    for end in (0..SHOP.len()).step_by(13) {
        assert!(check(&SHOP[..end], FORCED).code < 2);
    }
    let garbage: Vec<u8> = (0..100_000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(check(&garbage, FORCED).code, 1);
    let mut bytes = SHOP.as_bytes().to_vec();
    bytes[20] = 0xFF;
    assert!(check(&bytes, FORCED).rules().contains(&"invalid-yaml"));
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(SHOP.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert!(check(&utf16, FORCED).rules().contains(&"host-port-mismatch"));
}

#[test]
fn json_in_a_yaml_file_is_yaml() {
    let run = check(MISMATCH, &["--format", "concise"]);
    assert_eq!(run.rules(), ["host-port-mismatch"]);
    let mended = fixed(MISMATCH, &["--fix", "--unsafe-fixes"]);
    assert_eq!(check(mended, &[]).code, 0);
}

#[test]
fn tasks_in_yaml_are_placed() {
    let sandbox = Sandbox::with(&[
        ("task.yaml", "family: a\ncontainerDefinitions:\n- {name: a, image: 'a:1.0', cpu: 512, memory: 768}\n"),
        ("cluster.json", include_str!("../../examples/cluster.json")),
    ]);
    let run = sandbox.run(&["place", "task.yaml", "--instances", "cluster.json"]);
    assert_eq!(run.code, 0, "{}", run.seen());
}
