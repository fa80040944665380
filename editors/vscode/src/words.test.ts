import assert from "node:assert/strict";
import { test } from "node:test";
import { countFindings, findingsInWords } from "./words.ts";

test("findings are counted by severity", () => {
  assert.deepEqual(countFindings([]), { errors: 0, warnings: 0, advice: 0 });
  assert.deepEqual(countFindings([0, 1, 0, 3, 2]), { errors: 2, warnings: 1, advice: 2 });
});

test("and told in words", () => {
  assert.deepEqual(findingsInWords(countFindings([])), { text: "no findings", detail: "" });
  assert.deepEqual(findingsInWords(countFindings([0])), { text: "1 finding", detail: "1 error" });
  assert.deepEqual(findingsInWords(countFindings([0, 0, 1, 3, 3])), {
    text: "5 findings",
    detail: "2 errors, 1 warning, 2 hints",
  });
});
