// The disk under the store of the running app fails: nothing is said to be saved that is not, what
// people typed stays in front of them, operators see it, and all goes on when the cause is gone.

import assert from "node:assert/strict";
import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, truncateSync, writeFileSync, writeSync, openSync, closeSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { promisify } from "node:util";

import { scratchDirectory, startProgram } from "../e2e/support/program.mjs";
import { becomePerson, fetchState, startSandbox, wordsOf } from "../e2e/support/sandbox.mjs";
import { typed } from "./filled.mjs";

const run = promisify(execFile);
const amara = "U0AMARA001";
const refused = /nothing was saved/;
const skip = whyNoMounts();

let sandbox;
let person;
let app;

before(async () => {
  sandbox = await startSandbox({ app: false });
  person = await becomePerson(sandbox.url, amara, "C0PRODUCT2");
});

afterEach(async () => {
  await app?.end("SIGKILL");
  app = undefined;
});

after(async () => {
  person?.stop();
  await sandbox?.stop();
});

/** False where this process may mount file systems that nobody else sees. */
function whyNoMounts() {
  try {
    execFileSync("unshare", ["-m", "mount", "-t", "tmpfs", "none", "/mnt"], { stdio: "pipe" });
    return false;
  } catch {
    return "only root may mount a small disk";
  }
}

/** Runs the app on that database; `disk` puts it onto a file system of its own of that many bytes. */
async function start(database, { disk } = {}) {
  const place = join(database, "..");
  const mount = `mount -t tmpfs -o size=${disk} none "${place}" && exec "$0" "$@"`;
  const through = disk ? ["unshare", "-m", "sh", "-c", mount] : [];
  let note;
  const listening = new Promise((resolve) => (note = resolve));
  const take = (line) => /event=listening/.test(line) && note(/address=(\S+)/.exec(line)[1]);
  app = startProgram(["run"], { ...sandbox.variables, COACH_DATABASE: database, COACH_HTTP: ":0" }, take, { through });
  const ended = app.exited.then(({ code }) => Promise.reject(new Error(`ended with ${code}: ${app.complaints()}`)));
  ended.catch(() => {});
  const address = await Promise.race([listening, ended]);
  while ((await readiness(address)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 20));
  return address;
}

function newDatabase() {
  const folder = join(scratchDirectory(), "data");
  mkdirSync(folder);
  return join(folder, "coach.db");
}

async function readiness(address) {
  const response = await fetch(`http://${address}/readyz`);
  return { status: response.status, text: await response.text() };
}

async function openForm() {
  await person.command("/grow reflect");
  return (await person.views((views) => views.at(-1)?.title.text === "Reflect")).at(-1);
}

/** The form after a refusal: the same, or after a long wait one that was filled in again. */
async function refusedForm(form, text) {
  const beside = person.viewState(({ view_id, errors }) => view_id === form.id && refused.test(JSON.stringify(errors ?? {}))).then(() => form);
  const anew = person.views((views) => views.length > 0 && refused.test(wordsOf(views.at(-1)))).then((views) => views.at(-1));
  const back = await Promise.any([beside, anew]);
  if (back !== form) assert.match(JSON.stringify(back), new RegExp(text));
  return back;
}

const savedPage = () => person.views((views) => views.length > 0 && /Saved in your journal/.test(wordsOf(views.at(-1))));

async function submitUntilSaved(form, text) {
  const saved = savedPage();
  await person.submit(form, { main: typed(text) });
  const [view] = (await saved).slice(-1);
  assert.match(wordsOf(view), new RegExp(text));
  await person.close(view, true);
}

/** Takes all the room that there is on the app's own disk; returns what gives it back. */
function fill(database) {
  const ballast = `/proc/${app.pid}/root${database}.ballast`;
  const file = openSync(ballast, "w");
  const block = Buffer.alloc(4096, 1);
  try {
    for (;;) writeSync(file, block);
  } catch (problem) {
    assert.equal(problem.code, "ENOSPC");
  }
  closeSync(file);
  return () => rmSync(ballast);
}

/** The doctor, who sees the disks that the app sees. */
async function examine(database) {
  const env = { ...process.env, ...sandbox.variables, COACH_DATABASE: database };
  return run("nsenter", ["-t", String(app.pid), "-m", process.env.PM_COACH, "doctor"], { env }).catch((failure) => failure);
}

/** The texts of the journal; `through` as in startProgram. */
async function journalOf(database, through = []) {
  const [command, ...words] = [...through, process.env.PM_COACH, "export", "--user", amara];
  const { stdout } = await run(command, words, { env: { PATH: process.env.PATH, COACH_DATABASE: database } });
  return JSON.parse(stdout).journal.map(({ main }) => main);
}

test("a full disk: the form stays with what was typed, and the second submission is kept once", { skip }, async () => {
  const database = newDatabase();
  const address = await start(database, { disk: "3m" });
  const form = await openForm();

  const free = fill(database);
  await person.submit(form, { main: typed("Written on a full disk") });
  const back = await refusedForm(form, "Written on a full disk");
  assert.match(app.complaints(), /the disk of the database is full/);
  assert.doesNotMatch(app.complaints(), /Written on a full disk/);
  assert.deepEqual(await readiness(address), { status: 503, text: "store_unavailable\n" });
  const { code, stdout } = await examine(database);
  assert.equal(code, 1, stdout);
  assert.match(stdout, /^wrong +disk/m);

  free();
  assert.equal((await readiness(address)).status, 200);
  await submitUntilSaved(back, "Written on a full disk");
  assert.deepEqual(await journalOf(database, ["nsenter", "-t", String(app.pid), "-m"]), ["Written on a full disk"]);
});

test("messages go out again once there is room, and what was refused meanwhile is not sent", { skip }, async () => {
  const database = newDatabase();
  await start(database, { disk: "3m" });
  const report = await becomePerson(sandbox.url, "U0PRIYA003", "C0PRODUCT2");

  const free = fill(database);
  await person.command("/grow team add <@U0PRIYA003>");
  await person.next((message) => refused.test(wordsOf(message)));
  free();
  await person.command("/grow team add <@U0PRIYA003>");

  await report.next((message) => /says they are your manager/.test(wordsOf(message)));
  report.stop();
  const { messages } = await fetchState(sandbox.url, "U0PRIYA003");
  assert.equal(Object.values(messages).flat().filter((message) => /says they are your manager/.test(wordsOf(message))).length, 1);
});

/** Another process that holds the lock of the database until it is told to end. */
async function lock(database) {
  const script = 'import sqlite3, sys\nc = sqlite3.connect(sys.argv[1], isolation_level=None)\nc.execute("BEGIN IMMEDIATE")\nprint("locked", flush=True)\nsys.stdin.read()';
  const holder = spawn("python3", ["-c", script, database], { stdio: ["pipe", "pipe", "inherit"] });
  await once(holder.stdout, "data");
  return async () => {
    holder.stdin.end();
    await once(holder, "exit");
  };
}

test("a database that another process locks for long: the form comes back with what was typed", async () => {
  const database = newDatabase();
  const address = await start(database);
  const form = await openForm();

  const unlock = await lock(database);
  await person.submit(form, { main: typed("Written under a lock") });
  const back = await refusedForm(form, "Written under a lock");
  assert.equal((await readiness(address)).status, 503);

  await unlock();
  assert.equal((await readiness(address)).status, 200);
  await submitUntilSaved(back, "Written under a lock");
  assert.deepEqual(await journalOf(database), ["Written under a lock"]);
});

/** Starts the app, which must end by itself, and returns its only line. */
async function refusal(database, { through = [] } = {}) {
  const program = startProgram(["run"], { ...sandbox.variables, COACH_DATABASE: database }, () => {}, { through });
  const { code } = await program.exited;
  assert.equal(code, 1, program.complaints());
  const lines = program.complaints().trim().split("\n");
  assert.equal(lines.length, 1, program.complaints());
  assert.ok(lines[0].includes(database));
  return lines[0];
}

test("a file that is no database ends the start with one line that says what to do", async () => {
  const database = newDatabase();
  writeFileSync(database, "x".repeat(8192), { mode: 0o600 });
  assert.match(await refusal(database), /restore a backup/);
});

test("a database that lost its end ends the start with one line that says what to do", async () => {
  const database = newDatabase();
  await start(database);
  await app.end("SIGTERM");
  truncateSync(database, 8192);
  assert.match(await refusal(database), /damaged.*restore a backup/);
});

test("a read-only disk ends the start with one line", { skip }, async () => {
  const database = newDatabase();
  await start(database);
  await app.end("SIGTERM");
  const place = join(database, "..");
  const mount = `mount --bind "${place}" "${place}" && mount -o remount,ro,bind "${place}" && exec "$0" "$@"`;
  assert.match(await refusal(database, { through: ["unshare", "-m", "sh", "-c", mount] }), /Read-only file system/);
});
