//! The four steps, task by task.

use ecslint_core::field::Tri;

use crate::attributes::AttributeSource;
use crate::cluster::ContainerInstance;
use crate::fit::{Fit, Host, Ready, parse, ready};
use crate::random::Random;
use crate::reason::Reason;
use crate::request::{Constraint, ConstraintKind, Count, Request, RequestKind};
use crate::spread::Levels;
use crate::strategy::{SpreadField, Strategy};
use crate::task::Task;

/// No more tasks are placed. A service runs 5,000 at most: service quotas, read on 2026-11-22.
pub const MAX_TASKS: u64 = 10_000;

/// What became of an instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its place among the instances given.
    pub instance: usize,
    /// Whether it can take a task at all.
    pub before: Fit,
    /// Whether it can take one more after all that were placed.
    pub after: Fit,
    /// The tasks placed on it.
    pub placed: u64,
    /// CPU units left in the end.
    pub cpu_left: Option<u64>,
    /// MiB left in the end.
    pub memory_left: Option<u64>,
}

/// Where a task goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The place of the instance among those given.
    pub instance: usize,
    /// How many instances could have taken it.
    pub candidates: usize,
}

/// Where the tasks of a request go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The tasks asked for; `None` when one goes on each instance, or when the number is not known.
    pub wanted: Option<u64>,
    /// The instances, in the order given.
    pub rows: Vec<Row>,
    /// The tasks that found a place, in order.
    pub placements: Vec<Placement>,
    /// All constraints: those of the task definition first.
    pub constraints: Vec<Constraint>,
    /// The strategies applied: those asked for, else the default of ECS.
    pub strategies: Vec<Strategy>,
    /// Whether the strategies are the default of ECS.
    pub is_default_strategy: bool,
    /// The instance that came closest when a task found no place, and why it did not take it.
    pub closest: Option<(usize, Reason)>,
    /// What is not known, and what was taken for granted.
    pub remarks: Vec<String>,
}

impl Plan {
    /// The tasks that found no place.
    pub fn unplaced(&self) -> u64 {
        self.wanted.unwrap_or(0).saturating_sub(self.placements.len() as u64)
    }

    /// The instances of which it cannot be told whether they take a task.
    pub fn unknown(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row.before, Fit::Unknown(_))).count()
    }
}

/// Places the tasks of `request`. `seed` decides where strategies leave a choice to chance.
///
/// Each task looks at the instances in order and at what is left on them; only the instance that took the last task is
/// checked again, so the work grows with tasks times instances and not with their squares.
///
/// These are readings that no document settles: tasks placed count as running and as part of their group at once; of
/// instances that the strategies rate alike the first of the list is taken, except where one of them is `random`.
pub fn plan(task: &Task, request: &Request, instances: &[ContainerInstance], seed: u64) -> Plan {
    let constraints: Vec<Constraint> = task.constraints.iter().chain(&request.constraints).cloned().collect();
    let parsed: Vec<_> = constraints.iter().map(parse).collect();
    let mut checks: Vec<Ready<'_>> =
        constraints.iter().zip(&parsed).map(|(constraint, parsed)| ready(constraint, parsed)).collect();
    let wanted = match request.count {
        Count::Tasks(count) => Some(count.min(MAX_TASKS)),
        Count::EachInstance | Count::Unknown => None,
    };
    let limit = match request.count {
        Count::Tasks(count) => count.min(MAX_TASKS),
        Count::EachInstance => instances.len() as u64,
        Count::Unknown => 0,
    };
    if request.count == Count::EachInstance {
        checks.push(Ready::Distinct);
    }
    let is_default_strategy = request.strategies.is_empty();
    let strategies = if is_default_strategy { default_strategies(request) } else { request.strategies.clone() };
    let mut hosts: Vec<Host<'_>> = instances.iter().map(Host::new).collect();
    let before: Vec<Fit> = hosts.iter().map(|host| host.fit(task, &checks)).collect();
    let mut levels = Levels::new(&strategies, &hosts);
    let mut random = strategies.contains(&Strategy::Random).then(|| Random::new(seed));
    let mut candidates: Vec<usize> = (0..hosts.len()).filter(|index| before[*index] == Fit::Yes).collect();
    let mut after = before.clone();
    let mut placements = Vec::new();
    while (placements.len() as u64) < limit {
        let Some(position) = choose(&candidates, &hosts, &levels, random.as_mut()) else { break };
        let instance = candidates[position];
        placements.push(Placement { instance, candidates: candidates.len() });
        hosts[instance].place(task, request.group.as_deref());
        levels.place(instance);
        after[instance] = hosts[instance].fit(task, &checks);
        if after[instance] != Fit::Yes {
            candidates.remove(position);
        }
    }
    // Where one task goes on each instance, none at all is too few.
    let is_short = (placements.len() as u64) < wanted.unwrap_or(1);
    let closest = if is_short { closest(&after) } else { None };
    let mut remarks = remarks(task, request, instances, &constraints, &strategies);
    let wrong = parsed.iter().filter_map(|parsed| parsed.as_ref().err());
    remarks.extend(wrong.map(|words| format!("{words}; `ecslint query` shows where")));
    let rows = hosts.iter().zip(before).zip(after).enumerate();
    let rows = rows.map(|(instance, ((host, before), after))| Row {
        instance,
        before,
        after,
        placed: host.placed,
        cpu_left: host.cpu,
        memory_left: host.memory,
    });
    let rows = rows.collect();
    Plan { wanted, rows, placements, constraints, strategies, is_default_strategy, closest, remarks }
}

/// A service spreads over zones, RunTask places at random: the developer guide's pages "task placement strategies" and
/// "scheduling tasks", read on 2026-11-22.
fn default_strategies(request: &Request) -> Vec<Strategy> {
    match (request.kind, &request.count) {
        // One task goes on each instance, so there is no choice.
        (_, Count::EachInstance) => Vec::new(),
        (RequestKind::Service, _) => {
            vec![Strategy::Spread(SpreadField::Attribute("ecs.availability-zone".to_owned()))]
        }
        (RequestKind::Run, _) => vec![Strategy::Random],
    }
}

/// The place in `candidates` of the one that the strategies rate best.
fn choose(candidates: &[usize], hosts: &[Host<'_>], levels: &Levels, random: Option<&mut Random>) -> Option<usize> {
    let mut best: Vec<usize> = Vec::new();
    for (position, candidate) in candidates.iter().enumerate() {
        let order = best.first().map(|first: &usize| levels.compare(hosts, *candidate, candidates[*first]));
        match order {
            None | Some(std::cmp::Ordering::Equal) => best.push(position),
            Some(std::cmp::Ordering::Less) => {
                best.clear();
                best.push(position);
            }
            Some(std::cmp::Ordering::Greater) => {}
        }
    }
    let chosen = match random {
        Some(random) if !best.is_empty() => random.below(best.len()),
        _ => 0,
    };
    best.get(chosen).copied()
}

fn closest(fits: &[Fit]) -> Option<(usize, Reason)> {
    let mut closest: Option<(usize, &Reason)> = None;
    for (index, fit) in fits.iter().enumerate() {
        let Fit::No(reason) = fit else { continue };
        if closest.is_none_or(|(_, known)| known.rank() < reason.rank()) {
            closest = Some((index, reason));
        }
    }
    closest.map(|(index, reason)| (index, reason.clone()))
}

fn remarks(
    task: &Task,
    request: &Request,
    instances: &[ContainerInstance],
    constraints: &[Constraint],
    strategies: &[Strategy],
) -> Vec<String> {
    let mut remarks = request.remarks.clone();
    let mut add = |words: String| remarks.push(words);
    let count = |is: fn(&ContainerInstance) -> bool| instances.iter().filter(|instance| is(instance)).count();
    if task.has_syntax_errors {
        add("the task definition has syntax errors, and what may hide behind them is unknown; see `ecslint check`"
            .to_owned());
    }
    match request.count {
        Count::Unknown => add("how many tasks are asked for is not known; say so with `--count`".to_owned()),
        Count::Tasks(count) if count > MAX_TASKS => {
            add(format!("{count} tasks are asked for, and {MAX_TASKS} looked at"))
        }
        Count::Tasks(_) | Count::EachInstance => {}
    }
    if task.own_interface != Tri::No && !instances.is_empty() {
        add("how many network interfaces the instances can still take is not in their description: RESOURCE:ENI is not \
             looked at"
            .to_owned());
    }
    if task.attribute_source == AttributeSource::WorkedOut {
        add("the attributes that ECS requires are worked out from the task definition and may be more; the output of \
             describe-task-definition lists them"
            .to_owned());
    }
    let silent = count(|instance| instance.status.is_none() || instance.facts.agent_connected.is_none());
    if silent > 0 {
        add(format!("{silent} instances do not tell their status or agent and are taken as ACTIVE and connected"));
    }
    let silent = count(|instance| instance.facts.attributes.is_none());
    if silent > 0 {
        add(format!("{silent} instances do not tell their attributes and are taken to have those that ECS requires"));
    }
    let counts_tasks = strategies.iter().any(|strategy| matches!(strategy, Strategy::Spread(_)))
        || constraints.iter().any(|constraint| constraint.kind == ConstraintKind::DistinctInstance)
        || request.count == Count::EachInstance;
    if counts_tasks && count(|instance| instance.facts.task_groups.is_none()) > 0 {
        add("which tasks run on the instances already is not in their description: spreading and distinctInstance count \
             the tasks placed here alone"
            .to_owned());
    }
    for strategy in strategies {
        if let Strategy::Unknown(what) = strategy {
            add(format!("{what}, so the order in which instances are chosen is not known"));
        }
    }
    remarks
}
