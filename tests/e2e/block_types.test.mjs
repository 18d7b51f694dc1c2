// The views, as their golden files have them, are what Slack's own types call blocks.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import ts from "typescript";

const folder = new URL("../fixtures/views/", import.meta.url);
const virtualFile = fileURLToPath(new URL("view.ts", import.meta.url));
const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
const libraries = new Map();

/** What the compiler says about a list of blocks; empty if it is content. */
function findings(blocks) {
  const source = `import type { KnownBlock } from "@slack/types";\nexport const blocks: KnownBlock[] = ${JSON.stringify(blocks, null, 1)};\n`;
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, ...rest) => (name === virtualFile ? ts.createSourceFile(name, source, ...rest) : remembered(name, () => getSourceFile(name, ...rest)));
  host.fileExists = (name) => name === virtualFile || fileExists(name);
  host.readFile = (name) => (name === virtualFile ? source : readFile(name));
  const program = ts.createProgram([virtualFile], options, host);
  return ts.getPreEmitDiagnostics(program).map((each) => ts.flattenDiagnosticMessageText(each.messageText, "\n"));
}

function remembered(name, read) {
  if (!libraries.has(name)) libraries.set(name, read());
  return libraries.get(name);
}

test("the compiler finds a wrong block", () => {
  assert.notDeepEqual(findings([{ type: "section", text: { type: "markdown", text: "x" } }]), []);
  assert.notDeepEqual(findings([{ type: "header" }]), []);
});

const views = readdirSync(folder).filter((name) => name.endsWith(".json"));

test("there are views to check", () => assert.ok(views.length > 0));

for (const name of views) {
  test(`${name} is made of Slack's blocks`, () => {
    const view = JSON.parse(readFileSync(new URL(name, folder), "utf8"));

    assert.deepEqual(findings(view.blocks), []);
  });
}
