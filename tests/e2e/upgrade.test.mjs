// An operator takes a person's data out of a database that an older version left behind.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { readValue, runScript } from "./support/database.mjs";
import { scratchDirectory } from "./support/program.mjs";

const steps = readdirSync("storage/migrations").sort();

/** What makes a database as the program of that schema left it, with a row in every table. */
function scriptOf(schema) {
  const made = steps.slice(0, schema).map((name) => readFileSync(join("storage/migrations", name), "utf8"));
  const filled = steps.slice(0, schema).map((_, i) => readFileSync(`tests/fixtures/schemas/${String(i + 1).padStart(4, "0")}.sql`, "utf8"));
  const marks = `PRAGMA application_id = ${0x504d4361}; PRAGMA user_version = ${schema}; PRAGMA journal_mode = WAL;`;
  return [...made, ...filled, marks].join("\n");
}

/** What is in the rows, by the schema that brought its table. */
const written = [
  [4, "I ship weekly."],
  [5, "Shipped the search."],
  [6, "Run five interviews"],
  [7, "UBOB"],
  [8, '"file": "F1"'],
  [9, '"kind": "packet"'],
  [10, "Europe/Berlin"],
  [11, "Clear goals"],
  [11, "You listened"],
];

for (const schema of steps.map((_, i) => i + 1)) {
  test(`a database of schema ${schema} is brought to this one by an export, which holds all that was in it`, async () => {
    const file = join(scratchDirectory(), "coach.db");
    await runScript(file, scriptOf(schema));

    const env = { PATH: process.env.PATH, COACH_DATABASE: file };
    const { stdout } = await promisify(execFile)(process.env.PM_COACH, ["export", "--user", "UANN"], { env });

    const held = JSON.parse(stdout);
    assert.deepEqual([held.level.level, held.level.target], ["L2", "L3"]);
    for (const [since, text] of written) {
      assert.equal(stdout.includes(text), schema >= since, `${text}, which came with schema ${since}`);
    }
    assert.equal(held.access_log[0].thing, "export by the operator");
    assert.equal(await readValue(file, "PRAGMA user_version"), String(steps.length));
    assert.equal(await readValue(file, "PRAGMA integrity_check"), "ok");
  });
}
