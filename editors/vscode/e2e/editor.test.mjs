// What a user sees, asked of the real editor. `cargo xtask e2e` says in the environment what is tested with what.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { Editor, eventually } from "./editor.mjs";

const {
  ECSLINT_E2E_EDITOR: setUp,
  ECSLINT_E2E_EXTENSION: extension,
  ECSLINT_E2E_BINARY: program,
  ECSLINT_E2E_BROWSER: browser,
  ECSLINT_E2E_SCREENSHOTS: screenshots,
} = process.env;

const [TASK, PACKAGE, TEMPLATE] = ["task-definition.json", "package.json", "template.json.tpl"];
const read = (name) => readFileSync(new URL(`workspace/${name}`, import.meta.url), "utf8");
const FILES = { [TASK]: read(TASK), [PACKAGE]: read(PACKAGE), [TEMPLATE]: read(TEMPLATE) };

const YAML = `family: web
networkMode: awsvpc
containerDefinitions:
  - name: app
    memory: 256
    essential: true
    image: app:1.0
    portMappings:
      - containerPort: 8080
        hostPort: 80
`;

const FARGATE_SIZE =
  "`4096` of memory does not go with `cpu` 256 on Fargate ecslint unknown-fargate-size [Ln 6, Col 13]" +
  " AWS: No Fargate configuration exists for given values: 256 CPU, 4096 memory." +
  " See the Amazon ECS documentation for the valid values." +
  " help: with 256 CPU units use `512`, `1024` or `2048` MiB";

/** @type {Editor} */
let editor;

before(async () => {
  editor = await Editor.start({ setUp, extension, program, browser });
});

after(() => editor?.close());

afterEach(async (context) => {
  if (!context.passed) {
    await editor.picture(join(screenshots, "..", "failed", `${context.name.replaceAll(/\W+/g, "-")}.png`));
  }
});

const picture = (name) => editor.picture(join(screenshots, name));
const squiggles = () => editor.page.locator(".squiggly-error").count();

/** Opens the task definition and waits until the server has spoken: findings come, and sizes are told in their units. */
async function openTask() {
  await editor.open(FILES);
  await editor.page.locator(".squiggly-error").first().waitFor();
  await editor.page.locator(".view-lines").getByText("4 GB", { exact: true }).waitFor();
}

/** The text of a line without what is around it. */
async function line(number) {
  return (await editor.line(number))?.trim();
}

test("findings are underlined and listed", async () => {
  await openTask();
  await editor.showProblems();
  await eventually(() => editor.filesWithProblems(), [`${TASK} 5`]);
  assert.equal((await editor.problems())[0], FARGATE_SIZE);
  assert.ok((await squiggles()) >= 4);
  await picture("findings.png");
});

test("the status tells how many findings there are", async () => {
  await openTask();
  assert.match((await editor.status()).join("\n"), /ecslint: 9 findings.*5 errors, 4 hints/s);
});

test("hovering tells what is wrong and what AWS says", async () => {
  await openTask();
  await editor.goTo(15, 63);
  const told = await editor.hover();
  assert.match(told, /`hostPort` 80 differs from `containerPort` 8080 in network mode `awsvpc`/);
  assert.match(told, /When networkMode=awsvpc, the host ports and container ports in port mappings must match\./);
  await picture("hover.png");
});

test("a quick fix changes the text, and the finding is gone", async () => {
  await openTask();
  await editor.goTo(20, 10);
  const [first] = await editor.actions();
  assert.equal(first, "Rename it to `healthCheck` (likely meant)");
  await picture("quick-fix.png");
  await editor.page.keyboard.press("Enter");
  await eventually(() => line(20), '"healthCheck": {');
  await editor.showProblems();
  await eventually(() => editor.filesWithProblems(), [`${TASK} 4`]);
});

test("findings follow what is typed", async () => {
  await openTask();
  await editor.showProblems();
  await eventually(() => editor.filesWithProblems(), [`${TASK} 5`]);
  await editor.goTo(6, 14);
  await editor.page.keyboard.press("Shift+ArrowRight");
  await editor.page.keyboard.type("2");
  await eventually(() => line(6), '"memory": "2096",');
  await eventually(
    async () => (await editor.problems())[0]?.slice(0, 54),
    "`2096` of memory does not go with `cpu` 256 on Fargate",
  );
  for (let count = 0; count < 3; count += 1) {
    await editor.page.keyboard.press("Shift+ArrowRight");
  }
  await editor.page.keyboard.type("048");
  await eventually(() => line(6), '"memory": "2048",');
  await eventually(() => editor.filesWithProblems(), [`${TASK} 4`]);
});

test("Fix All mends what is certain", async () => {
  await openTask();
  await editor.run("ecslint: Fix All in This File");
  await eventually(() => line(18), '{ "name": "WORKERS", "value": "4" }');
  assert.equal(await line(20), '"healthcheck": {', "what is only likely stays");
});

test("members and sizes are suggested", async () => {
  await openTask();
  await editor.goTo(6, 14);
  for (let count = 0; count < 4; count += 1) {
    await editor.page.keyboard.press("Delete");
  }
  await eventually(() => line(6), '"memory": "",');
  const sizes = await editor.suggestions();
  assert.deepEqual(sizes.slice(0, 3), ["512", "1024", "2048"]);
  await picture("sizes.png");
  await editor.page.keyboard.press("Enter");
  await eventually(() => line(6), '"memory": "512",');

  await editor.goTo(13, 25);
  await editor.page.keyboard.press("Enter");
  await editor.page.keyboard.type('"');
  const members = await editor.suggestions();
  assert.ok(members.includes("command"), members.join(", "));
  await editor.page.keyboard.type("re");
  await eventually(async () => (await editor.suggestions())[0], "readonlyRootFilesystem");
  await editor.explainSuggestion();
  await picture("completion.png");
  await editor.page.keyboard.press("Enter");
  await eventually(() => line(14), '"readonlyRootFilesystem": true,');
});

test("a lens leads to the places that it counts", async () => {
  const text = readFileSync(new URL("../../../examples/batch-ec2.json", import.meta.url), "utf8");
  await editor.open({ "batch.json": text });
  await editor.followLens("mounted by report", editor.page.locator(".peekview-widget .monaco-list-row"));
});

test("help begins with the first character of a file that is named like a task definition", async () => {
  await editor.open({ "web-task-def.json": "\n" });
  await eventually(async () => (await editor.suggestions()).length > 0, true);
  await editor.page.keyboard.press("Enter");
  await eventually(() => line(1), "{");
});

test("a finding is ignored in a configuration, which is written for that", async () => {
  await openTask();
  await editor.showProblems();
  await eventually(() => editor.filesWithProblems(), [`${TASK} 5`]);
  await editor.goTo(15, 63);
  await editor.actions();
  await editor.page.getByText("Ignore `host-port-mismatch` here, in ecslint.toml").click();
  await editor.isShown("ecslint.toml");
  await eventually(() => line(1), "[[ignore]]");
  await editor.page.keyboard.press("Control+S");
  await eventually(() => editor.filesWithProblems(), [`${TASK} 4`]);
});

test("mistakes in a configuration are shown in it", async () => {
  await editor.open({ "ecslint.toml": 'select = ["ports"]\nignroe = ["iam"]\n' });
  await editor.showProblems();
  await eventually(() => editor.filesWithProblems(), ["ecslint.toml 1"]);
});

test("other JSON files are left alone, templates are not", async () => {
  const { [PACKAGE]: first, ...others } = FILES;
  await editor.open({ [PACKAGE]: first, ...others }, TEMPLATE, TASK);
  await editor.showProblems();
  // The server answers in turn: when it has spoken about the last file, it was done with the first. What comes later is
  // shown unfolded, so the list is folded until all is there.
  const files = async () => {
    await editor.collapseProblems();
    return editor.filesWithProblems();
  };
  await eventually(files, [`${TASK} 5`, `${TEMPLATE} 2`]);
});

test("task definitions in YAML are checked, mended and completed", async () => {
  await editor.open({ "task-definition.yaml": YAML });
  await editor.page.locator(".squiggly-error").first().waitFor();
  await editor.showProblems();
  await eventually(() => editor.filesWithProblems(), ["task-definition.yaml 1"]);
  await editor.goTo(2, 5);
  assert.match(await editor.hover(), /networkMode/);
  await editor.goTo(10, 19);
  const [first] = await editor.actions();
  assert.equal(first, "Set `hostPort` to 8080 (likely meant)");
  await editor.page.keyboard.press("Enter");
  await eventually(() => line(10), "hostPort: 8080");
  await eventually(() => editor.filesWithProblems(), []);

  await editor.goTo(10, 23);
  await editor.page.keyboard.press("Enter");
  await editor.page.keyboard.type("proto");
  await eventually(async () => (await editor.suggestions())[0], "protocol");
  await editor.page.keyboard.press("Enter");
  await eventually(() => editor.line(11), "        protocol: tcp");
});

test("the server sleeps until a task definition is seen", async () => {
  await editor.open({ [PACKAGE]: read(PACKAGE) });
  const output = editor.page.locator(".output-view .view-lines, .panel .view-lines").last();
  await editor.show("ecslint: Show the Output", output);
  await output.getByText("Waiting for a task definition.").waitFor();
  assert.doesNotMatch(await output.innerText(), /The server is/);
});

test("the page of a rule is shown beside the text", async () => {
  await openTask();
  await editor.goTo(6, 14);
  await editor.run("ecslint: Explain a Rule");
  await eventually(() => headings(), ["unknown-fargate-size"]);
  await picture("page.png");
});

test("the action of the server opens the page too", async () => {
  await openTask();
  await editor.goTo(15, 63);
  await editor.actions();
  await editor.page.getByText("Open the page of `host-port-mismatch`").click();
  await eventually(() => headings(), ["host-port-mismatch"]);
});

/** The first headings of the previews that are open. */
async function headings() {
  const found = [];
  for (const frame of editor.page.frames()) {
    found.push(...(await frame.locator(".markdown-body h1, body.vscode-body h1").allInnerTexts().catch(() => [])));
  }
  return found;
}

test("settings count at once", async () => {
  await openTask();
  await editor.showProblems();
  await eventually(() => editor.filesWithProblems(), [`${TASK} 5`]);
  editor.set({ "ecslint.ignore": ["unknown-fargate-size", "ports"] });
  await eventually(() => editor.filesWithProblems(), [`${TASK} 3`]);
  editor.set({ "ecslint.enable": false });
  await eventually(() => editor.filesWithProblems(), []);
  editor.set({});
  await eventually(() => editor.filesWithProblems(), [`${TASK} 5`]);
});

test("a program that is not there is told, with a way out", async () => {
  await openTask();
  await editor.showProblems();
  await eventually(() => editor.filesWithProblems(), [`${TASK} 5`]);
  editor.set({ "ecslint.path": "/nowhere/ecslint" });
  const message = editor.page.locator(".notification-toast");
  await message
    .getByText("The setting `ecslint.path` is `/nowhere/ecslint`, and there is no such program.")
    .waitFor();
  await eventually(() => editor.filesWithProblems(), []);
  await message.getByRole("button", { name: "Open Settings" }).click();
  await editor.page.locator(".settings-editor").waitFor();
  editor.set({});
  await eventually(() => editor.filesWithProblems(), [`${TASK} 5`]);
});
