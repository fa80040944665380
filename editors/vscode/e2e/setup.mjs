// Sets up the editor of the test in a folder of its own, named by what it is made of, so that a new version is set up
// anew and an old one costs nothing. Prints the folder.
//
//     node e2e/setup.mjs CACHE
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The modules with native parts that the editor does not start without. The others stay as they are. */
const NATIVE = ["@parcel/watcher", "@vscode/native-watchdog", "@vscode/spdlog", "node-pty"];

const here = dirname(fileURLToPath(import.meta.url));
const files = ["package.json", "package-lock.json", ".npmrc"];

const hash = createHash("sha256");
for (const file of [...files.map((file) => join(here, "editor", file)), fileURLToPath(import.meta.url)]) {
  hash.update(readFileSync(file));
}
const folder = join(resolve(process.argv[2]), `${process.platform}-${process.arch}-${hash.digest("hex").slice(0, 16)}`);
if (!existsSync(folder)) {
  setUp();
}
console.log(folder);

function setUp() {
  // It is built beside its place and then moved there, so a run that was killed leaves nothing that looks whole.
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  for (const file of files) {
    copyFileSync(join(here, "editor", file), join(part, file));
  }
  npm(part, process.env, "ci");
  const node = join(part, "node_modules", `node-linux-${process.arch}`);
  const environment = {
    ...process.env,
    // The editor is made for this Node: it runs the builds, and they find its headers without a download.
    PATH: `${join(node, "bin")}:${process.env.PATH}`,
    npm_config_nodedir: node,
  };
  const editor = join(part, "node_modules", "code-server", "lib", "vscode");
  // The packed lock file of the editor is not whole enough for `npm ci`.
  npm(editor, environment, "install", "--omit=dev", "--ignore-scripts");
  npm(join(editor, "extensions"), environment, "install", "--omit=dev", "--ignore-scripts");
  npm(editor, environment, "rebuild", "--ignore-scripts=false", ...NATIVE);
  renameSync(part, folder);
}

function npm(folder, environment, ...words) {
  console.error(`npm ${words.join(" ")}`);
  execFileSync("npm", [...words, "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
    env: environment,
    stdio: ["ignore", 2, 2],
  });
}
