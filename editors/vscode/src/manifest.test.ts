// What package.json says twice, or says about other files.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { TEMPLATE_PATTERN } from "./look.ts";

const readJson = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const manifest = readJson("../package.json");

test("templates that are looked at activate the extension", () => {
  assert.ok(manifest.activationEvents.includes(`workspaceContains:${TEMPLATE_PATTERN}`));
});

test("the schema of the configuration is the one that it names itself", () => {
  // Extensions for TOML take the address as it is, so a file of this extension would not be found.
  const [{ fileMatch, url }] = manifest.contributes.tomlValidation;
  assert.equal(fileMatch, "ecslint.toml");
  assert.equal(url, readJson("../../../schemas/ecslint.schema.json").$id);
});

test("every version is pinned", () => {
  for (const [name, version] of Object.entries<string>(manifest.devDependencies)) {
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
    assert.ok(name in manifest["//dependencies"], `${name} has a reason`);
  }
});
