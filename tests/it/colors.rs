use crate::harness::{MISMATCH, Sandbox};

fn has_colors(arguments: &[&str], environment: &[(&str, &str)]) -> bool {
    let sandbox = Sandbox::with(&[("a.json", MISMATCH)]);
    sandbox.run_with(arguments, environment, b"").stdout.contains('\u{1b}')
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    for command in [&["check"][..], &["check", "--format", "concise"], &["check", "--statistics"], &["rules"]] {
        assert!(!has_colors(command, &[]), "{command:?}");
        assert!(has_colors(&[command, &["--color", "always"]].concat(), &[]), "{command:?}");
        assert!(has_colors(&[command, &["--color", "always"]].concat(), &[("NO_COLOR", "1")]), "{command:?}");
        assert!(has_colors(command, &[("CLICOLOR_FORCE", "1")]), "{command:?}");
        assert!(!has_colors(&[command, &["--color", "never"]].concat(), &[("CLICOLOR_FORCE", "1")]), "{command:?}");
        assert!(!has_colors(command, &[("NO_COLOR", "1")]), "{command:?}");
    }
    assert!(has_colors(&["explain", "host-port-mismatch", "--color", "always"], &[]));
    assert!(!has_colors(&["explain", "host-port-mismatch"], &[]));
}

#[test]
fn json_never_has_colours() {
    assert!(!has_colors(&["check", "--format", "json", "--color", "always"], &[]));
    assert!(!has_colors(&["rules", "--format", "json", "--color", "always"], &[]));
}

#[test]
fn colours_change_nothing_but_colours() {
    let sandbox = Sandbox::with(&[("a.json", MISMATCH)]);
    let plain = sandbox.run(&["check", "--format", "human"]).stdout;
    let colored = sandbox.run(&["check", "--color", "always"]).stdout;
    assert_eq!(anstream::adapter::strip_str(&colored).to_string(), plain);
}
