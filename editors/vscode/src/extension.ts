// What the editor loads for every JSON and YAML file: it looks for task definitions and starts the server at the first one.
import * as vscode from "vscode";
import { isCandidate, isConfiguration, isNamedLikeTaskDefinition, looksLikeTaskDefinition } from "./look.ts";
import { Pages } from "./pages.ts";
import { Server } from "./server.ts";
import { Status } from "./status.ts";

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const started = new Server(context.extensionPath, (rule) => pages.open(rule));
  server = started;
  const pages = new Pages(started);
  const startFor = (document: vscode.TextDocument): void => {
    if (started.state === "asleep" && isOurs(document)) {
      void started.start();
    }
  };
  context.subscriptions.push(
    started,
    new Status(started, isOurs),
    pages.register(),
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.workspace.onDidChangeTextDocument(({ document }) => startFor(document)),
    vscode.workspace.onDidChangeConfiguration((change) => {
      const matters = change.affectsConfiguration("ecslint.path") || change.affectsConfiguration("ecslint.enable");
      if (matters && started.state !== "asleep") {
        void started.restart();
      }
    }),
    vscode.commands.registerCommand("ecslint.restart", () => started.restart()),
    vscode.commands.registerCommand("ecslint.showOutput", () => started.output.show()),
    vscode.commands.registerCommand("ecslint.explainRule", () => pages.explain()),
    vscode.commands.registerCommand("ecslint.fixAll", fixAll),
    // What the server offers names this one.
    vscode.commands.registerCommand("ecslint.showReferences", showReferences),
  );
  vscode.workspace.textDocuments.forEach(startFor);
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}

/** Whether the server has something to say about a document: a task definition, or a configuration. */
function isOurs(document: vscode.TextDocument): boolean {
  const { uri, languageId } = document;
  if (uri.scheme !== "file" && uri.scheme !== "untitled") {
    return false;
  }
  return (
    isConfiguration(uri.path) ||
    (isCandidate(languageId, uri.path) &&
      (isNamedLikeTaskDefinition(uri.path) || looksLikeTaskDefinition(document.getText())))
  );
}

async function fixAll(): Promise<void> {
  await vscode.commands.executeCommand("editor.action.codeAction", {
    kind: "source.fixAll.ecslint",
    apply: "first",
  });
}

/** A place in a text as the protocol has it. */
interface WirePosition {
  readonly line: number;
  readonly character: number;
}

interface WireLocation {
  readonly uri: string;
  readonly range: { readonly start: WirePosition; readonly end: WirePosition };
}

/** Shows places in the editor's own window for references, which takes its own types and not the protocol's. */
async function showReferences(uri: string, from: WirePosition, locations: readonly WireLocation[]): Promise<void> {
  const position = ({ line, character }: WirePosition): vscode.Position => new vscode.Position(line, character);
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    vscode.Uri.parse(uri),
    position(from),
    locations.map(
      ({ uri: target, range }) =>
        new vscode.Location(vscode.Uri.parse(target), new vscode.Range(position(range.start), position(range.end))),
    ),
  );
}
