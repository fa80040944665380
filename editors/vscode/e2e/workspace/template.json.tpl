{
  "family": "${service}-${environment}",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "awsvpc",
  "cpu": "${cpu}",
  "memory": "${memory}",
  "executionRoleArn": "${execution_role_arn}",
  "taskRoleArn": "${task_role_arn}",
  "containerDefinitions": [
    {
      "name": "${service}",
      "image": "${image}",
      "essential": true,
      "portMappings": [{ "containerPort": ${port} }],
      "environment": ${environment_variables},
      "dependsOn": [{ "containerName": "proxy", "condition": "HEALTHY" }],
      "logConfiguration": {
        "logDriver": "awslogs",
        "options": {
          "awslogs-group": "/ecs/${service}",
          "awslogs-region": "${region}",
          "awslogs-stream-prefix": "${service}"
        }
      }
    },
    {
      "name": "proxy",
      "image": "public.ecr.aws/docker/library/nginx:1.29",
      "essential": true,
      "portMappings": [{ "containerPort": 8443, "hostPort": 443 }],
      "healthCheck": {
        "command": ["CMD-SHELL", "wget -q -O /dev/null http://127.0.0.1:8443/ || exit 1"]
      }
    }
  ]
}
