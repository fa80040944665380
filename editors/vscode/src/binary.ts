// Where the program `ecslint` is. Nothing in here touches the editor, and the file system comes as a parameter.

/** What the search depends on. */
export interface Surroundings {
  /** The setting `ecslint.path`. */
  readonly configured: string;
  /** The folder of the extension. */
  readonly extensionFolder: string;
  /** The first folder that is open in the editor. */
  readonly workspaceFolder: string | undefined;
  readonly home: string;
  /** The environment variable `PATH`. */
  readonly path: string | undefined;
  readonly platform: NodeJS.Platform;
  /** Whether there is a program with this path. */
  readonly isProgram: (path: string) => boolean;
}

/** The program, or a sentence that says why there is none. */
export type Found = { readonly program: string } | { readonly reason: string };

/** Finds the program: the one that is set, else the one in the extension, else the one on `PATH`. */
export function findBinary(surroundings: Surroundings): Found {
  const configured = surroundings.configured.trim();
  if (configured !== "") {
    return findConfigured(configured, surroundings);
  }
  const bundled = join(surroundings, surroundings.extensionFolder, "bundled", "ecslint");
  const program = [bundled, ...onPath("ecslint", surroundings)]
    .flatMap((path) => withEndings(path, surroundings))
    .find(surroundings.isProgram);
  return program === undefined
    ? { reason: "The program `ecslint` was found neither in the extension nor on PATH." }
    : { program };
}

/** A path that is set and wrong is told, and not passed over: another program than the one that was meant would run. */
function findConfigured(configured: string, surroundings: Surroundings): Found {
  const isName = !/[\\/]/.test(configured);
  const paths = isName ? onPath(configured, surroundings) : [absolute(configured, surroundings)];
  const program = paths.flatMap((path) => withEndings(path, surroundings)).find(surroundings.isProgram);
  if (program !== undefined) {
    return { program };
  }
  const where = isName ? " on PATH" : "";
  return { reason: `The setting \`ecslint.path\` is \`${configured}\`, and there is no such program${where}.` };
}

function absolute(configured: string, surroundings: Surroundings): string {
  const { home, workspaceFolder, platform } = surroundings;
  if (/^~[\\/]/.test(configured)) {
    return home + configured.slice(1);
  }
  const variable = "${workspaceFolder}";
  if (configured.startsWith(variable)) {
    return (workspaceFolder ?? "") + configured.slice(variable.length);
  }
  const isAbsolute = configured.startsWith("/") || (platform === "win32" && /^(?:[a-z]:)?[\\/]/i.test(configured));
  return isAbsolute || workspaceFolder === undefined ? configured : join(surroundings, workspaceFolder, configured);
}

function onPath(name: string, surroundings: Surroundings): string[] {
  const separator = surroundings.platform === "win32" ? ";" : ":";
  const folders = (surroundings.path ?? "").split(separator).filter((folder) => folder !== "");
  return folders.map((folder) => join(surroundings, folder, name));
}

function withEndings(path: string, { platform }: Surroundings): string[] {
  return platform === "win32" && !/\.exe$/i.test(path) ? [`${path}.exe`] : [path];
}

function join({ platform }: Surroundings, ...parts: string[]): string {
  return parts.join(platform === "win32" ? "\\" : "/");
}
