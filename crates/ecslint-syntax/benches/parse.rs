//! How fast the parser reads realistic task definitions, next to `serde_json::Value` on the same text.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ecslint_syntax::{LineIndex, Syntax, parse};
use serde_json::{Value, json};
use std::hint::black_box;

/// About this many bytes of text.
const TEXT_LENGTH: usize = 2_000_000;

fn container(number: usize) -> Value {
    let environment: Vec<_> = (0..12)
        .map(|entry| json!({ "name": format!("SERVICE_{number}_OPTION_{entry}"), "value": format!("value-{entry}") }))
        .collect();
    let secrets: Vec<_> = (0..4)
        .map(|entry| {
            let name = format!("SECRET_{entry}");
            let from = format!("arn:aws:ssm:eu-central-1:123456789012:parameter/prod/service-{number}/secret-{entry}");
            json!({ "name": name, "valueFrom": from })
        })
        .collect();
    json!({
        "name": format!("service-{number}"),
        "image": format!("123456789012.dkr.ecr.eu-central-1.amazonaws.com/service-{number}:1.{number}.0"),
        "cpu": 256,
        "memoryReservation": 512,
        "essential": number == 0,
        "portMappings": [{ "containerPort": 8080 + number, "protocol": "tcp", "name": format!("http-{number}") }],
        "environment": environment,
        "secrets": secrets,
        "command": ["/bin/sh", "-c", "exec /app/server --listen 0.0.0.0:8080 --log-format json"],
        "logConfiguration": {
            "logDriver": "awslogs",
            "options": {
                "awslogs-group": format!("/ecs/service-{number}"),
                "awslogs-region": "eu-central-1",
                "awslogs-stream-prefix": "ecs"
            }
        },
        "healthCheck": {
            "command": ["CMD-SHELL", "curl -f http://localhost:8080/health || exit 1"],
            "interval": 30,
            "timeout": 5,
            "retries": 3,
            "startPeriod": 60
        },
        "readonlyRootFilesystem": true
    })
}

/// A list of task definitions, pretty-printed with an indentation of two spaces.
fn text() -> String {
    let mut definitions = Vec::new();
    let mut length = 0;
    while length < TEXT_LENGTH {
        let number = definitions.len();
        let definition = json!({
            "family": format!("family-{number}"),
            "networkMode": "awsvpc",
            "requiresCompatibilities": ["FARGATE"],
            "cpu": "1024",
            "memory": "2048",
            "executionRoleArn": "arn:aws:iam::123456789012:role/ecsTaskExecutionRole",
            "containerDefinitions": (0..3).map(container).collect::<Vec<_>>(),
            "tags": [{ "key": "team", "value": "platform" }]
        });
        length += serde_json::to_string_pretty(&definition).map_or(0, |text| text.len());
        definitions.push(definition);
    }
    serde_json::to_string_pretty(&definitions).unwrap_or_default()
}

fn benches(criterion: &mut Criterion) {
    let text = text();
    let mut group = criterion.benchmark_group("task definitions");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("ecslint parse", |bencher| bencher.iter(|| parse(black_box(&text), Syntax::Json)));
    group.bench_function("serde_json Value", |bencher| {
        bencher.iter(|| serde_json::from_str::<Value>(black_box(&text)));
    });
    group.bench_function("line index", |bencher| bencher.iter(|| LineIndex::new(black_box(&text))));
    group.finish();
}

criterion_group!(parsing, benches);
criterion_main!(parsing);
