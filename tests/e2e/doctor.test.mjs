// What `pm-coach doctor` tells an operator, against a workspace that works and ones that do not.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { promisify } from "node:util";

import { scratchDirectory, startProgram } from "./support/program.mjs";
import { startSandbox } from "./support/sandbox.mjs";

const folder = scratchDirectory();
const database = join(folder, "coach.db");
const run = promisify(execFile);

let sandbox;

before(async () => {
  sandbox = await startSandbox({ app: false });
});

afterEach(() => sandbox.fault("clear"));

after(() => sandbox?.stop());

/** Runs it with these variables. Returns {code, verdicts, text}: `verdicts` are the first word of each line by its subject. */
async function examine(variables) {
  const env = { PATH: process.env.PATH, HOME: folder, COACH_DATABASE: database, ...variables };
  const { code = 0, stdout, stderr } = await run(process.env.PM_COACH, ["doctor"], { env }).catch((failure) => failure);
  const lines = stdout.trim().split("\n");
  const verdicts = Object.fromEntries(lines.map((line) => [line.slice(9, 23).trim(), line.slice(0, 9).trim()]));
  for (const token of [variables.SLACK_BOT_TOKEN, variables.SLACK_APP_TOKEN]) {
    if (token) assert.ok(!`${stdout}${stderr}`.includes(token), "a token was printed");
  }
  return { code, verdicts, text: stdout };
}

/** Puts a letter into the database that Slack did not take. */
async function addDeadLetter(reason) {
  const script = `
import sqlite3, sys
database = sqlite3.connect(sys.argv[1])
database.execute("""INSERT INTO outbox (team_id, member_id, id, kind, about, lane, due, next_try,
    failures, claim, fate, reason, settled)
    VALUES ('T0NORTHWND', 'U0AMARA001', ?1, 'prompt', '1', 'bulk', 1, 1, 0, 1, 'dead', ?1, 2)""", [sys.argv[2]])
database.commit()`;
  await run("python3", ["-c", script, database, reason]);
}

/** Does something while the app runs against the sandbox. */
async function whileRunning(deed) {
  const app = startProgram(["run"], { ...sandbox.variables, COACH_DATABASE: database });
  try {
    await sandbox.connections(1);
    await deed();
  } finally {
    await app.end("SIGTERM");
  }
}

test("before the first start all is well, and nothing is made", async () => {
  const { code, verdicts, text } = await examine(sandbox.variables);
  assert.equal(code, 0, text);
  assert.match(text, /there is none yet/);
  assert.match((await examine(sandbox.variables)).text, /there is none yet/);
  const { disk, ...others } = verdicts;
  assert.notEqual(disk, undefined);
  const subjects = ["settings", "framework", "database", "bot token", "scopes", "clock", "socket mode"];
  assert.deepEqual(others, Object.fromEntries(subjects.map((subject) => [subject, "ok"])));
});

test("while the app runs it reads the same database", async () => {
  await whileRunning(async () => {
    const { code, verdicts, text } = await examine(sandbox.variables);
    assert.equal(code, 0, text);
    assert.equal(verdicts.database, "ok", text);
    assert.equal(verdicts.outbox, "ok", text);
  });
});

test("a missing scope is named, and how to get it", async () => {
  await sandbox.fault({ kind: "lose_scope", scope: "files:write" });
  const { code, text } = await examine(sandbox.variables);
  assert.equal(code, 1, text);
  assert.match(text, /^wrong +scopes +missing: files:write\. .*reinstall the app/m);
});

test("a revoked token ends with 3", async () => {
  await sandbox.fault("revoke_token");
  const { code, text } = await examine(sandbox.variables);
  assert.equal(code, 3, text);
  assert.match(text, /^wrong +bot token +Slack answers token_revoked/m);
});

test("a token that Slack does not know ends with 3", async () => {
  const { code, text } = await examine({ ...sandbox.variables, SLACK_APP_TOKEN: "xapp-1-unknown" });
  assert.equal(code, 3, text);
  assert.match(text, /^ok +bot token/m);
  assert.match(text, /^wrong +socket mode +Slack answers invalid_auth/m);
});

test("without tokens the rest is checked", async () => {
  const { code, verdicts, text } = await examine({});
  assert.equal(code, 1, text);
  assert.equal(verdicts.tokens, "wrong");
  assert.equal(verdicts.framework, "ok");
  assert.equal(verdicts["bot token"], undefined);
});

test("wrong settings end with 2", async () => {
  const { code, text } = await examine({ COACH_HTTP: "everywhere" });
  assert.equal(code, 2);
  assert.match(text, /^wrong +settings +COACH_HTTP: is "everywhere"/m);
});

test("a wrong ladder ends with 2, and the rest is checked all the same", async () => {
  const { code, text } = await examine({ ...sandbox.variables, COACH_FRAMEWORK: join(folder, "none.toml") });
  assert.equal(code, 2);
  assert.match(text, /^wrong +framework +.*none\.toml: cannot be read/m);
  assert.match(text, /^ok +socket mode/m);
});

test("a clock that is wrong is noticed by Slack's", async () => {
  await sandbox.moveClock({ forward: 3600 });
  const { code, text } = await examine(sandbox.variables);
  await sandbox.moveClock({ reset: true });
  assert.equal(code, 1, text);
  assert.match(text, /^wrong +clock +3(59|60)\d s behind Slack's/m);
});

test("a Slack that does not answer is no refusal", async () => {
  const { code, text } = await examine({ ...sandbox.variables, SLACK_API_URL: "http://127.0.0.1:9/api/" });
  assert.equal(code, 1, text);
  assert.match(text, /^wrong +bot token +Slack does not answer \(connect_failed\)/m);
});

test("dead letters are told by reason, and are no more than a warning", async () => {
  await addDeadLetter("user_disabled");
  const { code, text } = await examine(sandbox.variables);
  assert.equal(code, 0, text);
  assert.match(text, /^warning +dead letters +1 of user_disabled: the account is deactivated/m);
});
