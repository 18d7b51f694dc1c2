// What an operator does on a person's request, from the command line, while the app runs.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { scratchDirectory } from "./support/program.mjs";
import { becomePerson, startSandbox, wordsOf } from "./support/sandbox.mjs";

const amara = "U0AMARA001";
const folder = scratchDirectory();

let sandbox;
let person;

before(async () => {
  sandbox = await startSandbox({ args: ["--data", folder] });
  await sandbox.connections(1);
  person = await becomePerson(sandbox.url, amara, "C0PRODUCT2");
  await person.command("/grow win Wrote it down before anything else");
  await person.next(says("Saved in your journal"));
});

after(async () => {
  person?.stop();
  await sandbox?.stop();
});

const says = (words) => (message) => wordsOf(message).includes(words);

async function operate(...args) {
  const database = join(folder, readdirSync(folder).find((name) => name.endsWith(".db")));
  const env = { PATH: process.env.PATH, COACH_DATABASE: database };
  return promisify(execFile)(process.env.PM_COACH, args, { env }).catch((failure) => failure);
}

test("export prints all of a person's data, and it stands in their access log", async () => {
  const { stdout, stderr } = await operate("export", "--user", amara);
  assert.match(JSON.stringify(JSON.parse(stdout)), /Wrote it down before anything else/);
  assert.match(stderr, /told by direct message/);
  await person.next(says("exported all the data that I hold about you"));

  await person.command("/grow access");
  await person.next((message) => /operator/i.test(wordsOf(message)));
});

test("somebody unknown is said to be so", async () => {
  const { code, stdout, stderr } = await operate("export", "--user", "U0NOBODY99");
  assert.equal(code, 1);
  assert.equal(stdout, "");
  assert.notEqual(stderr, "");
});

test("erase leaves somebody new", async () => {
  const { code, stderr } = await operate("erase", "--user", amara, "--yes");
  assert.equal(code ?? 0, 0, stderr);
  await person.next(says("deleted all the data that I held about you"));
  await person.command("/grow log");
  await person.next(says("Your journal is empty"));
});
