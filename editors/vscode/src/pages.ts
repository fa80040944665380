// The pages of rules, as documents of the editor. The program prints them, so they are those of its version.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as vscode from "vscode";
import type { Server } from "./server.ts";

const SCHEME = "ecslint-rule";
/** Names of rules and causes, and controls of Security Hub such as `ECS.4`. Nothing else goes to the command line. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9.-]*$/;

interface Rule {
  readonly name: string;
  readonly group: string;
  readonly severity: string;
  readonly summary: string;
}

export class Pages implements vscode.TextDocumentContentProvider {
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  register(): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const name = uri.path.replace(/^\//, "").replace(/\.md$/, "");
    return (await this.#run("explain", "--color", "never", "--", name)) ?? "";
  }

  /** Shows the page of the rule under the cursor; where there is none or more than one, asks which. */
  async explain(): Promise<void> {
    const here = rulesAtCursor();
    const name = here.length === 1 ? here[0] : await this.#ask(here);
    if (name !== undefined) {
      await this.open(name);
    }
  }

  /** Shows the page of a rule. */
  async open(name: string): Promise<void> {
    if (!NAME.test(name)) {
      return;
    }
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}.md` });
    try {
      await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
    } catch {
      // The preview is an extension of the editor and can be switched off.
      await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true });
    }
  }

  async #ask(among: readonly string[]): Promise<string | undefined> {
    const list = this.#rules(among);
    const chosen = await vscode.window.showQuickPick(list, {
      title: "Explain a Rule",
      placeHolder: "The name of a rule, or a word of what it is about",
      matchOnDescription: true,
      matchOnDetail: true,
    });
    return chosen?.label;
  }

  async #rules(among: readonly string[]): Promise<vscode.QuickPickItem[]> {
    const printed = await this.#run("rules", "--format", "json");
    const rules: Rule[] = printed === undefined ? [] : JSON.parse(printed);
    return rules
      .filter(({ name }) => among.length === 0 || among.includes(name))
      .map(({ name, group, severity, summary }) => ({ label: name, description: `${group}, ${severity}`, detail: summary }));
  }

  async #run(...words: string[]): Promise<string | undefined> {
    const program = this.#server.program();
    if (program === undefined) {
      return undefined;
    }
    try {
      return (await promisify(execFile)(program, words, { encoding: "utf8", timeout: 30_000 })).stdout;
    } catch (error) {
      this.#server.output.error(String(error));
      void vscode.window.showErrorMessage(`\`ecslint ${words[0]}\` failed: ${String(error)}`);
      return undefined;
    }
  }
}

/** The rules that found something at the cursor, or else in its line. */
function rulesAtCursor(): string[] {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return [];
  }
  const cursor = editor.selection.active;
  const found = vscode.languages.getDiagnostics(editor.document.uri).filter(({ source }) => source === "ecslint");
  const atCursor = found.filter(({ range }) => range.contains(cursor));
  const inLine = found.filter(({ range }) => range.start.line <= cursor.line && cursor.line <= range.end.line);
  const names = (atCursor.length > 0 ? atCursor : inLine).map(ruleOf);
  return [...new Set(names.filter((name) => name !== undefined))];
}

function ruleOf({ code }: vscode.Diagnostic): string | undefined {
  const name = typeof code === "object" ? code.value : code;
  return name === undefined ? undefined : String(name);
}
