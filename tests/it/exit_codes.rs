use crate::harness::{CLEAN, MISMATCH, Sandbox};

#[test]
fn clean_files_end_with_0() {
    let run = Sandbox::with(&[("a.json", CLEAN)]).run(&["check", "--format", "human", "--select", "schema"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "no findings in 1 file\n", ""));
}

#[test]
fn errors_end_with_1() {
    assert_eq!(Sandbox::with(&[("a.json", MISMATCH)]).run(&["check"]).code, 1);
}

#[test]
fn warnings_end_with_1_only_when_asked() {
    let sandbox = Sandbox::with(&[("a.json", &CLEAN.replace("\"family\"", "\"family\": \"x\", \"family\""))]);
    let run = sandbox.run(&["check", "--format", "concise"]);
    assert_eq!((run.rules(), run.code), (vec!["duplicate-key"], 0));
    let run = sandbox.run(&["check", "--fail-on", "warning"]);
    assert_eq!(run.code, 1);
    let run = sandbox.run(&["check", "--format", "human", "--severity", "error", "--select", "schema"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (0, "no findings in 1 file; 1 warning hidden, show with `--severity warning`\n")
    );
    // What makes the run fail is always shown.
    let run = sandbox.run(&["check", "--format", "concise", "--severity", "error", "--fail-on", "warning"]);
    assert_eq!((run.rules(), run.code), (vec!["duplicate-key"], 1));
}

#[test]
fn a_missing_path_and_a_bad_file_are_both_told() {
    let run =
        Sandbox::with(&[("bad.json", MISMATCH)]).run(&["check", "--format", "concise", "nowhere.json", "bad.json"]);
    insta::assert_snapshot!(run.seen(), @"
    bad.json:6:44: error[host-port-mismatch] `hostPort` 80 differs from `containerPort` 8080 in network mode `awsvpc`
    --- stderr
    error: cannot read nowhere.json: no such file or folder
    --- exit code 2
    ");
}

#[test]
fn wrong_options_end_with_2() {
    let run = Sandbox::new().run(&["check", "--formt", "json"]);
    insta::assert_snapshot!(run.seen(), @"
    --- stderr
    error: unexpected argument '--formt' found

      tip: a similar argument exists: '--format'

    Usage: ecslint check --format <FORMAT[=FILE]> [PATH]...

    For more information, try '--help'.
    --- exit code 2
    ");
    assert_eq!(Sandbox::new().run(&["check", "--format", "xml"]).code, 2);
    assert_eq!(Sandbox::new().run(&["check", "--statistics", "--format", "json"]).code, 2);
}

#[test]
fn a_file_instead_of_a_command_gets_a_hint() {
    let run = Sandbox::with(&[("a.json", CLEAN)]).run(&["a.json"]);
    insta::assert_snapshot!(run.seen(), @"
    --- stderr
    error: unrecognized subcommand 'a.json'

    Usage: ecslint [OPTIONS] [COMMAND]

    For more information, try '--help'.

    To check files, write `ecslint check FILE`.
    --- exit code 2
    ");
}

#[test]
fn the_program_alone_prints_help() {
    let run = Sandbox::new().run(&[]);
    insta::assert_snapshot!(run.seen(), @"
    Finds mistakes in Amazon ECS task definitions before AWS does

    Usage: ecslint [OPTIONS] [COMMAND]

    Commands:
      check        Check task definitions
      explain      Explain a rule, or find out what is behind a message of AWS
      lsp          Serve an editor over standard input and output
      query        Check a placement expression, or find the instances that match it
      place        Say where ECS would place tasks, and why not elsewhere
      rules        List all rules
      init         Write an ecslint.toml to begin with
      ignore       Ignore a finding: write an [[ignore]] entry with a reason into ecslint.toml
      config       Look at configurations
      completions  Print a script with which the shell completes ecslint's command line
      help         Print this message or the help of the given subcommand(s)

    Options:
          --color <WHEN>  When to use colours [default: auto] [possible values: auto, always, never]
      -h, --help          Print help (see more with '--help')
      -V, --version       Print version

    Exit codes:
      0  nothing to mend
      1  findings at or above --fail-on
      2  something could not be done: a wrong option or configuration, a file that cannot be read
    --- exit code 0
    ");
}

#[test]
fn the_version_is_printed() {
    let run = Sandbox::new().run(&["--version"]);
    assert_eq!((run.stdout, run.code), (format!("ecslint {}\n", env!("CARGO_PKG_VERSION")), 0));
}

#[test]
fn the_help_of_check_teaches() {
    let run = Sandbox::new().run(&["check", "--help"]);
    assert_eq!(run.code, 0);
    for words in ["Examples:", "ecslint check -", "Exit codes:", "--fail-on", "advice", ".gitignore"] {
        assert!(run.stdout.contains(words), "{words} in\n{}", run.stdout);
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let sandbox = Sandbox::new();
    for number in 0..300 {
        sandbox.write(&format!("{number}.json"), MISMATCH);
    }
    for format in ["human", "concise", "json"] {
        let run = sandbox.shell(&format!("ecslint check --format {format} | head -1; echo ${{PIPESTATUS[0]}}"));
        assert_eq!(run.stderr, "", "{format}");
        assert_eq!(run.stdout.lines().last(), Some("1"), "{format}");
    }
    for command in ["--help", "rules", "rules --format json", "explain invalid-json"] {
        let run = sandbox.shell(&format!("ecslint {command} | true; echo ${{PIPESTATUS[0]}}"));
        assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("0\n", ""), "{command}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let run = Sandbox::with(&[("a.json", CLEAN)]).shell("ecslint check --format human > /dev/full");
    assert_eq!(run.code, 2);
    assert!(run.stderr.starts_with("error: cannot write the output: "), "{}", run.stderr);
}
