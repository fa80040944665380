//! Lines above containers and volumes that say by whom they are used.

use ecslint_syntax::Span;

use crate::navigation::SymbolKind;
use crate::uses::{Use, Used, User, uses};
use crate::view::View;

/// A line above something, with the places it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// The name of what the line is about, without its quotes.
    pub span: Span,
    /// The line.
    pub title: String,
    /// Where it is used; empty where it is not.
    pub places: Vec<Span>,
}

/// So many users are named; of more only the number is said.
const MOST_NAMED: usize = 3;

/// A line for each container and accelerator that others refer to, and for each volume.
pub fn lenses(view: View<'_>) -> Vec<Lens> {
    let sees_all = view.task.containers().is_complete()
        && view.task.containers().iter().all(|container| {
            let mounts = container.mount_points();
            mounts.is_complete() && mounts.iter().all(|mount| !mount.source_volume().is_opaque())
        });
    let lens = |used: Used<'_>| {
        let title = match (used.kind, used.uses.is_empty()) {
            (SymbolKind::Volume, true) if sees_all => "unused".to_owned(),
            (_, true) => return None,
            (SymbolKind::Volume, false) => format!("mounted by {}", users(view, &used.uses)),
            (_, false) => format!("used by {}", users(view, &used.uses)),
        };
        let places = used.uses.iter().map(|one| one.span).collect();
        Some(Lens { span: used.span, title, places })
    };
    uses(view).into_iter().filter_map(lens).collect()
}

/// The users by name where they are few, else their number.
fn users(view: View<'_>, uses: &[Use<'_>]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for one in uses {
        let name = match one.by {
            User::Container(name) => name,
            User::Unnamed => "a container without a known name",
            User::Task => "the proxy configuration",
        };
        if !names.contains(&name) {
            names.push(name);
        }
        if names.len() > MOST_NAMED {
            return format!("{} places", uses.len());
        }
    }
    // An alias of YAML lets one place stand in several containers.
    if uses.iter().any(|one| view.document.is_shared(one.span)) {
        names.push("others");
    }
    match names.as_slice() {
        [] => String::new(),
        [name] => (*name).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn check(text: &str, expected: &[&str]) {
        let said = testing::look(text, |view, _| {
            let lenses = lenses(view);
            let shown = |span: Span| view.text.get(span.range()).unwrap_or("?").to_owned();
            let one = |lens: Lens| {
                let places: Vec<String> = lens.places.into_iter().map(shown).collect();
                format!("{} {} [{}]", shown(lens.span), lens.title, places.join(" "))
            };
            lenses.into_iter().map(one).collect::<Vec<_>>()
        });
        assert_eq!(said, expected, "{text}");
    }

    #[test]
    fn containers_and_volumes_know_their_users() {
        check(
            r#"{"containerDefinitions": [
                {"name": "web", "dependsOn": [{"containerName": "db", "condition": "START"}], "links": ["db:sql"],
                 "mountPoints": [{"sourceVolume": "data", "containerPath": "/a"}],
                 "logConfiguration": {"logDriver": "awsfirelens"}},
                {"name": "db", "volumesFrom": [{"sourceContainer": "web"}],
                 "mountPoints": [{"sourceVolume": "data"}]},
                {"name": "logs", "firelensConfiguration": {"type": "fluentbit"}},
                {"name": "envoy"}],
               "proxyConfiguration": {"containerName": "envoy"},
               "volumes": [{"name": "data"}, {"name": "rest"}]}"#,
            &[
                "web used by db [web]",
                "db used by web [db db]",
                "logs used by web [awsfirelens]",
                "envoy used by the proxy configuration [envoy]",
                "data mounted by web and db [data data]",
                "rest unused []",
            ],
        );
    }

    #[test]
    fn nothing_is_unused_where_not_all_is_seen() {
        check(r#"{"containerDefinitions": ${ALL}, "volumes": [{"name": "data"}]}"#, &[]);
        let unknown = r#"{"containerDefinitions": [{"mountPoints": [{"sourceVolume": "${V}"}]}],
            "volumes": [{"name": "data"}]}"#;
        check(unknown, &[]);
        check(r#"{"containerDefinitions": [{"name": "a", "mountPoints": [{"sourceVolume": "data"#, &[]);
    }

    #[test]
    fn many_users_are_counted() {
        let mounts = |name: &str| format!(r#"{{"name": "{name}", "mountPoints": [{{"sourceVolume": "v"}}]}}"#);
        let all: Vec<String> = ["a", "b", "c", "d"].into_iter().map(mounts).collect();
        let text = format!(r#"{{"containerDefinitions": [{}], "volumes": [{{"name": "v"}}]}}"#, all.join(", "));
        check(&text, &["v mounted by 4 places [v v v v]"]);
    }
}
