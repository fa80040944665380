//! A linked container starts first, so links must not lead back to where they come from.

use ecslint_core::{Check, Context, Group, Located, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "link-cycle",
    summary: "Container links lead back to the container they come from.",
    group: Group::Network,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["Container links should not have a cycle"],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("link-cycle.md"),
    needs: &["links"],
    check: Check::TaskDefinition(check),
};

/// A link of a container, and the place of the container that it names.
type Link<'d> = (Located<'d, &'d str>, usize);

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let containers = task.containers();
    if containers.iter().all(|container| container.links().is_empty()) || super::excludes_links(task) {
        return;
    }
    let mut names: Vec<(&str, usize)> = containers
        .iter()
        .enumerate()
        .filter_map(|(place, container)| container.name().value().map(|name| (name, place)))
        .collect();
    names.sort_unstable();
    let place = |name: &str| names.binary_search_by_key(&name, |(known, _)| known).ok().map(|at| names[at].1);
    let links: Vec<Vec<Link<'_>>> = containers
        .iter()
        .map(|container| {
            let links = container.links().known();
            links.filter_map(|link| Some((link, place(super::link_target(link.value))?))).collect()
        })
        .collect();

    // Depth first: a link to a container on the way to it closes a cycle.
    let mut state = vec![State::New; links.len()];
    for start in 0..links.len() {
        if state[start] != State::New {
            continue;
        }
        state[start] = State::OnTheWay;
        // Each step: a container, and how many of its links have been followed.
        let mut way = vec![(start, 0)];
        while let Some((from, followed)) = way.last_mut() {
            let Some(&(link, to)) = links[*from].get(*followed) else {
                state[*from] = State::Done;
                way.pop();
                continue;
            };
            *followed += 1;
            match state[to] {
                State::New => {
                    state[to] = State::OnTheWay;
                    way.push((to, 0));
                }
                State::OnTheWay => report(link, to, &way, &links, context),
                State::Done => {}
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    OnTheWay,
    Done,
}

fn report(
    link: Located<'_, &str>,
    to: usize,
    way: &[(usize, usize)],
    links: &[Vec<Link<'_>>],
    context: &mut Context<'_>,
) {
    let target = super::link_target(link.value);
    let cycle = way.iter().skip_while(|(place, _)| *place != to);
    let others: Vec<_> = cycle.filter_map(|(place, followed)| links[*place].get(followed.checked_sub(1)?)).collect();
    let message = if others.len() <= 1 {
        format!("`{target}` is linked to itself")
    } else {
        format!("`{target}` is linked back to: the links form a cycle")
    };
    let found = context.report(link.span(), message);
    found.help("remove one of the links: a container can only reach those that start before it");
    for (other, _) in others.into_iter().filter(|(other, _)| other.node != link.node).take(9) {
        found.related(other.span(), "part of the cycle");
    }
}
