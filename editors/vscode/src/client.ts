// The language client. This module and the library behind it are loaded when the first task definition is seen.
import * as vscode from "vscode";
import {
  LanguageClient,
  RevealOutputChannelOn,
  State,
  type DocumentSelector,
  type StaticFeature,
} from "vscode-languageclient/node";
import { CONFIGURATION_NAME, LANGUAGES, TEMPLATE_PATTERN } from "./look.ts";

/** The settings that the server reads. */
const SETTINGS = ["enable", "severity", "select", "ignore", "assume"];

/** The commands of this extension that the server may name in what it offers. */
const COMMANDS = { commands: ["ecslint.showReferences"] };

/** A command of the server that is better carried out in the editor: there the page needs no browser. */
const OPEN_PAGE = "ecslint.openRulePage";

const SELECTOR: DocumentSelector = [
  ...LANGUAGES.map((language) => ({ scheme: "file", language })),
  { scheme: "file", pattern: TEMPLATE_PATTERN },
  { scheme: "file", pattern: `**/${CONFIGURATION_NAME}` },
  ...LANGUAGES.map((language) => ({ scheme: "untitled", language })),
];

export type { LanguageClient };

/** How a client is, as far as a user cares. */
export type ClientState = "starting" | "running" | "stopped" | "failed";

/** What a client needs from its surroundings. */
export interface ClientHost {
  readonly output: vscode.LogOutputChannel;
  readonly onState: (state: ClientState) => void;
  /** Shows the page of a rule. */
  readonly openPage: (rule: string) => Promise<void>;
}

/** Makes a client for the server in `program`. It is not started yet. */
export function createClient(program: string, { output, onState, openPage }: ClientHost): LanguageClient {
  const client = new LanguageClient(
    "ecslint",
    "ecslint",
    { command: program, args: ["lsp"] },
    {
      documentSelector: SELECTOR,
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: readSettings,
      synchronize: { configurationSection: "ecslint" },
      middleware: {
        executeCommand: (command, words: unknown[], next) => {
          const rule = words[0];
          return command === OPEN_PAGE && typeof rule === "string" ? openPage(rule) : next(command, words);
        },
      },
    },
  );
  client.registerFeature(announcedCommands());
  client.onDidChangeState(({ newState }) => onState(nameOf(newState)));
  return client;
}

function readSettings(): Record<string, unknown> {
  const settings = vscode.workspace.getConfiguration("ecslint");
  return Object.fromEntries(SETTINGS.map((name) => [name, settings.get(name)]));
}

/** Says in `initialize` which commands the server can count on. */
function announcedCommands(): StaticFeature {
  return {
    fillClientCapabilities(capabilities) {
      capabilities.experimental = { ...capabilities.experimental, ...COMMANDS };
    },
    initialize() {},
    getState: () => ({ kind: "static" }),
    clear() {},
  };
}

function nameOf(state: State): ClientState {
  switch (state) {
    case State.Starting:
      return "starting";
    case State.Running:
      return "running";
    case State.Stopped:
      return "stopped";
    case State.StartFailed:
      return "failed";
  }
}
