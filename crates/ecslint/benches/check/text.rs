//! Realistic task definitions for benchmarks, as many bytes as wanted.

use std::fmt::Write as _;

/// The task definition number `number`: a web container with the usual members and a sidecar, pretty-printed.
pub(crate) fn task_definition(number: usize) -> String {
    let mut text = String::new();
    let _ = write!(
        text,
        r#"{{
  "family": "orders-{number}",
  "taskRoleArn": "arn:aws:iam::123456789012:role/orders-{number}-task",
  "executionRoleArn": "arn:aws:iam::123456789012:role/ecsTaskExecutionRole",
  "networkMode": "awsvpc",
  "requiresCompatibilities": ["FARGATE"],
  "cpu": "1024",
  "memory": "2048",
  "runtimePlatform": {{ "cpuArchitecture": "X86_64", "operatingSystemFamily": "LINUX" }},
  "containerDefinitions": [
    {{
      "name": "web",
      "image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:{number}",
      "cpu": 768,
      "memory": 1536,
      "essential": true,
      "portMappings": [
        {{ "name": "http", "containerPort": 8080, "hostPort": 8080, "protocol": "tcp", "appProtocol": "http" }},
        {{ "name": "metrics", "containerPort": 9090, "protocol": "tcp" }}
      ],
      "environment": [
"#
    );
    for variable in 0..12 {
        let comma = if variable == 11 { "" } else { "," };
        let _ = writeln!(
            text,
            "        {{ \"name\": \"SETTING_{variable}\", \"value\": \"value number {variable} of {number}\" }}{comma}"
        );
    }
    let _ = write!(
        text,
        r#"      ],
      "secrets": [
        {{ "name": "DB_PASSWORD", "valueFrom": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/db-AbCdEf:password::" }},
        {{ "name": "API_KEY", "valueFrom": "arn:aws:ssm:eu-west-1:123456789012:parameter/orders/api-key" }},
        {{ "name": "SESSION_KEY", "valueFrom": "/orders/session-key" }}
      ],
      "mountPoints": [{{ "sourceVolume": "data", "containerPath": "/var/lib/orders", "readOnly": false }}],
      "dependsOn": [{{ "containerName": "agent", "condition": "HEALTHY" }}],
      "linuxParameters": {{ "initProcessEnabled": true, "capabilities": {{ "drop": ["ALL"] }} }},
      "ulimits": [{{ "name": "nofile", "softLimit": 65536, "hardLimit": 65536 }}],
      "readonlyRootFilesystem": true,
      "user": "1000:1000",
      "stopTimeout": 60,
      "healthCheck": {{
        "command": ["CMD-SHELL", "curl -sf http://localhost:8080/health || exit 1"],
        "interval": 30,
        "timeout": 5,
        "retries": 3,
        "startPeriod": 60
      }},
      "logConfiguration": {{
        "logDriver": "awslogs",
        "options": {{
          "awslogs-group": "/ecs/orders-{number}",
          "awslogs-region": "eu-west-1",
          "awslogs-stream-prefix": "web",
          "mode": "non-blocking",
          "max-buffer-size": "25m"
        }}
      }}
    }},
    {{
      "name": "agent",
      "image": "public.ecr.aws/example/agent:1.{number}.0",
      "cpu": 128,
      "memory": 256,
      "essential": true,
      "user": "1001",
      "readonlyRootFilesystem": true,
      "environment": [{{ "name": "REGION", "value": "eu-west-1" }}],
      "healthCheck": {{ "command": ["CMD", "/agent", "health"], "interval": 10, "timeout": 5, "retries": 3 }},
      "logConfiguration": {{
        "logDriver": "awslogs",
        "options": {{
          "awslogs-group": "/ecs/orders-{number}",
          "awslogs-region": "eu-west-1",
          "awslogs-stream-prefix": "agent"
        }}
      }}
    }}
  ],
  "volumes": [
    {{
      "name": "data",
      "efsVolumeConfiguration": {{
        "fileSystemId": "fs-0a1b2c3d4e5f67890",
        "transitEncryption": "ENABLED",
        "authorizationConfig": {{ "accessPointId": "fsap-0a1b2c3d4e5f67890", "iam": "ENABLED" }}
      }}
    }}
  ],
  "tags": [{{ "key": "team", "value": "orders" }}]
}}
"#
    );
    text
}
