import assert from "node:assert/strict";
import { test } from "node:test";
import { isCandidate, isConfiguration, isNamedLikeTaskDefinition, looksLikeTaskDefinition } from "./look.ts";

test("JSON, YAML and their templates are looked at, whatever language templates have", () => {
  assert.ok(isCandidate("json", "/a/task.json"));
  assert.ok(isCandidate("jsonc", "/a/task.jsonc"));
  assert.ok(isCandidate("json", "Untitled-1"));
  assert.ok(isCandidate("yaml", "/a/task.yml"));
  for (const name of ["task.json.tpl", "task.json.tftpl", "task.json.j2", "task.json.jinja", "task.JSON.erb", "a.yml.j2"]) {
    assert.ok(isCandidate("plaintext", `/a/${name}`), name);
  }
  for (const name of ["main.tf", "notes.txt", "task.json.bak", "task.yaml.bak", "task.tpl", "json.tpl"]) {
    assert.ok(!isCandidate("plaintext", `/a/${name}`), name);
  }
});

test("task definitions, what AWS prints and bare lists are seen", () => {
  assert.ok(looksLikeTaskDefinition('{ "family": "web", "containerDefinitions": [] }'));
  assert.ok(looksLikeTaskDefinition('{ "taskDefinition": { "containerDefinitions": [] } }'));
  assert.ok(looksLikeTaskDefinition('{ "Family": "web", "ContainerDefinitions": [] }'));
  assert.ok(looksLikeTaskDefinition('[{ "name": "web", "portMappings": [] }]'));
  assert.ok(looksLikeTaskDefinition("family: web\ncontainerDefinitions:\n  - name: web\n"));
});

test("other files are not", () => {
  assert.ok(!looksLikeTaskDefinition(""));
  assert.ok(!looksLikeTaskDefinition('{ "name": "web", "dependencies": { "express": "5.0.1" } }'));
  assert.ok(!looksLikeTaskDefinition(`"containerDefinitions"${" ".repeat(4_000_000)}`));
});

test("files begin empty, and their names tell what they will be", () => {
  for (const name of ["task-definition.json", "taskdef.prod.json", "web_task_def.json.tpl", "TaskDefinition.JSON", "a/task-def.yml"]) {
    assert.ok(isNamedLikeTaskDefinition(`/a/${name}`), name);
  }
  for (const path of ["/task-definitions/package.json", "/a/tasks.json", "/a/definition.json", "/a/tasks.yaml", "/task-def/values.yml"]) {
    assert.ok(!isNamedLikeTaskDefinition(path), path);
  }
});

test("a configuration is known by its name", () => {
  assert.ok(isConfiguration("/a/ecslint.toml"));
  assert.ok(!isConfiguration("/a/my-ecslint.toml"));
  assert.ok(!isConfiguration("/a/ecslint.toml/b"));
});
