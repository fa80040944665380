//! Everything that the pages show as wrong.

/// The failing examples of a page, without the lines of carets.
pub(super) fn of_page(page: &str) -> impl Iterator<Item = String> {
    let is_caret_line = |line: &&str| line.trim_start().trim_start_matches('/').trim_start().starts_with('^');
    page.split("```jsonc fail\n").skip(1).map(move |rest| {
        let block = rest.split("\n```").next().unwrap_or_default();
        block.lines().filter(|line| !is_caret_line(line)).map(|line| format!("{line}\n")).collect()
    })
}

/// The failing examples of every page, each with the name of its rule.
pub(crate) fn all() -> impl Iterator<Item = (&'static str, String)> {
    ecslint_project::rules().flat_map(|rule| of_page(rule.page).map(|text| (rule.name, text)))
}
