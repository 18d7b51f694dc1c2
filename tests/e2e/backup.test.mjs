// A backup while the app runs, a restore after it was stopped, backups by themselves, and SIGHUP.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { scratchDirectory, startProgram } from "./support/program.mjs";
import { becomePerson, startSandbox, wordsOf } from "./support/sandbox.mjs";

const amara = "U0AMARA001";
const folder = scratchDirectory();
const database = join(folder, "coach.db");
const copies = join(folder, "copies");
const settings = join(folder, "coach.toml");
const keeping = `[backup]\nfolder = "${copies}"\n`;

let sandbox;
let app;
let person;

const says = (words) => (message) => wordsOf(message).includes(words);
const lines = [];
let heard = () => {};

function startApp() {
  app = startProgram(["run", "--config", settings], { ...sandbox.variables, COACH_DATABASE: database }, (line) => {
    lines.push(line);
    heard();
  });
}

/** Waits for a line of the app's log. */
function logged(pattern) {
  return new Promise((resolve) => {
    heard = () => {
      const found = lines.find((line) => pattern.test(line));
      if (found) resolve(found);
    };
    heard();
  });
}

async function operate(...args) {
  const env = { PATH: process.env.PATH, COACH_DATABASE: database };
  return promisify(execFile)(process.env.PM_COACH, args, { env }).catch((failure) => failure);
}

before(async () => {
  writeFileSync(settings, "");
  sandbox = await startSandbox({ app: false });
  startApp();
  await sandbox.connections(1);
  person = await becomePerson(sandbox.url, amara, "C0PRODUCT2");
  await person.command("/grow win Written before the backup");
  await person.next(says("Saved in your journal"));
});

after(async () => {
  person?.stop();
  await app?.end("SIGTERM");
  await sandbox?.stop();
});

test("a backup is made while the app runs, of mode 0600, and never over a file", async () => {
  const copy = join(folder, "copy.db");
  const { stdout } = await operate("backup", copy);
  assert.match(stdout, /copy\.db {2}\d+ KiB {2}schema \d+ {2}verified/);
  assert.equal(statSync(copy).mode & 0o777, 0o600);

  const again = await operate("backup", copy);
  assert.equal(again.code, 1);
  assert.match(again.stderr, /exists already/);
});

test("a database in use is not replaced", async () => {
  const { code, stderr } = await operate("restore", join(folder, "copy.db"), "--yes");
  assert.equal(code, 1);
  assert.match(stderr, /is in use\. Stop the app/);
});

test("SIGHUP reads the settings again: backups begin, and requests go on", async () => {
  writeFileSync(settings, keeping);
  app.signal("SIGHUP");
  await logged(/reload event=done/);
  await logged(/backup event=made/);
  assert.equal(readdirSync(copies).filter((name) => /^pm-coach-\d{8}T\d{6}Z\.db$/.test(name)).length, 1);

  await person.command("/grow win Written after the backup");
  await person.next(says("Saved in your journal"));
});

test("SIGHUP with a mistake keeps what holds, and says where it is", async () => {
  writeFileSync(settings, `${keeping}[log]\nlevel = "loud"\n`);
  app.signal("SIGHUP");
  assert.match(await logged(/reload event=refused/), /coach\.toml:4:9: log\.level is/);
  await logged(/reload event=nothing_changed/);
  writeFileSync(settings, keeping);
});

test("a setting that needs a restart is named", async () => {
  writeFileSync(settings, `http = ":0"\n${keeping}`);
  app.signal("SIGHUP");
  assert.match(await logged(/reload event=needs_restart/), /settings=COACH_HTTP/);
});

test("a restored backup holds what it held, the rest is kept aside, and doctor says so", async () => {
  await app.end("SIGTERM");
  const { code, stdout } = await operate("restore", join(folder, "copy.db"), "--yes");
  assert.equal(code ?? 0, 0);
  assert.match(stdout, /erase them again/);
  const kept = readdirSync(folder).find((name) => name.startsWith("coach.db.replaced-"));
  assert.ok(kept && existsSync(join(folder, kept)));

  const held = (await operate("export", "--user", amara)).stdout;
  assert.match(held, /Written before the backup/);
  assert.doesNotMatch(held, /Written after the backup/);
  assert.match((await operate("doctor")).stdout, /warning +replaced .*coach\.db\.replaced-/);
});
