// What the log of a running app looks like, and what never stands in it.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { runScript } from "./support/database.mjs";
import { scratchDirectory, startProgram } from "./support/program.mjs";
import { becomePerson, startSandbox, wordsOf } from "./support/sandbox.mjs";

const amara = "U0AMARA001";
const secret = "Zebra-crossing 7713";
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const levels = ["error", "warning", "info", "debug"];

let sandbox;

before(async () => {
  sandbox = await startSandbox({ app: false });
});

after(() => sandbox?.stop());

const says = (words) => (message) => wordsOf(message).includes(words);

/** The lines of an app that starts, is written to, reads its settings again twice, and ends. */
async function logOf(format) {
  const folder = scratchDirectory();
  const settings = join(folder, "coach.toml");
  const database = join(folder, "coach.db");
  writeFileSync(settings, "");
  const variables = { ...sandbox.variables, COACH_DATABASE: database, COACH_LOG_LEVEL: "debug", COACH_LOG_FORMAT: format };
  const lines = [];
  let heard = () => {};
  const app = startProgram(["run", "--config", settings], variables, (line) => {
    lines.push(line);
    heard();
  });
  const logged = (word) =>
    new Promise((resolve) => {
      heard = () => lines.some((line) => line.includes(word)) && resolve();
      heard();
    });

  await sandbox.connections(1);
  const person = await becomePerson(sandbox.url, amara, "C0PRODUCT2");
  await person.command(`/grow win ${secret}`);
  await person.next(says("Saved in your journal"));
  await person.command(`/level ${secret}`);
  await runScript(database, `INSERT INTO accesses (team_id, owner, reader, thing, at) VALUES ('T1', 'U1', 'U2', 'plan', 1);`);
  writeFileSync(settings, '[keep]\naccess_log_days = "30"\n');
  app.signal("SIGHUP");
  await logged("cleared");
  writeFileSync(settings, '[keep]\naccess_log_days = "soon"\n');
  app.signal("SIGHUP");
  await logged("nothing_changed");
  person.stop();
  await app.end("SIGTERM");
  return lines.filter((line) => line !== "");
}

function checkPrivate(lines) {
  for (const line of lines) {
    assert.ok(/^[\x20-\x7e]*$/.test(line), `no plain line: ${line}`);
    assert.ok(!line.includes("Zebra") && !line.includes("7713"), `private text in ${line}`);
    assert.ok(!/x(oxb|app)-|ticket=/.test(line.replaceAll("[redacted]", "")), `a secret in ${line}`);
  }
}

/** "message event" of each, without those of connections, which come and go. */
function eventsOf(lines) {
  return lines.map(({ message, event }) => [message, event].filter(Boolean).join(" ")).filter((each) => /^(pm-coach|reload|retention)/.test(each));
}

const events = ["pm-coach begins", "reload done", "retention cleared", "reload refused", "reload nothing_changed", "pm-coach ended"];

test("as JSON each line is an object with time, level and message first", async () => {
  const lines = await logOf("json");
  checkPrivate(lines);
  const objects = lines.map((line) => JSON.parse(line));
  for (const each of objects) {
    assert.deepEqual(Object.keys(each).slice(0, 3), ["time", "level", "message"]);
    assert.match(each.time, time);
    assert.ok(levels.includes(each.level));
  }
  assert.deepEqual(eventsOf(objects), events);
  const cleared = objects.find(({ event }) => event === "cleared");
  assert.deepEqual({ what: cleared.what, count: cleared.count }, { what: "access_log", count: 1 });
  assert.ok(objects.some(({ message, event }) => message === "socket mode" && event === "live"));
});

test("as text each line is time, level, message and fields", async () => {
  const lines = await logOf("text");
  checkPrivate(lines);
  const parsed = lines.map((line) => {
    const found = /^(\S+) (error|warning|info|debug) ([^=]*?)((?: [a-z_]+=(?:"(?:[^"\\]|\\.)*"|[\w.:/@+-]+))*)$/.exec(line);
    assert.ok(found, `no line of the format: ${line}`);
    assert.match(found[1], time);
    return { message: found[3], event: / event=(\w+)/.exec(found[4])?.[1] };
  });
  assert.deepEqual(eventsOf(parsed), events);
});
