//! What other containers have at the same place.

use std::collections::HashSet;

use ecslint_core::placeholder;
use ecslint_syntax::Node;

use super::IN_CONTAINER;
use crate::completion::CompletionKind;
use crate::completion::candidate::{Candidate, Context};
use crate::completion::site::WantedValue;

/// Members that containers of one task often share.
const SHARED: [&str; 11] = [
    "environmentFiles[].value",
    "image",
    "logConfiguration.options.awslogs-group",
    "logConfiguration.options.awslogs-region",
    "logConfiguration.options.awslogs-stream-prefix",
    "logConfiguration.secretOptions[].valueFrom",
    "mountPoints[].containerPath",
    "repositoryCredentials.credentialsParameter",
    "secrets[].valueFrom",
    "user",
    "workingDirectory",
];

/// So many different values are offered.
const MOST_VALUES: usize = 20;

/// The values of the same member in the containers of the task.
pub(super) fn values(context: &Context<'_, '_>, wanted: &WantedValue<'_>) -> Vec<Candidate> {
    let Some(path) = wanted.path.strip_prefix(IN_CONTAINER).filter(|path| SHARED.contains(path)) else {
        return Vec::new();
    };
    let mut offered: HashSet<&str> = HashSet::new();
    let mut found = Vec::new();
    for container in context.view.task.containers().iter() {
        for node in below(container.object().node(), path) {
            let text = node.as_str().filter(|text| !text.is_empty() && !node.is_damaged());
            let Some(text) = text.filter(|_| wanted.node != Some(node)) else { continue };
            if placeholder::find(text).is_none() && offered.insert(text) {
                let detail = format!("as in `{}`", container.label());
                found.push(Candidate::string(CompletionKind::Value, text).detail(detail).rank(10 + found.len()));
            }
        }
        if found.len() >= MOST_VALUES {
            break;
        }
    }
    found
}

/// The values at `path` below `node`.
fn below<'d>(node: Node<'d>, path: &str) -> Vec<Node<'d>> {
    let mut found = vec![node];
    for step in path.split('.') {
        let (name, is_list) = step.strip_suffix("[]").map_or((step, false), |name| (name, true));
        let members = found.into_iter().filter_map(|node| node.get(name));
        found = if is_list { members.flat_map(Node::items).collect() } else { members.collect() };
    }
    found
}
