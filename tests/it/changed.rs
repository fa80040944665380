//! `--changed`: real repositories, made by git in folders of their own.

use std::path::Path;

use crate::harness::{CLEAN, MISMATCH, Run, Sandbox};

/// What keeps git from reading anything of whoever runs the tests.
const ALONE: [(&str, &str); 8] = [
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_CONFIG_SYSTEM", "/dev/null"),
    ("GIT_AUTHOR_NAME", "ecslint tests"),
    ("GIT_AUTHOR_EMAIL", "tests@ecslint.example"),
    ("GIT_COMMITTER_NAME", "ecslint tests"),
    ("GIT_COMMITTER_EMAIL", "tests@ecslint.example"),
    ("GIT_CEILING_DIRECTORIES", "/tmp"),
    ("LC_ALL", "C"),
];

/// Runs lines of the shell in which git may be asked.
pub(crate) fn with_git(sandbox: &Sandbox, lines: &str) -> Run {
    let exports: String = ALONE.iter().map(|(name, value)| format!("export {name}='{value}'; ")).collect();
    sandbox.shell(&format!("{exports} {lines}"))
}

/// Runs lines of the shell, each of which must succeed.
fn shell(sandbox: &Sandbox, lines: &str) {
    let run = with_git(sandbox, &format!("set -e; {lines}"));
    assert_eq!(run.code, 0, "{lines}\n{}", run.seen());
}

/// A repository with a branch `main` of one commit with these files, and a branch `work` that begins there.
pub(crate) fn repository(files: &[(&str, &str)]) -> Sandbox {
    let sandbox = Sandbox::with(files);
    shell(&sandbox, "git init -q -b main; git add -A; git commit -q -m one; git checkout -q -b work");
    sandbox
}

/// `ecslint check` in a folder of the sandbox.
fn check_in(sandbox: &Sandbox, folder: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
    let environment = [&ALONE[..], environment].concat();
    sandbox.run_in(folder, &[&["check"], arguments].concat(), &environment)
}

fn check(sandbox: &Sandbox, arguments: &[&str]) -> Run {
    check_in(sandbox, "", arguments, &[])
}

/// The files that findings are about, each once.
fn files(run: &Run) -> Vec<&str> {
    assert!(run.code < 2, "{}", run.seen());
    let mut files: Vec<&str> = run.stdout.lines().filter_map(|line| line.split(':').next()).collect();
    files.dedup();
    files
}

/// The words of an error, with the folder of the test left out.
fn refusal(sandbox: &Sandbox, run: &Run) -> String {
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.seen());
    let folder = sandbox.path("").canonicalize().expect("a folder");
    run.stderr.replace(folder.to_str().expect("a name"), "FOLDER")
}

#[test]
fn what_differs_is_looked_at_and_nothing_else() {
    let sandbox = repository(&[
        ("same.json", MISMATCH),
        ("committed.json", CLEAN),
        ("staged.json", CLEAN),
        ("unstaged.json", CLEAN),
        ("deleted.json", MISMATCH),
        ("old name.json", MISMATCH),
        ("deep/er/same.json", MISMATCH),
        (".gitignore", "ignored.json\n"),
    ]);
    sandbox.write("committed.json", MISMATCH);
    shell(&sandbox, "git commit -q -am two; git rm -q deleted.json; git mv 'old name.json' 'new name.json'");
    sandbox.write("staged.json", MISMATCH);
    shell(&sandbox, "git add staged.json");
    sandbox.write("unstaged.json", MISMATCH);
    sandbox.write("deep/er/untracked ü\n.json", MISMATCH);
    sandbox.write("ignored.json", MISMATCH);
    let all = ["committed.json", "deep/er/untracked ü␊.json", "new name.json", "staged.json", "unstaged.json"];
    let run = check(&sandbox, &["--changed"]);
    assert_eq!(files(&run), all, "{}", run.seen());
    assert_eq!(run.code, 1);
    let words = run.stderr.replace(char::is_numeric, "#");
    assert!(words.starts_with("note: # files differ from main since "), "{}", run.stderr);
    assert!(
        run.stderr.contains("7 files differ") && run.stderr.ends_with(": 5 files were looked at\n"),
        "{}",
        run.stderr
    );
    // Paths restrict it further, and the current folder does not change what differs.
    assert_eq!(
        files(&check(&sandbox, &["--changed", "deep", "staged.json", "same.json"])),
        all[1..=1].iter().chain(&all[3..=3]).copied().collect::<Vec<_>>()
    );
    assert_eq!(files(&check_in(&sandbox, "deep/er", &["--changed"], &[])), ["untracked ü␊.json"]);
    assert_eq!(files(&check_in(&sandbox, "deep/er", &["--changed", "../.."], &[])).len(), 5);
    // Against another commit less differs.
    assert_eq!(files(&check(&sandbox, &["--changed=HEAD"])), all[1..]);
    // A second branch that went on meanwhile does not count: what differs from where this one was left does.
    shell(
        &sandbox,
        "git stash -q -u; git checkout -q main; echo >> same.json; git commit -q -am three; git checkout -q work; git stash pop -q",
    );
    assert_eq!(files(&check(&sandbox, &["--changed"])), all);
}

#[test]
fn nothing_that_differs_is_told_and_no_error() {
    let sandbox = repository(&[("a.json", MISMATCH)]);
    let run = check(&sandbox, &["--changed"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.seen());
    assert!(run.stderr.starts_with("note: 0 files differ from main since "), "{}", run.stderr);
    assert!(run.stderr.ends_with(": there is nothing to check\n"), "{}", run.stderr);
    // Programs get a report all the same.
    assert_eq!(check(&sandbox, &["--changed"]).stderr.lines().count(), 1);
    let run = sandbox.run_in("", &["check", "--changed", "--format", "json"], &ALONE);
    assert_eq!((run.code, run.json()["summary"]["files"].as_u64()), (0, Some(0)), "{}", run.seen());
    // Nothing is written for nothing.
    let run = check(&sandbox, &["--changed", "--write-baseline"]);
    assert_eq!((run.code, sandbox.path("ecslint-baseline.json").exists()), (0, false), "{}", run.seen());
}

#[test]
fn a_changed_configuration_or_baseline_brings_its_files() {
    let sandbox = repository(&[
        ("ecslint.toml", "baseline = \"known.json\"\n"),
        ("known.json", "{ \"version\": 1, \"findings\": [] }\n"),
        ("a.json", MISMATCH),
        ("own/ecslint.toml", "fail-on = \"warning\"\n"),
        ("own/deep/b.json", MISMATCH),
    ]);
    let looked = || files(&check(&sandbox, &["--changed"])).join(" ");
    assert_eq!(looked(), "");
    sandbox.write("ecslint.toml", "baseline = \"known.json\"\nfail-on = \"warning\"\n");
    assert_eq!(looked(), "a.json");
    shell(&sandbox, "git checkout -q .");
    sandbox.write("known.json", "{ \"version\": 1,\"findings\": [] }\n");
    assert_eq!(looked(), "a.json");
    shell(&sandbox, "git checkout -q .");
    sandbox.write("own/ecslint.toml", "fail-on = \"error\"\n");
    assert_eq!(looked(), "own/deep/b.json");
    // One that is gone held before, and one that is new holds now.
    shell(&sandbox, "rm own/ecslint.toml");
    assert_eq!(looked(), "own/deep/b.json");
    shell(&sandbox, "git checkout -q .");
    sandbox.write("own/deep/ecslint.toml", "");
    assert_eq!(looked(), "own/deep/b.json");
    // It does not count where it does not hold.
    assert_eq!(files(&check(&sandbox, &["--changed", "--no-config"])), [""; 0]);
    assert_eq!(files(&check(&sandbox, &["--changed", "--config", "own/deep/ecslint.toml"])).len(), 2);
}

#[test]
fn baselines_keep_what_is_not_looked_at() {
    let sandbox = repository(&[("a.json", MISMATCH), ("b.json", MISMATCH)]);
    assert_eq!(check(&sandbox, &["--write-baseline"]).code, 0);
    shell(&sandbox, "git add -A; git commit -q -m baseline; git branch -f main");
    sandbox.write("a.json", CLEAN);
    let options = ["--changed", "--baseline", "ecslint-baseline.json"];
    let entries = |sandbox: &Sandbox, file: &str| {
        let text = std::fs::read_to_string(sandbox.path("ecslint-baseline.json")).expect("a file");
        text.matches(&format!("\"file\": \"{file}\"")).count()
    };
    let known = entries(&sandbox, "b.json");
    assert!(known > 0 && entries(&sandbox, "a.json") > 0);
    // The two have the same family and findings, and b.json still has them.
    let run = check(&sandbox, &[&options[..], &["--prune-baseline"]].concat());
    assert_eq!((run.code, entries(&sandbox, "b.json")), (0, known), "{}", run.seen());
    let run = check(&sandbox, &[&options[..], &["--write-baseline"]].concat());
    assert_eq!((run.code, entries(&sandbox, "b.json")), (0, known), "{}", run.seen());
}

#[test]
fn entries_about_files_that_are_not_looked_at_are_not_called_unused() {
    let config = "[[ignore]]\nrules = [\"ports\"]\nfiles = [\"b.*\"]\nreason = \"so\"\n";
    let sandbox = repository(&[("ecslint.toml", config), ("a.json", CLEAN), ("b.json", MISMATCH)]);
    sandbox.write("a.json", MISMATCH);
    let run = check(&sandbox, &["--changed"]);
    assert_eq!(run.rules(), ["host-port-mismatch"], "{}", run.seen());
}

#[test]
fn the_branch_to_compare_with_is_found() {
    let sandbox = repository(&[("a.json", CLEAN)]);
    shell(&sandbox, "git clone -q . clone; cd clone; git checkout -q -b topic origin/main");
    sandbox.write("clone/a.json", MISMATCH);
    let reference = |environment: &[(&str, &str)]| {
        let run = check_in(&sandbox, "clone", &["--changed"], environment);
        assert_eq!(run.code, 1, "{}", run.seen());
        run.stderr.split_whitespace().nth(5).expect("a name").to_owned()
    };
    // What the clone began with is what `origin/HEAD` stands for.
    assert_eq!(reference(&[]), "origin/work");
    shell(&sandbox, "cd clone; git remote set-head origin --delete");
    assert_eq!(reference(&[]), "origin/main");
    assert_eq!(reference(&[("GITHUB_BASE_REF", "work")]), "origin/work");
    assert_eq!(reference(&[("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "work"), ("GITHUB_BASE_REF", "")]), "origin/work");
    let commit = |sandbox: &Sandbox| sandbox.shell("cd clone; git rev-parse HEAD").stdout.trim().to_owned();
    let commit = commit(&sandbox);
    let environment =
        [("CI_MERGE_REQUEST_DIFF_BASE_SHA", commit.as_str()), ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "x")];
    assert_eq!(reference(&environment), commit);
    // What the service names is not silently replaced by something else.
    let run = check_in(&sandbox, "clone", &["--changed"], &[("GITHUB_BASE_REF", "gone")]);
    assert_eq!(run.code, 2, "{}", run.seen());
    // In a work tree beside the repository, too.
    shell(&sandbox, "git worktree add -q beside main");
    sandbox.write("beside/a.json", MISMATCH);
    assert_eq!(files(&check_in(&sandbox, "beside", &["--changed=main"], &[])), ["a.json"]);
}

#[test]
fn a_shallow_clone_is_an_error_and_never_an_empty_success() {
    let sandbox = repository(&[("a.json", CLEAN)]);
    sandbox.write("a.json", MISMATCH);
    shell(&sandbox, "git commit -q -am two; git checkout -q main; echo > b.txt; git add -A; git commit -q -m three");
    let url = format!("file://{}", sandbox.path("").canonicalize().expect("a folder").display());
    // Both branches, of which the common commit is missing.
    shell(&sandbox, &format!("git clone -q --depth 1 --no-single-branch -b work '{url}' both"));
    // One branch alone, as CI services clone it.
    shell(&sandbox, &format!("git clone -q --depth 1 -b work '{url}' one"));
    let run = check_in(&sandbox, "both", &["--changed=origin/main"], &[]);
    insta::assert_snapshot!("changed_shallow_without_base", refusal(&sandbox, &run));
    let run = check_in(&sandbox, "one", &["--changed"], &[("GITHUB_BASE_REF", "main")]);
    insta::assert_snapshot!("changed_shallow_without_branch", refusal(&sandbox, &run));
    shell(&sandbox, "cd both; git fetch -q --unshallow");
    assert_eq!(files(&check_in(&sandbox, "both", &["--changed=origin/main"], &[])), ["a.json"]);
}

#[test]
fn what_cannot_be_compared_is_told() {
    let sandbox = repository(&[("a.json", CLEAN), ("sub/b.json", CLEAN)]);
    shell(&sandbox, "git init -q -b main unborn; git init -q --bare bare.git; mkdir plain; git init -q -b main lone");
    shell(
        &sandbox,
        "cd lone; git commit -q --allow-empty -m x; git branch -m other; git checkout -q --orphan new; git commit -q --allow-empty -m y",
    );
    for (name, folder, arguments) in [
        ("unknown", "", &["--changed=nowhere"][..]),
        ("unknown_remote", "", &["--changed=origin/feature"]),
        ("an_option", "", &["--changed=--output=x"]),
        ("empty", "", &["--changed="]),
        ("a_range", "", &["--changed=main..work"]),
        ("outside", "sub", &["--changed", "../.."]),
        ("unborn", "unborn", &["--changed"]),
        ("bare", "bare.git", &["--changed"]),
        ("no_usual_branch", "lone", &["--changed"]),
        ("nothing_in_common", "lone", &["--changed=other"]),
        ("standard_input", "", &["--changed", "-"]),
    ] {
        let run = check_in(&sandbox, folder, arguments, &[]);
        insta::assert_snapshot!(format!("changed_{name}"), refusal(&sandbox, &run));
    }
    assert!(!sandbox.path("x").exists());
    // Above the sandbox there is no repository, which the ceiling makes sure of.
    let plain = Sandbox::with(&[("a.json", CLEAN)]);
    insta::assert_snapshot!("changed_no_repository", refusal(&plain, &check(&plain, &["--changed"])));
    let path = Path::new("/nowhere").to_str().expect("a name");
    let run = check_in(&sandbox, "", &["--changed"], &[("PATH", path)]);
    insta::assert_snapshot!("changed_no_git", refusal(&sandbox, &run));
}

#[test]
fn submodules_that_differ_are_looked_at_whole() {
    let sandbox = repository(&[("a.json", MISMATCH)]);
    shell(&sandbox, "git init -q -b main module");
    sandbox.write("module/b.json", MISMATCH);
    shell(&sandbox, "cd module; git add -A; git commit -q -m one");
    shell(&sandbox, "git -c protocol.file.allow=always submodule --quiet add ./module module; git commit -q -m module");
    assert_eq!(files(&check(&sandbox, &["--changed"])), ["module/b.json"]);
    shell(&sandbox, "git branch -f main");
    assert_eq!(files(&check(&sandbox, &["--changed"])), [""; 0]);
    sandbox.write("module/c.json", MISMATCH);
    assert_eq!(files(&check(&sandbox, &["--changed"])), ["module/b.json", "module/c.json"]);
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_unicode_and_links_are_looked_at() {
    use std::os::unix::ffi::OsStrExt;

    let sandbox = repository(&[("target.json", CLEAN), ("link.json", CLEAN)]);
    shell(&sandbox, "rm link.json; ln -s target.json link.json; git add -A; git commit -q -m link; git branch -f main");
    sandbox.write("target.json", MISMATCH);
    let name = std::ffi::OsStr::from_bytes(b"t\xff.json");
    std::fs::write(sandbox.path("").join(name), MISMATCH).expect("a file");
    // The link shows what has changed.
    assert_eq!(files(&check(&sandbox, &["--changed"])), ["link.json", "target.json", "t\u{fffd}.json"]);
}
