//! What the rest of the file says that fits in a gap: account, Region, names.

use std::collections::BTreeSet;

use ecslint_core::placeholder;
use ecslint_core::values::arn;
use ecslint_core::views::ContainerDefinition;

use crate::view::View;

/// What the rest of the file says. It is looked for when it is asked for.
pub(super) struct Elsewhere<'d> {
    view: View<'d>,
    container: Option<ContainerDefinition<'d>>,
    origin: std::cell::OnceCell<Origin<'d>>,
}

/// Partition, Region and account, each where all ARNs of the file agree.
#[derive(Clone, Copy, Default)]
pub(super) struct Origin<'d> {
    pub(super) partition: Option<&'d str>,
    pub(super) region: Option<&'d str>,
    pub(super) account: Option<&'d str>,
}

impl<'d> Elsewhere<'d> {
    /// What the file in `view` says, seen from `container`.
    pub(super) fn new(view: View<'d>, container: Option<ContainerDefinition<'d>>) -> Self {
        Self { view, container, origin: std::cell::OnceCell::new() }
    }

    /// Where the ARNs of the file are from.
    pub(super) fn origin(&self) -> Origin<'d> {
        *self.origin.get_or_init(|| origin(self.view))
    }

    /// What the file says for the gap called `word`.
    pub(super) fn word(&self, word: &str) -> Option<&'d str> {
        match word {
            "partition" => self.origin().partition,
            "region" => self.origin().region,
            "account" => self.origin().account,
            "family" => self.view.task.family().value(),
            "container" => self.container.and_then(|container| container.name().value()),
            _ => None,
        }
        .filter(|text| !text.is_empty())
    }
}

/// So many ARNs and addresses of registries tell enough of a file that is larger than any written by hand.
const MOST_LOOKED_AT: usize = 1000;

/// No ARN is longer, in characters.
const LONGEST_ARN: usize = 2048;

/// What stands between account and Region in the address of a private registry.
const REGISTRY: &str = ".dkr.ecr.";

fn origin(view: View<'_>) -> Origin<'_> {
    let (mut partitions, mut regions, mut accounts) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (start, _) in view.text.match_indices("arn:").take(MOST_LOOKED_AT) {
        let rest = view.text.get(start..).unwrap_or_default();
        let mut characters = rest.char_indices().take(LONGEST_ARN);
        let end = characters.find(|(_, character)| matches!(character, '"' | '\n'));
        let Some(found) = end.and_then(|(end, _)| arn::parse(&rest[..end])) else { continue };
        if found.partition == "aws" || found.partition.starts_with("aws-") {
            partitions.insert(found.partition);
        }
        if is_region(found.region) {
            regions.insert(found.region);
        }
        if is_account(found.account) {
            accounts.insert(found.account);
        }
    }
    for (end, _) in view.text.match_indices(REGISTRY).take(MOST_LOOKED_AT) {
        let account = end.checked_sub(12).and_then(|start| view.text.get(start..end));
        accounts.extend(account.filter(|account| is_account(account)));
        let region = view.text.get(end + REGISTRY.len()..).and_then(|rest| rest.get(..rest.find('.')?));
        regions.extend(region.filter(|region| is_region(region)));
    }
    for container in view.task.containers().iter() {
        let options = container.log_configuration().value().and_then(|logs| logs.options().value());
        let region = options.and_then(|options| options.slot("awslogs-region").string().value());
        regions.extend(region.filter(|region| is_region(region)));
    }
    Origin { partition: only(partitions), region: only(regions), account: only(accounts) }
}

fn only(found: BTreeSet<&str>) -> Option<&str> {
    if found.len() == 1 { found.into_iter().next() } else { None }
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text looks like `eu-west-1` or `us-gov-east-1`.
fn is_region(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
    parts.len() >= 3
        && (2..=5).contains(&first.len())
        && last.len() <= 2
        && last.bytes().all(|byte| byte.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && placeholder::find(text).is_none()
}
