// The editor of the test: VS Code as a server with the packed extension in it, and a browser without a window.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { chromium } from "playwright-core";

/** How long anything may take. A machine that builds something else at the same time is slow. */
export const PATIENCE = Number(process.env.ECSLINT_E2E_PATIENCE ?? 120_000);

const SIZE = { width: 1200, height: 700 };

/** Everything that would move, pop up or ask is switched off. */
const SETTINGS = {
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.activityBar.location": "hidden",
  "workbench.reduceMotion": "on",
  "workbench.enableExperiments": false,
  "workbench.layoutControl.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "window.commandCenter": false,
  "window.menuBarVisibility": "hidden",
  "window.confirmBeforeClose": "never",
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "extensions.ignoreRecommendations": true,
  "extensions.autoCheckUpdates": false,
  "update.mode": "none",
  "chat.disableAIFeatures": true,
  "git.enabled": false,
  "editor.minimap.enabled": false,
  "editor.cursorBlinking": "solid",
  "editor.fontSize": 13,
  "editor.lightbulb.enabled": "onCode",
  "editor.suggest.showStatusBar": false,
  "editor.stickyScroll.enabled": false,
  "breadcrumbs.enabled": false,
  "files.autoSave": "off",
  // What the editor itself says about JSON depends on schemas that it fetches.
  "json.validate.enable": false,
};

const BROWSER_ONLY = `
  #status\\.host, #status\\.forwardedPorts, #status\\.workbench\\.keyboardLayout { display: none !important; }
`;

export class Editor {
  #folder = mkdtempSync(join(tmpdir(), "ecslint-e2e-"));
  #server;
  #browser;
  #context;
  #address;
  #windows = 0;
  /** The window that was opened last. */
  page;
  /** The folder that is open in it. */
  workspace;

  /**
   * Starts the editor. `setUp` is the folder that `setup.mjs` printed, `extension` the packed extension, `program` the
   * built binary of ecslint, `browser` the program Chromium.
   */
  static async start({ setUp, extension, program, browser }) {
    const editor = new Editor();
    try {
      editor.#write("data/User/settings.json", JSON.stringify(SETTINGS));
      // Which program is run is a matter of the machine that runs it.
      editor.#write("data/Machine/settings.json", JSON.stringify({ "ecslint.path": program }));
      await editor.#serve({ setUp, extension });
      await editor.#browse(browser);
    } catch (error) {
      await editor.close();
      throw error;
    }
    return editor;
  }

  /** Writes the settings of the folder that is open, which the editor takes over at once. */
  set(settings) {
    this.#write(`${this.#windows}/deploy/.vscode/settings.json`, JSON.stringify(settings));
  }

  #write(name, text) {
    const path = join(this.#folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  async #serve({ setUp, extension }) {
    const node = join(setUp, "node_modules", `node-linux-${process.arch}`, "bin", "node");
    const words = [
      join(setUp, "node_modules", "code-server", "out", "node", "entry.js"),
      ...["--user-data-dir", join(this.#folder, "data")],
      ...["--extensions-dir", join(this.#folder, "extensions")],
    ];
    const environment = { ...process.env, HOME: this.#folder };
    execFileSync(node, [...words, "--install-extension", extension], { env: environment, stdio: ["ignore", 2, 2] });
    this.#server = spawn(
      node,
      [
        ...words,
        ...["--bind-addr", "127.0.0.1:0", "--auth", "none"],
        ...["--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"],
        "--disable-getting-started-override",
      ],
      // A process group of its own, so that what the editor started ends with it.
      { env: environment, stdio: ["ignore", "pipe", "inherit"], detached: true },
    );
    // Nothing stays behind when the test is ended from outside.
    process.once("exit", () => this.#end());
    for (const signal of ["SIGINT", "SIGTERM"]) {
      process.once(signal, () => process.exit(1));
    }
    this.#address = await addressOf(this.#server);
  }

  async #browse(browser) {
    this.#browser = await chromium.launch({
      executablePath: browser,
      headless: true,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--force-color-profile=srgb",
      ],
    });
    this.#context = await this.#browser.newContext({ viewport: SIZE });
    this.#context.setDefaultTimeout(PATIENCE);
  }

  /**
   * Opens a window on a folder of its own, since the editor remembers what was changed and shown in a folder. `files`
   * maps names to texts; the first is opened, and then those that are named in `others`, which leaves the last in front.
   */
  async open(files, ...others) {
    await this.page?.close();
    this.#windows += 1;
    const folder = `${this.#windows}/deploy`;
    for (const [name, text] of Object.entries(files)) {
      this.#write(`${folder}/${name}`, text);
    }
    this.workspace = join(this.#folder, folder);
    const [name] = Object.keys(files);
    const address = new URL(this.#address);
    const file = `vscode-remote://${address.host}${this.workspace}/${name}`;
    address.searchParams.set("folder", this.workspace);
    address.searchParams.set("payload", JSON.stringify([["openFile", file]]));
    this.page = await this.#context.newPage();
    await this.page.goto(address.href);
    await this.isShown(name);
    for (const other of others) {
      await this.page.locator(".explorer-folders-view .monaco-list-row").filter({ hasText: other }).dblclick();
      await this.isShown(other);
    }
    // The list of files says nothing and takes a quarter of the window.
    await this.run("View: Toggle Primary Side Bar Visibility");
  }

  /** Waits until a file is in front. */
  async isShown(name) {
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator(".editor-instance .view-lines .view-line").first().waitFor();
  }

  /** Carries out a command by its title in the command palette. */
  async run(title) {
    await this.#quickInput(`>${title}`, title);
  }

  /** Carries out a command until it shows something: while the editor starts, some go nowhere. */
  async show(title, shown) {
    await this.#actUntil(shown, title, () => this.run(title));
  }

  /** Puts the cursor behind `column - 1` characters of a line; both count from 1. */
  async goTo(line, column) {
    await this.#quickInput(`:${line}:${column}`);
    await this.page.getByText(`Ln ${line}, Col ${column}`, { exact: true }).waitFor();
  }

  async #quickInput(text, row) {
    const widget = this.page.locator(".quick-input-widget");
    await this.page.keyboard.press("F1");
    await widget.locator("input.input").fill(text);
    if (row !== undefined) {
      await widget.locator(".monaco-list-row.focused").filter({ hasText: row }).waitFor();
    }
    await this.page.keyboard.press("Enter");
    await widget.waitFor({ state: "hidden" });
  }

  /** The text of a line as the reader sees it, when it is in view. */
  async line(number) {
    const page = this.page.locator(".editor-instance").first();
    return page.evaluate((editor, wanted) => {
      const top = (element) => Math.round(element.getBoundingClientRect().top);
      const numbers = [...editor.querySelectorAll(".margin-view-overlays .line-numbers")];
      const beside = numbers.find((element) => element.textContent.trim() === String(wanted));
      const lines = [...editor.querySelectorAll(".view-lines .view-line")];
      const line = beside && lines.find((element) => top(element) === top(beside))?.cloneNode(true);
      // Hints between the characters are no text.
      line?.querySelectorAll("[class*=dyn-rule]").forEach((hint) => hint.remove());
      // The editor draws spaces that do not break.
      return line?.textContent.replaceAll("\u00a0", " ");
    }, number);
  }

  /** Opens the Problems view and goes back to the text. */
  async showProblems() {
    await this.show("Problems: Focus on Problems View", this.page.locator(".markers-panel"));
    await this.run("View: Focus Active Editor Group");
  }

  /** The files in the Problems view with the number of their findings, such as `task-definition.json 5`. */
  filesWithProblems() {
    return this.#rows(1);
  }

  /** Leaves only the files in the Problems view, so that all of them are in view. */
  async collapseProblems() {
    await this.page.getByRole("button", { name: "Collapse All" }).click();
  }

  /** What the editor shows beside the language of the file. */
  async status() {
    await this.page.locator("#status\\.languageStatus").hover();
    const lines = this.page.locator(".hover-language-status .element");
    await lines.first().waitFor();
    return lines.allInnerTexts();
  }

  /** The findings in the Problems view, as far as they are in view: message, source, rule and place. */
  problems() {
    return this.#rows(2);
  }

  async #rows(level) {
    const rows = this.page.locator(`.markers-panel .monaco-list-row[aria-level="${level}"]`);
    return (await rows.allInnerTexts()).map((row) => row.replaceAll("\u00a0", " ").split(/\s*\n\s*/).join(" "));
  }

  /** Lets the editor suggest at the cursor. Returns the suggestions that are in view, the first one first. */
  async suggestions() {
    const rows = this.page.locator(".suggest-widget.visible .monaco-list-row");
    await this.#pressUntil(rows, "Control+Space");
    return rows.locator(".label-name").allInnerTexts();
  }

  /** Shows what is told about the first suggestion beside the list. */
  async explainSuggestion() {
    const details = this.page.locator(".suggest-details-container:visible .suggest-details");
    await this.#pressUntil(details.locator(".docs"), "Control+Space");
    // The box is as high as its text only from the second time on.
    const isWhole = () => details.evaluate((box) => box.querySelector(".body").scrollHeight <= box.clientHeight);
    await eventually(async () => {
      await this.page.keyboard.press("ArrowDown");
      await this.page.keyboard.press("ArrowUp");
      return isWhole();
    }, true);
  }

  /** What a user could do at the cursor, by the light bulb's menu, which stays open. */
  async actions() {
    const rows = this.page.locator(".action-widget .monaco-list-row.action");
    await this.#pressUntil(rows, "Control+Period");
    return rows.allInnerTexts();
  }

  /** Shows what the editor tells about the cursor's place, and returns it. */
  async hover() {
    const content = this.page.locator(".monaco-hover:visible .hover-contents");
    await this.#pressUntil(content, "Control+K", "Control+I");
    return (await content.allInnerTexts()).join("\n");
  }

  /** Presses keys until something is shown: what is just shown goes away when the editor draws the text anew. */
  async #pressUntil(shown, ...keys) {
    await this.#actUntil(shown, keys.join(" "), async () => {
      for (const key of keys) {
        await this.page.keyboard.press(key);
      }
    });
  }

  /** Clicks a lens until something is shown: the editor forgets what its lenses lead to while it asks for new ones. */
  async followLens(title, shown) {
    await this.#actUntil(shown, `the lens "${title}"`, () => this.page.getByText(title, { exact: true }).click());
  }

  async #actUntil(shown, what, act) {
    const deadline = Date.now() + PATIENCE;
    while (!(await shown.first().isVisible()) && Date.now() < deadline) {
      await act();
      await shown.first().waitFor({ timeout: 5_000 }).catch(() => undefined);
    }
    assert.ok(await shown.first().isVisible(), `${what} shows nothing`);
  }

  /** Keeps a picture of the window without what only an editor in a browser shows. */
  async picture(path) {
    mkdirSync(dirname(path), { recursive: true });
    // In the status bar the mouse points at nothing.
    await this.page.mouse.move(SIZE.width / 2, SIZE.height - 10);
    await this.page.screenshot({ path, style: BROWSER_ONLY });
  }

  #isServing() {
    return this.#server !== undefined && this.#server.exitCode === null && this.#server.signalCode === null;
  }

  #end() {
    if (this.#isServing()) {
      process.kill(-this.#server.pid, "SIGTERM");
    }
  }

  async close() {
    await this.#browser?.close();
    if (this.#isServing()) {
      const ended = new Promise((resolve) => this.#server.once("exit", resolve));
      this.#end();
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Reads the address from what the editor prints when it listens. */
function addressOf(server) {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: server.stdout });
    lines.on("line", (line) => {
      const address = /HTTP server listening on (http:\S+)/.exec(line)?.[1];
      if (address !== undefined) {
        resolve(address);
      }
    });
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`the editor ended with ${code} before it listened`)));
  });
}

/** Reads something until it is what is expected; when patience ends the difference is shown. */
export async function eventually(read, expected) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const found = await read();
    if (isDeepStrictEqual(found, expected) || Date.now() > deadline) {
      assert.deepEqual(found, expected);
      return;
    }
    await setTimeout(100);
  }
}
