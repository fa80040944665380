//! What the program says about itself: completions for shells, and manual pages.

use crate::harness::Sandbox;

#[test]
fn every_shell_gets_a_script_with_the_options_and_rules() {
    let sandbox = Sandbox::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = sandbox.run(&["completions", shell]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{shell}");
        for word in ["check", "unsafe-fixes", "changed"] {
            assert!(run.stdout.contains(word), "{shell}: {word}");
        }
        // The library writes no values for the other two.
        let names_rules = run.stdout.contains("host-port-mismatch");
        assert_eq!(names_rules, ["bash", "zsh", "fish"].contains(&shell), "{shell}");
    }
    let run = sandbox.run(&["completions", "tcsh"]);
    insta::assert_snapshot!("completions_unknown_shell", run.seen());
}

/// What bash offers for the line, of which the last word is being typed.
#[cfg(unix)]
fn offered(line: &str) -> Vec<String> {
    let sandbox = Sandbox::new();
    let words: Vec<String> = line.split(' ').map(|word| format!("'{word}'")).collect();
    let script = format!(
        "ecslint completions bash > script; bash -n script || exit 3; source ./script\n\
         COMP_WORDS=({}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))\n\
         # Readline is not there to be told how to go on.\n\
         compopt() {{ :; }}\n\
         _ecslint ecslint \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD - 1]}}\"\n\
         printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        words.join(" ")
    );
    let run = sandbox.shell(&script);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{line}");
    run.stdout.lines().map(str::to_owned).collect()
}

#[cfg(unix)]
#[test]
fn bash_offers_what_may_follow() {
    assert_eq!(offered("ecslint comp"), ["completions"]);
    assert_eq!(offered("ecslint check --unsafe"), ["--unsafe-fixes"]);
    assert_eq!(offered("ecslint check --select host-port-mis"), ["host-port-mismatch"]);
    assert_eq!(offered("ecslint check --ignore volume"), ["volumes", "volume-with-two-kinds"]);
    assert_eq!(offered("ecslint explain host-port-mis"), ["host-port-mismatch"]);
    assert_eq!(offered("ecslint completions z"), ["zsh"]);
}

#[test]
fn names_of_rules_do_not_flood_help_and_mistakes() {
    let sandbox = Sandbox::new();
    for arguments in [&["check", "--help"][..], &["check", "--select"], &["ignore", "a.json:1"], &["explain"]] {
        let run = sandbox.run(arguments);
        assert!(!run.seen().contains("host-port-out-of-range"), "{}", run.seen());
    }
}

#[test]
fn there_is_a_page_for_the_program_and_each_command() {
    let sandbox = Sandbox::new();
    let run = sandbox.run(&["man", "share/man1"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    let mut names: Vec<String> = std::fs::read_dir(sandbox.path("share/man1"))
        .expect("a folder")
        .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    insta::assert_snapshot!("man_pages", names.join("\n"));
    let page = std::fs::read_to_string(sandbox.path("share/man1/ecslint-check.1")).expect("a page");
    for words in ["\\-\\-changed", ".SH EXIT CODES\n", ".SH EXAMPLES\n", "\n\\&  ecslint check \\-\\-fix\n"] {
        assert!(page.contains(words), "{words}");
    }
    let run = sandbox.run(&["man", "share/man1/ecslint.1"]);
    assert_eq!(run.code, 2, "{}", run.seen());
}
