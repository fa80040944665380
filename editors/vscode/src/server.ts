// Starts and stops the server, and knows how it is.
import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import * as vscode from "vscode";
import { findBinary, type Found } from "./binary.ts";
import type { ClientState, LanguageClient } from "./client.ts";

/** `asleep`: no task definition was seen yet; `off`: switched off; `missing`: there is no program. */
export type ServerState = ClientState | "asleep" | "off" | "missing";

const INSTALL_PAGE = "https://github.com/ecslint/ecslint#install";

export class Server implements vscode.Disposable {
  readonly output = vscode.window.createOutputChannel("ecslint", { log: true });
  readonly #extensionFolder: string;
  readonly #openPage: (rule: string) => Promise<void>;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #state: ServerState = "asleep";
  #client: LanguageClient | undefined;
  /** Starting and stopping take their turns: a client that is half started cannot be stopped. */
  #turn: Promise<void> = Promise.resolve();

  constructor(extensionFolder: string, openPage: (rule: string) => Promise<void>) {
    this.#extensionFolder = extensionFolder;
    this.#openPage = openPage;
    this.output.info("Waiting for a task definition.");
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Starts the server, unless it was started before. */
  start(): Promise<void> {
    return this.#next(async () => {
      if (this.#state === "asleep") {
        await this.#start();
      }
    });
  }

  restart(): Promise<void> {
    return this.#next(async () => {
      await this.#stop();
      await this.#start();
    });
  }

  stop(): Promise<void> {
    return this.#next(() => this.#stop());
  }

  dispose(): void {
    // The client still writes while it stops.
    void this.stop().finally(() => {
      this.#changed.dispose();
      this.output.dispose();
    });
  }

  /** Where the program is; where there is none the user is told, with ways out. */
  program(): string | undefined {
    const found = this.#find();
    if ("program" in found) {
      return found.program;
    }
    this.output.error(found.reason);
    void this.#tellMissing(found.reason);
    return undefined;
  }

  #next(action: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(action).catch((error: unknown) => this.output.error(String(error)));
    return this.#turn;
  }

  async #start(): Promise<void> {
    if (!vscode.workspace.getConfiguration("ecslint").get<boolean>("enable", true)) {
      this.#become("off");
      return;
    }
    const program = this.program();
    if (program === undefined) {
      this.#become("missing");
      return;
    }
    this.output.info(`The server is \`${program} lsp\`.`);
    const { createClient } = await import("./client.ts");
    const client = createClient(program, {
      output: this.output,
      openPage: this.#openPage,
      onState: (state) => {
        // What becomes of a client that was replaced is nobody's business any more.
        if (this.#client === client) {
          this.#become(state);
        }
      },
    });
    this.#client = client;
    try {
      await client.start();
    } catch (error) {
      this.output.error(String(error));
      this.#become("failed");
      void this.#tellFailed(program);
    }
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    if (client?.isRunning() === true) {
      await client.stop();
    }
    // The output is ours and stays; the client lets go of everything else.
    await client?.dispose();
    this.#become("stopped");
  }

  #become(state: ServerState): void {
    this.#state = state;
    this.#changed.fire();
  }

  #find(): Found {
    return findBinary({
      configured: vscode.workspace.getConfiguration("ecslint").get("path", ""),
      extensionFolder: this.#extensionFolder,
      workspaceFolder: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
      home: homedir(),
      path: process.env["PATH"],
      platform: process.platform,
      isProgram,
    });
  }

  async #tellMissing(reason: string): Promise<void> {
    const chosen = await vscode.window.showErrorMessage(reason, "Open Settings", "How to Install");
    if (chosen === "Open Settings") {
      await vscode.commands.executeCommand("workbench.action.openSettings", "ecslint.path");
    } else if (chosen === "How to Install") {
      await vscode.env.openExternal(vscode.Uri.parse(INSTALL_PAGE));
    }
  }

  async #tellFailed(program: string): Promise<void> {
    const message = `\`${program} lsp\` did not start. An older ecslint has no language server.`;
    const chosen = await vscode.window.showErrorMessage(message, "Show Output", "Open Settings");
    if (chosen === "Show Output") {
      this.output.show();
    } else if (chosen === "Open Settings") {
      await vscode.commands.executeCommand("workbench.action.openSettings", "ecslint.path");
    }
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
