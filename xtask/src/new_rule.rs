//! `cargo xtask new-rule GROUP NAME`: the file and the page of a rule, ready to be filled in.

use std::path::Path;

use anyhow::{Context, bail};
use ecslint_core::Group;

/// Writes the file and the page of a new rule and says what is left to do
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The group, as `ecslint rules` names it
    group: String,
    /// The name: kebab-case, says what is wrong
    name: String,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let name = options.name.as_str();
    let is_kebab = name
        .split('-')
        .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
    if !is_kebab {
        bail!("`{name}` is not kebab-case");
    }
    let Some(group) = Group::ALL.into_iter().find(|group| group.name() == options.group) else {
        bail!("`{}` is no group: {}", options.group, Group::ALL.map(Group::name).join(", "));
    };
    if ecslint_rules::by_name(name).is_some() {
        bail!("there is a rule `{name}` already");
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the workspace has a root")?;
    let folder = root.join("rules").join(group.name());
    let stem = name.replace('-', "_");
    let files =
        [(folder.join(format!("{stem}.rs")), code(group, name)), (folder.join(format!("{name}.md")), page(name))];
    for (path, text) in files {
        if path.exists() {
            bail!("{} is there already", path.display());
        }
        std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        println!("wrote {}", path.display());
    }
    println!("left to do:");
    println!("  1. rules/{}/mod.rs: `mod {stem};` and `&{stem}::RULE,` in the list", group.name());
    println!("  2. write the check and the page; numbers go into schemas/facts");
    println!("  3. ECSLINT_BLESS=1 cargo test -p ecslint-rules, and read what it wrote into the page");
    println!("  4. cargo xtask gen");
    Ok(())
}

fn code(group: Group, name: &str) -> String {
    let group: String = group
        .name()
        .split('-')
        .map(|word| {
            word.chars()
                .next()
                .map_or(String::new(), |first| first.to_uppercase().chain(word.chars().skip(1)).collect())
        })
        .collect();
    format!(
        r#"//! Why the rule exists, in a sentence.

use ecslint_core::{{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition}};

pub(crate) static RULE: Rule = Rule {{
    name: "{name}",
    summary: "One sentence that says what is wrong.",
    group: Group::{group},
    severity: Severity::Error,
    outcome: Outcome::Rejected {{ operation: "RegisterTaskDefinition", says: &[] }},
    fixable: false,
    since: "{version}",
    page: include_str!("{name}.md"),
    needs: &[],
    check: Check::Container(check),
}};

fn check(_task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {{
    let Some(name) = container.name().known() else {{ return }};
    context.report(name.span(), format!("`{{}}` …", name.value)).help("…");
}}
"#,
        version = env!("CARGO_PKG_VERSION"),
    )
}

fn page(name: &str) -> String {
    format!(
        "# {name}\n\nOne sentence that says what is wrong.\n\n## Why\n\n## Examples\n\n```jsonc fail\n{{}}\n```\n\n\
         ```jsonc pass\n{{}}\n```\n\n```jsonc pass unknown\n{{}}\n```\n\n## When it is silent\n\n## Sources\n"
    )
}
