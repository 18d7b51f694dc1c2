// What `pm-coach doctor` tells an operator, against a workspace that works and ones that do not.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { promisify } from "node:util";

import { runScript } from "./support/database.mjs";
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
function addDeadLetter(reason) {
  return runScript(
    database,
    `INSERT INTO outbox (team_id, member_id, id, kind, about, lane, due, next_try, failures, claim, fate, reason, settled)
     VALUES ('T0NORTHWND', 'U0AMARA001', '${reason}', 'prompt', '1', 'bulk', 1, 1, 0, 1, 'dead', '${reason}', ${Date.now()});`,
  );
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
  assert.equal(verdicts.backups, "warning");
  delete verdicts.backups; // they are off
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

test("what others on the machine could read is named with the command that closes it", async () => {
  const backups = join(folder, "backups");
  const copy = join(backups, "pm-coach-20261101T000000Z.db");
  mkdirSync(backups, { mode: 0o700 });
  writeFileSync(copy, "");
  chmodSync(copy, 0o644);
  const { code, text } = await examine({ ...sandbox.variables, COACH_BACKUP_FOLDER: backups, COACH_BACKUP_HOURS: "744" });
  assert.equal(code, 0, text);
  assert.match(text, /^warning +file modes +\S+\.db has mode 0644: others on this machine could read it\. Run chmod go= \S+000000Z\.db$/m);
});

test("keys that are missing are wrong, and so are those of another owner", async () => {
  const keys = `${database}.keys`;
  mkdirSync(keys, { mode: 0o700 });
  assert.match((await examine(sandbox.variables)).text, /^ok +keys +0 in /m);
  if (process.getuid() === 0) {
    chownSync(keys, 65534, 65534);
    const { code, text } = await examine(sandbox.variables);
    assert.equal(code, 1, text);
    assert.match(text, /^wrong +keys +.* different owners.*: chown -R --reference=\S+coach\.db \S+coach\.db\.keys$/m);
  }
  rmSync(keys, { recursive: true });

  await runScript(
    database,
    `INSERT INTO feedback_requests (team_id, id, subject, asker, state, anonymous, channel, framework, version, made, due, shared, posted, shown, withheld)
     VALUES ('T1', 'open', 'U1', 'U2', 'open', 1, '', 'product-management', '1', 1, 9999999999999, 0, '', '', 0);
     INSERT INTO sealed_answers VALUES ('T1', 'open', 'U3', x'00');`,
  );
  const { code, text } = await examine(sandbox.variables);
  assert.equal(code, 1, text);
  assert.match(text, /^wrong +keys +1 open anonymous request\(s\) have no key/m);
  await runScript(database, "DELETE FROM sealed_answers; DELETE FROM feedback_requests;");
});

test("what people stored that the ladder has no place for is counted", async () => {
  await runScript(
    database,
    `INSERT INTO people VALUES ('T1', 'U1', 'product-management', 'L2', 'L3', 1, 1), ('T1', 'U2', 'product-management', 'L9', 'L9', 1, 1);
     INSERT INTO goals (team_id, owner, id, title, competency, next_step, origin, state, made, changed)
     VALUES ('T1', 'U1', 'g', 'Try', 'alchemy', '', '', 'active', 1, 1);`,
  );
  const { code, text } = await examine(sandbox.variables);
  assert.equal(code, 0, text);
  assert.match(text, /^warning +ladder parts +1 people stand where .*\(product-management L9 to L9\)/m);
  assert.match(text, /^warning +ladder parts +1 journal entries, goals and open requests .*\(alchemy\)/m);
});
