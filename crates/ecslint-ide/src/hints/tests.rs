use super::*;
use crate::testing;

/// The hints of `text`, each with the line of text before it.
fn check(text: &str, expected: &[&str]) {
    let said = testing::look(text, |view, _| {
        let one = |hint: InlayHint| {
            let before = &view.text[..hint.offset as usize];
            let line = before.trim_end_matches('{').rsplit(['\n', '{', ',']).next().unwrap_or_default().trim();
            format!("{line} ‹{}›", hint.label)
        };
        let whole = Span::new(0, u32::MAX);
        inlay_hints(view, whole).into_iter().map(one).collect::<Vec<_>>()
    });
    assert_eq!(said, expected, "{text}");
}

#[test]
fn sizes_of_a_task_are_set_against_its_containers() {
    check(
        r#"{"cpu": "1024", "memory": "2048", "containerDefinitions": [
            {"name": "a", "cpu": 512, "memory": 1024}, {"name": "b", "cpu": 256, "memoryReservation": 512, "memory": 900}]}"#,
        &[
            r#""cpu": "1024" ‹1 vCPU, containers: 768 of 1024›"#,
            r#""memory": "2048" ‹2 GB, containers: 1536 of 2048›"#,
            r#""cpu": 512 ‹0.5 vCPU›"#,
            r#""memory": 1024 ‹1 GiB›"#,
            r#""cpu": 256 ‹0.25 vCPU›"#,
        ],
    );
    check(r#"{"cpu": "1 vCPU", "memory": "2 GB"}"#, &[]);
    check(
        r#"{"cpu": "512", "containerDefinitions": [{"cpu": "${X}"}, {"cpu": 12}]}"#,
        &[r#""cpu": "512" ‹0.5 vCPU›"#, r#""cpu": 12 ‹0.012 vCPU›"#],
    );
    check(r#"{"cpu": "${CPU}", "memory": "lots"}"#, &[]);
}

#[test]
fn ports_without_a_host_port_get_one() {
    let text = |mode: &str| {
        format!(
            r#"{{"networkMode": "{mode}", "containerDefinitions": [{{"portMappings": [
                {{"containerPort": 80}}, {{"containerPort": 81, "hostPort": 0}}, {{"containerPort": 82, "hostPort": 82}}]}}]}}"#
        )
    };
    check(&text("bridge"), &[r#""containerPort": 80 ‹dynamic host port›"#, r#""hostPort": 0 ‹dynamic host port›"#]);
    check(&text("awsvpc"), &[r#""containerPort": 80 ‹same host port›"#]);
    check(&text("${MODE}"), &[]);
}

#[test]
fn health_checks_are_put_into_words() {
    let text = |members: &str| format!(r#"{{"containerDefinitions": [{{"healthCheck": {{{members}}}}}]}}"#);
    check(&text(""), &[r#""healthCheck": ‹unhealthy after 1 min 30 s›"#]);
    check(&text(r#""interval": 10, "retries": 2"#), &[r#""healthCheck": ‹unhealthy after 20 s›"#]);
    check(&text(r#""interval": 10, "retries": "${R}""#), &[]);
    check(&text(r#""interval": 1000"#), &[]);
    check(&text(r#""command": ["NONE"]"#), &[]);
    let tooltip = testing::look(&text(r#""interval": 10, "startPeriod": 60"#), |view, _| {
        inlay_hints(view, Span::new(0, u32::MAX)).into_iter().next().and_then(|hint| hint.tooltip)
    });
    assert_eq!(
        tooltip.as_deref(),
        Some(
            "Unhealthy when 3 checks in a row fail, one every 10 s; up to 45 s when each one takes its 5 s. Failures in \
             the first 1 min after the start do not count"
        )
    );
}

#[test]
fn times_and_disks_are_put_into_words() {
    check(
        r#"{"containerDefinitions": [{"stopTimeout": 30, "startTimeout": 120}, {"stopTimeout": 45}],
            "ephemeralStorage": {"sizeInGiB": 100}}"#,
        &[
            r#""stopTimeout": 30 ‹the default›"#,
            r#""startTimeout": 120 ‹2 min›"#,
            r#""sizeInGiB": 100 ‹80 GiB more than the default›"#,
        ],
    );
}

#[test]
fn only_the_range_is_looked_at() {
    let text = r#"{"cpu": "1024", "containerDefinitions": [{"cpu": 512}]}"#;
    let count = |range| testing::look(text, |view, _| inlay_hints(view, range).len());
    assert_eq!(count(Span::new(0, 20)), 1);
    assert_eq!(count(Span::new(20, 60)), 1);
    assert_eq!(count(Span::new(20, 21)), 0);
}
