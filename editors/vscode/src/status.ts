// The item that the editor shows beside the language of a task definition: how the server is, and what it found.
import * as vscode from "vscode";
import type { Server, ServerState } from "./server.ts";
import { countFindings, findingsInWords } from "./words.ts";

interface Look {
  readonly text: string;
  readonly detail?: string;
  readonly severity: vscode.LanguageStatusSeverity;
  readonly command: vscode.Command;
}

const RESTART = { command: "ecslint.restart", title: "Restart" };
const OUTPUT = { command: "ecslint.showOutput", title: "Show Output" };
const SETTINGS = { command: "workbench.action.openSettings", title: "Open Settings", arguments: ["ecslint"] };

export class Status implements vscode.Disposable {
  readonly #server: Server;
  readonly #isOurs: (document: vscode.TextDocument) => boolean;
  readonly #item = vscode.languages.createLanguageStatusItem("ecslint", []);
  readonly #subscriptions: vscode.Disposable;

  constructor(server: Server, isOurs: (document: vscode.TextDocument) => boolean) {
    this.#server = server;
    this.#isOurs = isOurs;
    this.#item.name = "ecslint";
    this.#subscriptions = vscode.Disposable.from(
      this.#item,
      server.onDidChange(() => this.#refresh()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#refresh()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const shown = vscode.window.activeTextEditor?.document.uri.toString();
        if (uris.some((uri) => uri.toString() === shown)) {
          this.#refresh();
        }
      }),
    );
    this.#refresh();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #refresh(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !this.#isOurs(document)) {
      this.#item.selector = [];
      return;
    }
    const { text, detail, severity, command } = look(this.#server.state, document.uri);
    this.#item.selector = { scheme: document.uri.scheme, pattern: document.uri.fsPath };
    this.#item.text = `ecslint: ${text}`;
    this.#item.detail = detail ?? "";
    this.#item.severity = severity;
    this.#item.busy = this.#server.state === "starting";
    this.#item.command = command;
  }
}

function look(state: ServerState, uri: vscode.Uri): Look {
  const { Information, Warning, Error } = vscode.LanguageStatusSeverity;
  switch (state) {
    case "asleep":
    case "starting":
      return { text: "starting", severity: Information, command: OUTPUT };
    case "running": {
      const findings = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "ecslint");
      const { text, detail } = findingsInWords(countFindings(findings.map(({ severity }) => severity)));
      return { text, detail, severity: Information, command: RESTART };
    }
    case "off":
      return { text: "switched off", severity: Information, command: SETTINGS };
    case "stopped":
      return { text: "stopped", severity: Warning, command: RESTART };
    case "failed":
      return { text: "failed", detail: "The server did not start", severity: Error, command: OUTPUT };
    case "missing":
      return { text: "no program", detail: "`ecslint` was not found", severity: Error, command: SETTINGS };
  }
}
