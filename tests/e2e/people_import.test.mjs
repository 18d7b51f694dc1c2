// What an operator sets for many people at once, from the command line, while the app runs.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { scratchDirectory, startProgram } from "./support/program.mjs";
import { becomePerson, startSandbox, wordsOf } from "./support/sandbox.mjs";

const ids = { amara: "U0AMARA001", mateo: "U0MATEO002" };
const folder = scratchDirectory();
const list = join(folder, "people.csv");

let sandbox;
let app;
let variables;
const people = {};

before(async () => {
  sandbox = await startSandbox({ app: false });
  variables = { ...sandbox.variables, COACH_DATABASE: join(folder, "coach.db") };
  app = startProgram(["run"], variables);
  await sandbox.connections(1);
  for (const [name, id] of Object.entries(ids)) people[name] = await becomePerson(sandbox.url, id, "C0PRODUCT2");
});

after(async () => {
  Object.values(people).forEach((person) => person.stop());
  await app?.end("SIGTERM");
  await sandbox?.stop();
});

const says = (...words) => (message) => words.every((word) => wordsOf(message).includes(word));

/** Runs the import of these lines. Returns {code, stdout, stderr}. */
async function importPeople(lines, { args = [], env = {} } = {}) {
  writeFileSync(list, lines.join("\n"));
  const all = { PATH: process.env.PATH, ...variables, ...env };
  const { code = 0, stdout, stderr } = await promisify(execFile)(process.env.PM_COACH, ["people", "import", list, ...args], { env: all }).catch((failure) => failure);
  return { code, stdout, stderr };
}

const lines = ["\uFEFFlevel,person,manager", "Associate PM,amara@northwind.example,mateo@northwind.example", `3,${ids.mateo},U0GRACE006`];

test("a dry run says what would be set", async () => {
  const { code, stdout } = await importPeople(lines, { args: ["--dry-run"] });
  assert.equal(code, 0);
  assert.match(stdout, /U0AMARA001: level L1, target L2; manager U0MATEO002/);
  assert.match(stdout, /Would set 2 people: 2 levels, 2 managers\.\n$/);
  await people.amara.command("/level");
  await people.amara.next((message) => !wordsOf(message).includes("on the way to"));
});

test("people are set, and told what stands and how to object", async () => {
  const { code, stdout, stderr } = await importPeople(lines);
  assert.equal(code, 0, stderr);
  assert.equal(stdout, "Set 2 people: 2 levels, 2 managers.\n");
  await people.amara.next(says("The people who run pm-coach here", ids.mateo, "shares nothing", "/grow manager none"));
  await people.mateo.command("/grow team");
  await people.mateo.next(says(ids.amara));

  const again = await importPeople(lines);
  assert.equal(again.code, 0);
  assert.equal(again.stdout, "Nothing changed.\n");
});

test("lines that cannot be used are named, and the others are used", async () => {
  const { code, stdout, stderr } = await importPeople(["person,level", "nobody@northwind.example,2", "U0IMOGEN07,9", "U0BISHAL08,2", "U0APPBOT05,2"]);
  assert.equal(code, 1);
  assert.equal(stdout, "Set 1 person: 1 level, 0 managers. 3 lines could not be used.\n");
  assert.match(stderr, /people\.csv:2: "nobody@northwind\.example" is nobody here/);
  assert.match(stderr, /people\.csv:3: the level "9" is not known; allowed: L1, L2/);
  assert.match(stderr, /people\.csv:5: "U0APPBOT05" is an app/);
});

test("a file or a token that is no good sets nothing", async () => {
  const bad = await importPeople(["person;level", `${ids.amara};2`]);
  assert.equal(bad.code, 2);
  assert.match(bad.stderr, /people\.csv:1: the header has the column "person;level"; allowed: person/);

  const refused = await importPeople(lines, { env: { SLACK_BOT_TOKEN: "xoxb-0-0-wrong" } });
  assert.equal(refused.code, 3);
  assert.match(refused.stderr, /invalid_auth/);
});
