//! Results worked out by hand, as the comments show.

use ecslint_place::{Constraint, ConstraintKind, Count, Origin, Request, RequestKind, plan};

use super::{cluster, places, request, task};

/// Two zones; `a` and `d` are the larger ones.
const CLUSTER: [&str; 4] = [
    "a zone=1a cpu=1024 memory=4000 rack=x",
    "b zone=1a cpu=512 memory=2000 rack=y",
    "c zone=1b cpu=512 memory=1000 rack=x",
    "d zone=1b cpu=2048 memory=3000 rack=y",
];

#[test]
fn strategies_follow_the_hand_calculation() {
    // A task needs 256 CPU units and 500 MiB, so a takes 4 (CPU), b 2 (CPU), c 2 (both), d 6 (memory): 14 in all.
    let task = task(r#""cpu": 256, "memory": 500"#);
    for (strategies, count, expected) in [
        // Least memory first: c (1000, 500, none), then b (2000, 1500, no CPU left), then d (3000 … 500), then a.
        (vec!["binpack=memory"], 14, "c c b b d d d d d d a a a a"),
        // Least CPU first: b and c have 512 each, b stands first; then 256 on b, then c; then a, then d.
        (vec!["binpack=cpu"], 14, "b b c c a a a a d d d d d d"),
        // One each in turn, in the order of the list; b and c are full after two, a after four.
        (vec!["spread=instanceId"], 14, "a b c d a b c d a d a d d d"),
        (vec!["spread=host"], 6, "a b c d a b"),
        // Zones take turns; within a zone the first of the list that has room: a four times, then b.
        (vec!["spread=attribute:ecs.availability-zone"], 12, "a c a c a d a d b d b d"),
        // Zones take turns; within a zone the fewest tasks: a b a b a a, and c d c d d d.
        (vec!["spread=attribute:ecs.availability-zone", "spread=instanceId"], 12, "a c b d a c b d a d a d"),
        // Zones take turns, and while they are even the least memory of all decides: c before b, then d before a.
        (vec!["spread=attribute:ecs.availability-zone", "binpack=memory"], 12, "c b c b d a d a d a d a"),
        // The least memory decides; equal memory never occurs, so the spread behind it decides nothing.
        (vec!["binpack=memory", "spread=attribute:ecs.availability-zone"], 5, "c c b b d"),
        // Racks are counted within their zone: in 1a x (a), then y (b); in 1b x (c), then y (d).
        (vec!["spread=attribute:ecs.availability-zone", "spread=attribute:rack"], 8, "a c b d a c b d"),
        // Racks alone: x takes a, y takes b, until b is full.
        (vec!["spread=attribute:rack"], 8, "a b a b a d a d"),
        // Nobody has the attribute: one group, in the order of the list.
        (vec!["spread=attribute:floor"], 5, "a a a a b"),
    ] {
        let cluster = cluster(&CLUSTER);
        let plan = plan(&task, &request(count, &strategies), &cluster, 0);
        assert_eq!(places(&plan, &cluster), expected, "{strategies:?}");
        assert_eq!(plan.unplaced(), 0, "{strategies:?}");
    }
}

#[test]
fn what_finds_no_place_is_counted_and_the_closest_instance_named() {
    let task = task(r#""cpu": 256, "memory": 500"#);
    let cluster = cluster(&CLUSTER);
    let plan = plan(&task, &request(20, &["binpack=memory"]), &cluster, 0);
    assert_eq!((plan.placements.len(), plan.unplaced()), (14, 6));
    // d has no memory left and the others no CPU; memory is looked at later, so d came closer.
    let (index, reason) = plan.closest.expect("the closest");
    assert_eq!((cluster[index].name(), reason.event().as_str()), ("d", "has insufficient memory available"));
}

#[test]
fn candidates_are_counted_for_each_task() {
    let task = task(r#""cpu": 256, "memory": 500"#);
    let plan = plan(&task, &request(5, &["binpack=memory"]), &cluster(&CLUSTER), 0);
    let candidates: Vec<usize> = plan.placements.iter().map(|placement| placement.candidates).collect();
    assert_eq!(candidates, [4, 4, 3, 3, 2]);
}

#[test]
fn chance_is_decided_by_the_seed() {
    let task = task(r#""cpu": 256, "memory": 500"#);
    let cluster = cluster(&CLUSTER);
    let placed = |strategies: &[&str], seed| places(&plan(&task, &request(8, strategies), &cluster, seed), &cluster);
    assert_eq!(placed(&["random"], 1), placed(&["random"], 1));
    let different: std::collections::BTreeSet<String> = (0..20).map(|seed| placed(&["random"], seed)).collect();
    assert!(different.len() > 10, "{different:?}");
    // RunTask without strategies is random, too.
    assert_eq!(placed(&[], 1), placed(&["random"], 1));
    // Behind another strategy chance only decides between equals: zones still take turns.
    for seed in 0..20 {
        let zones: Vec<&str> = placed(&["spread=attribute:ecs.availability-zone", "random"], seed)
            .split(' ')
            .map(|name| if "ab".contains(name) { "1a" } else { "1b" })
            .collect();
        assert!(zones.chunks(2).all(|pair| pair[0] != pair[1]), "{zones:?}");
    }
}

#[test]
fn services_spread_over_zones_and_daemons_go_everywhere() {
    let task = task(r#""cpu": 256, "memory": 1500"#);
    let cluster = cluster(&CLUSTER);
    let service = |count| Request { kind: RequestKind::Service, count, ..request(0, &[]) };
    let replica = plan(&task, &service(Count::Tasks(4)), &cluster, 0);
    assert_eq!(places(&replica, &cluster), "a d a d");
    assert!(replica.is_default_strategy);
    // c has too little memory for the daemon.
    let daemon = plan(&task, &service(Count::EachInstance), &cluster, 0);
    assert_eq!((places(&daemon, &cluster).as_str(), daemon.wanted, daemon.unplaced()), ("a b d", None, 0));
}

#[test]
fn distinct_instances_take_one_task_each() {
    let task = task(r#""cpu": 1, "memory": 10"#);
    let cluster = cluster(&CLUSTER);
    let distinct = Constraint { kind: ConstraintKind::DistinctInstance, origin: Origin::CommandLine };
    let request = Request { constraints: vec![distinct], ..request(6, &["binpack=memory"]) };
    let plan = plan(&task, &request, &cluster, 0);
    assert_eq!((places(&plan, &cluster).as_str(), plan.unplaced()), ("c b d a", 2));
    let (_, reason) = plan.closest.expect("the closest");
    assert_eq!(reason.code(), "DistinctInstance placement constraint unsatisfied.");
}

#[test]
fn constraints_see_the_tasks_that_were_placed() {
    let task = task(r#""cpu": 1, "memory": 10"#);
    let cluster = cluster(&CLUSTER);
    for (expression, expected) in [
        ("runningTasksCount < 2", "a a b b c c d d"),
        ("not(task:group == family:t)", "a b c d"),
        ("task:group == family:other", ""),
        ("attribute:rack == y and runningTasksCount < 1", "b d"),
    ] {
        let member = Constraint { kind: ConstraintKind::MemberOf(expression.to_owned()), origin: Origin::Request };
        let request = Request { constraints: vec![member], ..request(9, &["spread=attribute:none"]) };
        assert_eq!(places(&plan(&task, &request, &cluster, 0), &cluster), expected, "{expression}");
    }
}
