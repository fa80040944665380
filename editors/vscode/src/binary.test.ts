import assert from "node:assert/strict";
import { test } from "node:test";
import { findBinary, type Surroundings } from "./binary.ts";

function surroundings(programs: string[], changes: Partial<Surroundings> = {}): Surroundings {
  return {
    configured: "",
    extensionFolder: "/extensions/ecslint",
    workspaceFolder: "/code",
    home: "/home/ada",
    path: "/usr/bin:/usr/local/bin",
    platform: "linux",
    isProgram: (path) => programs.includes(path),
    ...changes,
  };
}

const BUNDLED = "/extensions/ecslint/bundled/ecslint";

test("the program in the extension goes before the one on PATH", () => {
  const found = findBinary(surroundings(["/usr/local/bin/ecslint", BUNDLED]));
  assert.deepEqual(found, { program: BUNDLED });
});

test("PATH is searched in its order", () => {
  const programs = ["/usr/local/bin/ecslint", "/usr/bin/ecslint"];
  assert.deepEqual(findBinary(surroundings(programs)), { program: "/usr/bin/ecslint" });
  assert.deepEqual(findBinary(surroundings(programs, { path: "::/usr/local/bin" })), {
    program: "/usr/local/bin/ecslint",
  });
});

test("the setting goes before all", () => {
  for (const [configured, program] of [
    ["/opt/ecslint", "/opt/ecslint"],
    ["  /opt/ecslint ", "/opt/ecslint"],
    ["~/bin/ecslint", "/home/ada/bin/ecslint"],
    ["${workspaceFolder}/tools/ecslint", "/code/tools/ecslint"],
    ["tools/ecslint", "/code/tools/ecslint"],
    ["ecslint-next", "/usr/bin/ecslint-next"],
  ] as const) {
    assert.deepEqual(findBinary(surroundings([BUNDLED, program], { configured })), { program }, configured);
  }
});

test("a setting that leads nowhere is told, even where another program is at hand", () => {
  assert.deepEqual(findBinary(surroundings([BUNDLED], { configured: "/opt/ecslint" })), {
    reason: "The setting `ecslint.path` is `/opt/ecslint`, and there is no such program.",
  });
  assert.deepEqual(findBinary(surroundings([BUNDLED], { configured: "ecslint-next" })), {
    reason: "The setting `ecslint.path` is `ecslint-next`, and there is no such program on PATH.",
  });
});

test("no program at all", () => {
  const reason = "The program `ecslint` was found neither in the extension nor on PATH.";
  assert.deepEqual(findBinary(surroundings([])), { reason });
  assert.deepEqual(findBinary(surroundings([], { path: undefined })), { reason });
});

test("Windows", () => {
  const windows = { platform: "win32", extensionFolder: "C:\\extensions\\ecslint", path: "C:\\bin;D:\\tools" } as const;
  for (const [configured, program] of [
    ["", "C:\\extensions\\ecslint\\bundled\\ecslint.exe"],
    ["", "D:\\tools\\ecslint.exe"],
    ["C:\\ecslint.exe", "C:\\ecslint.exe"],
    ["C:/tools/ecslint", "C:/tools/ecslint.exe"],
  ] as const) {
    assert.deepEqual(findBinary(surroundings([program], { ...windows, configured })), { program });
  }
});
