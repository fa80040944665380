//! Containers that wait for each other in a circle never start.

use super::{Edge, Graph, MOST_RELATED};
use ecslint_core::{Check, ContainerDefinition, Context, Group, Located, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "dependency-cycle",
    summary: "Containers of the task depend on each other in a circle.",
    group: Group::Health,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &["Container dependsOn contains a cycle"] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("dependency-cycle.md"),
    needs: &["dependsOn"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(graph) = Graph::of(task).filter(may_hold_cycle) else { return };
    let edges = graph.edges();
    let mut state = vec![State::New; edges.len()];
    // The way from the first container to the current one: a container, and which of its dependencies comes next.
    let mut path: Vec<(usize, usize)> = Vec::new();
    for start in 0..edges.len() {
        if state[start] == State::New {
            state[start] = State::OnPath(0);
            path.push((start, 0));
        }
        let mut depth = path.len();
        while let Some((from, next)) = path.last_mut() {
            let Some((to, name)) = edges[*from].get(*next) else {
                state[*from] = State::Done;
                path.pop();
                depth -= 1;
                continue;
            };
            *next += 1;
            match state[*to] {
                State::New => {
                    state[*to] = State::OnPath(depth);
                    path.push((*to, 0));
                    depth += 1;
                }
                State::OnPath(first) if from != to => report(&graph, &edges, &path[first..], *name, context),
                State::OnPath(_) | State::Done => {}
            }
        }
    }
}

/// Whether a container that is waited for waits itself. In most tasks none does, which a look at the names tells.
fn may_hold_cycle(graph: &Graph<'_>) -> bool {
    let mut targets = graph.dependencies().filter_map(|(_, name)| graph.container(graph.names.find(name.value)?));
    targets.any(|target| !target.depends_on().is_empty())
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    /// On the current way, so far from its beginning.
    OnPath(usize),
    Done,
}

/// Reports the cycle of the containers in `path`, which `closing` leads back to its beginning.
fn report(
    graph: &Graph<'_>,
    edges: &[Vec<Edge<'_>>],
    path: &[(usize, usize)],
    closing: Located<'_, &str>,
    context: &mut Context<'_>,
) {
    let label = |index: usize| graph.container(index).map_or("container", ContainerDefinition::label);
    let message = match path {
        [(one, _), (other, _)] => format!("`{}` and `{}` depend on each other", label(*one), label(*other)),
        _ => format!("`{}` closes a circle of {} containers that depend on each other", closing.value, path.len()),
    };
    let found = context.report(closing.span(), message);
    found.help("drop one of the dependencies: one container has to start first");
    for (container, next) in path.iter().take(path.len() - 1).take(MOST_RELATED) {
        // `next` already counts on from the dependency that the path took.
        if let Some((to, name)) = edges[*container].get(next - 1) {
            found.related(name.span(), format!("`{}` waits for `{}`", label(*container), label(*to)));
        }
    }
}
