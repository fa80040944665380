#!/usr/bin/env node
// Runs the program, which lies in the package for this platform: npm installs that one and leaves out the others.
"use strict";

const { spawn } = require("node:child_process");

const COULD_NOT_DO_IT = 2;

const platform = `${process.platform}-${process.arch}`;
const name = `@ecslint/${platform}/ecslint${process.platform === "win32" ? ".exe" : ""}`;

let program;
try {
  program = require.resolve(name);
} catch {
  const known = Object.keys(require("./package.json").optionalDependencies).map((key) => key.split("/")[1]);
  console.error(
    known.includes(platform)
      ? `error: the package @ecslint/${platform} is missing: install ecslint again, with optional dependencies`
      : `error: there is no ecslint for ${platform}, only for ${known.join(", ")}`,
  );
  process.exit(COULD_NOT_DO_IT);
}

// Whoever ends this process means the program. A terminal tells both, and the program has the last word. This is said before
// the program runs, so that no signal falls in between.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => child.kill(signal));
}
const child = spawn(program, process.argv.slice(2), { stdio: "inherit" });
child.on("error", (error) => {
  console.error(`error: cannot run ${program}: ${error.message}`);
  process.exit(COULD_NOT_DO_IT);
});
child.on("exit", (code, signal) => {
  if (signal === null) {
    process.exit(code);
  }
  for (const handled of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.removeAllListeners(handled);
  }
  process.kill(process.pid, signal);
});
