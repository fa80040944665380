//! Runs the examples of every page and holds pages and rules together.
//!
//! `ECSLINT_BLESS=1 cargo test -p ecslint-rules` writes what the rules really say into the pages: read the diff.

// The pages are read and blessed where they lie.
#![allow(clippy::disallowed_methods)]

mod page;

use std::collections::BTreeSet;
use std::path::Path;

use ecslint_core::member_names::MEMBER_NAMES;
use ecslint_core::{Check, Checker, Outcome, Severity};
use page::Page;

/// Checks every page with `check` and fails with all complaints at once.
fn check_pages(check: impl Fn(&Page, &mut Vec<String>)) {
    let mut complaints = Vec::new();
    for rule in ecslint_rules::all() {
        let mut found = Vec::new();
        check(&Page::new(rule), &mut found);
        complaints.extend(found.into_iter().map(|complaint| format!("{}: {complaint}", rule.name)));
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n\n"));
}

fn new_checker() -> Checker {
    Checker::new(ecslint_rules::all()).expect("the embedded tables are sound")
}

#[test]
fn examples_show_what_the_rules_say() {
    let checker = new_checker();
    let bless = std::env::var_os("ECSLINT_BLESS").is_some();
    check_pages(|page, complaints| {
        let blessed = page.run(&checker, complaints);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page.path());
        if bless && blessed != page.text() {
            std::fs::write(path, blessed).expect("the page can be written");
            complaints.clear();
        }
    });
}

#[test]
fn pages_have_every_section() {
    check_pages(|page, complaints| page.check_sections(complaints));
}

#[test]
fn names_are_unique_kebab_case_and_match_the_files() {
    let mut names = BTreeSet::new();
    for rule in ecslint_rules::all() {
        let is_kebab = rule.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        assert!(is_kebab, "{} is not kebab-case", rule.name);
        assert!(names.insert(rule.name), "{} stands twice in the list", rule.name);
        let stem = format!("{}/{}", rule.group.name(), rule.name);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(folder.join(format!("{stem}.md")).is_file(), "{stem}.md is missing");
        assert!(
            folder.join(format!("{}.rs", stem.replace('-', "_").replacen("launch_type/", "launch-type/", 1))).is_file(),
            "{stem}.rs is missing"
        );
    }
}

#[test]
fn every_file_is_in_the_list() {
    let listed: BTreeSet<String> = ecslint_rules::all().map(|rule| rule.name.replace('-', "_")).collect();
    for group in ecslint_core::Group::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(group.name());
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().replace('-', "_");
            assert!(stem == "mod" || listed.contains(&stem), "{} is in no list", path.display());
        }
    }
}

#[test]
fn severities_follow_the_outcome() {
    for rule in ecslint_rules::all() {
        let fits = match rule.outcome {
            Outcome::Rejected { .. } | Outcome::FailsAtStart { .. } => rule.severity >= Severity::Warning,
            Outcome::SilentlyWrong => rule.severity == Severity::Warning,
            Outcome::Advice => rule.severity == Severity::Advice,
        };
        assert!(fits || matches!(rule.check, Check::Engine), "{}: {:?}", rule.name, rule.severity);
        assert!(rule.summary.ends_with('.'), "{}: the summary is a sentence", rule.name);
    }
}

#[test]
fn what_rules_need_are_members() {
    for rule in ecslint_rules::all() {
        for name in rule.needs {
            assert!(MEMBER_NAMES.find(name).is_some(), "{} needs `{name}`, which is no member", rule.name);
        }
    }
}

/// Fails unless the rule called `name` needs exactly these.
fn check_needs<'f>(name: &str, expected: impl Iterator<Item = &'f str>) {
    let rule = ecslint_rules::all().find(|rule| rule.name == name).expect("a rule");
    let needs: BTreeSet<&str> = rule.needs.iter().copied().collect();
    assert_eq!(needs, expected.collect(), "{name}");
}

#[test]
fn rules_about_options_of_the_table_need_all_of_them() {
    let drivers = ecslint_schemas::Facts::load().expect("the embedded tables are sound").log_drivers.drivers;
    let forms = drivers.iter().flat_map(|driver| &driver.forms);
    check_needs("malformed-log-option-value", forms.map(|form| form.option.as_str()));
    let pairs = drivers.iter().flat_map(|driver| &driver.exclusive);
    check_needs("conflicting-log-options", pairs.map(|(one, _)| one.as_str()));
}
