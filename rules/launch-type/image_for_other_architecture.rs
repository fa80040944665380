//! A tag is only a name, but one that seldom lies about the processor.

use ecslint_core::edit;
use ecslint_core::values::image;
use ecslint_core::views::Capacity;
use ecslint_core::{Check, ContainerDefinition, Context, Field, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "image-for-other-architecture",
    summary: "The name of an image speaks of another processor than the task.",
    group: Group::LaunchType,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart {
        says: &[
            "CannotPullContainerError: pull image manifest has been retried %s time(s): image Manifest does not contain descriptor matching platform '%s'",
            "image Manifest does not contain descriptor matching platform '%s'",
            "exec %s: exec format error",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("image-for-other-architecture.md"),
    needs: &[],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    // All words for the processors that ECS knows hold a 64.
    let Some(image) = container.image().known().filter(|image| image.value.contains("64")) else { return };
    let name = image::parse(image.value);
    if name.digest.is_some() {
        return;
    }
    let platforms = &context.facts.platforms;
    let words = [name.repository, name.tag.unwrap_or_default()];
    let mut named = platforms.architectures.iter().filter(|architecture| {
        architecture.image_words.iter().any(|word| words.iter().any(|text| holds_word(text, word)))
    });
    let (Some(built_for), None) = (named.next(), named.next()) else { return };
    let written = task.cpu_architecture();
    let assumed = task.assumption().architecture;
    let runs_on = match (assumed, written) {
        (Some(assumed), _) => assumed.name(),
        (None, Field::Known(known)) => known.value,
        (None, Field::Absent(_)) if task.requires_only(Capacity::Fargate) => platforms.fargate_architecture.as_str(),
        _ => return,
    };
    let Some(runs_on) = platforms.architecture(runs_on).filter(|runs_on| runs_on.name != built_for.name) else {
        return;
    };
    let found = context.report(
        image.span(),
        format!("`image` is named for {}, but the task runs on {}", built_for.name, runs_on.name),
    );
    found.says(format!("image Manifest does not contain descriptor matching platform '{}'", runs_on.platform));
    if assumed.is_some() {
        found.help(format!("use an image for {}", runs_on.name));
        return;
    }
    found.help(format!(
        "set `runtimePlatform.cpuArchitecture` to `{}`, or use an image for {}",
        built_for.name, runs_on.name
    ));
    let edit = match (written, task.runtime_platform(), task.object()) {
        (Field::Known(known), ..) => {
            found.related(known.span(), "the task's processor");
            edit::replace_string(known.node, &built_for.name)
        }
        (_, Field::Known(platform), _) => {
            edit::insert_member(platform.node, "cpuArchitecture", &edit::quote(&built_for.name))
        }
        (_, Field::Absent(absence), Some(object)) if absence.parent == object.node() => {
            let platform =
                format!(r#"{{ "cpuArchitecture": "{}", "operatingSystemFamily": "LINUX" }}"#, built_for.name);
            edit::insert_member(object.node(), "runtimePlatform", &platform)
        }
        _ => return,
    };
    found.fix(Fix::unsafe_(format!("set `cpuArchitecture` to `{}`", built_for.name), vec![edit]));
}

/// Whether `word` stands in `text` with no letter or digit next to it.
fn holds_word(text: &str, word: &str) -> bool {
    let is_part = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = text.as_bytes();
    text.match_indices(word).any(|(start, _)| {
        let before = start.checked_sub(1).and_then(|before| bytes.get(before));
        !is_part(before) && !is_part(bytes.get(start + word.len()))
    })
}
