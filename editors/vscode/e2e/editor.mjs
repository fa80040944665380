// The editor of the test: VS Code as a server with the packed extension in it, and a browser without a window.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

/** How long anything may take. A machine that builds something else at the same time is slow. */
export const PATIENCE = 120_000;

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
  "breadcrumbs.enabled": false,
  "files.autoSave": "off",
};

export class Editor {
  #folder;
  #server;
  #browser;
  #address;
  page;

  /** Where the files are that the editor shows. */
  workspace;

  /**
   * Starts the editor. `setUp` is the folder that `setup.mjs` printed, `extension` the packed extension, `program` the
   * built binary of ecslint, `browser` the program Chromium, `files` maps names of files to their texts.
   */
  static async start({ setUp, extension, program, browser, files }) {
    const editor = new Editor();
    try {
      editor.#prepare(files);
      await editor.#serve({ setUp, extension, program });
      await editor.#browse(browser);
    } catch (error) {
      await editor.close();
      throw error;
    }
    return editor;
  }

  #prepare(files) {
    this.#folder = mkdtempSync(join(tmpdir(), "ecslint-e2e-"));
    this.workspace = join(this.#folder, "deploy");
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.workspace, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    this.set({});
  }

  /** Writes the user's settings; an editor that runs takes them over. */
  set(changes) {
    const folder = join(this.#folder, "data", "User");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "settings.json"), JSON.stringify({ ...SETTINGS, ...changes }, null, 2));
  }

  async #serve({ setUp, extension, program }) {
    const node = join(setUp, "node_modules", `node-linux-${process.arch}`, "bin", "node");
    const words = [
      join(setUp, "node_modules", "code-server", "out", "node", "entry.js"),
      ...["--user-data-dir", join(this.#folder, "data")],
      ...["--extensions-dir", join(this.#folder, "extensions")],
    ];
    const environment = {
      ...process.env,
      HOME: this.#folder,
      // The extension finds the program as it would with most users.
      PATH: `${dirname(program)}${delimiter}${process.env.PATH}`,
    };
    execFileSync(node, [...words, "--install-extension", extension], { env: environment, stdio: ["ignore", 2, 2] });
    this.#server = spawn(
      node,
      [
        ...words,
        ...["--bind-addr", "127.0.0.1:0", "--auth", "none"],
        ...["--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"],
        ...["--disable-getting-started-override", "--disable-file-downloads"],
        this.workspace,
      ],
      // A process group of its own, so that what the editor started ends with it.
      { env: environment, stdio: ["ignore", "pipe", "inherit"], detached: true },
    );
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
    const context = await this.#browser.newContext({ viewport: SIZE, deviceScaleFactor: 1 });
    context.setDefaultTimeout(PATIENCE);
    this.page = await context.newPage();
  }

  /** Opens the workspace afresh with one file, and waits until its text is there. */
  async open(name) {
    const path = join(this.workspace, name);
    const address = new URL(this.#address);
    address.searchParams.set("folder", this.workspace);
    address.searchParams.set("payload", JSON.stringify([["openFile", `vscode-remote://${address.host}${path}`]]));
    await this.page.goto(address.href);
    await this.page.locator(`.tab.active[data-resource-name="${name.split("/").at(-1)}"]`).waitFor();
    await this.page.locator(".monaco-editor .view-lines .view-line").first().waitFor();
  }

  async close() {
    await this.#browser?.close();
    if (this.#server?.exitCode === null) {
      const ended = new Promise((resolve) => this.#server.once("exit", resolve));
      process.kill(-this.#server.pid, "SIGTERM");
      await ended;
    }
    if (this.#folder !== undefined) {
      rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10 });
    }
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
