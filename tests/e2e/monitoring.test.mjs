// COACH_HTTP: what an operator's tools read while the app runs.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { scratchDirectory, startProgram } from "./support/program.mjs";
import { becomePerson, startSandbox } from "./support/sandbox.mjs";

const patience = 15_000;

let sandbox;
let app;
let address;

before(async () => {
  sandbox = await startSandbox({ app: false });
  app = startProgram(["run"], { ...sandbox.variables, COACH_DATABASE: join(scratchDirectory(), "coach.db"), COACH_HTTP: ":0" });
  await sandbox.connections(1);
  address = /event=listening address=(\S+)/.exec(app.complaints())[1];
});

after(async () => {
  await app?.end("SIGTERM");
  await sandbox?.stop();
});

async function read(path, method = "GET") {
  const response = await fetch(`http://${address}${path}`, { method });
  return { status: response.status, text: await response.text() };
}

/** Reads until the page is as wanted; its last state otherwise. */
async function readUntil(path, wanted) {
  const end = Date.now() + patience;
  let page = await read(path);
  while (!wanted(page) && Date.now() < end) page = await read(path);
  return page;
}

/** Samples by name and labels; each line must be one of the text format's. */
function samplesIn(text) {
  const samples = {};
  const typed = new Set();
  for (const line of text.trimEnd().split("\n")) {
    const comment = /^# (HELP|TYPE) (pmcoach_[a-z_]+) (.+)$/.exec(line);
    if (comment) {
      if (comment[1] === "TYPE") {
        assert.match(comment[3], /^(counter|gauge|histogram)$/);
        assert.ok(!typed.has(comment[2]), `${comment[2]} has two types`);
        typed.add(comment[2]);
      }
      continue;
    }
    const sample = /^((pmcoach_[a-z_]+)(?:\{(?:[a-z_]+="(?:[^"\\]|\\.)*",?)+\})?) (\d+(?:\.\d+)?)$/.exec(line);
    assert.ok(sample, `no line of the text format: ${line}`);
    assert.ok(typed.has(sample[2]) || typed.has(sample[2].replace(/_(bucket|sum|count)$/, "")), `${sample[2]} has no type`);
    samples[sample[1]] = Number(sample[3]);
  }
  return samples;
}

test("a connected app is alive and ready", async () => {
  assert.equal((await read("/healthz")).status, 200);
  assert.deepEqual(await readUntil("/readyz", ({ status }) => status === 200), { status: 200, text: "ready\n" });
});

/** What `pm-coach health` says with these variables: {code, stdout, stderr}. */
async function askHealth(variables, ...options) {
  const env = { PATH: process.env.PATH, HOME: scratchDirectory(), ...variables };
  const { code = 0, stdout, stderr } = await promisify(execFile)(process.env.PM_COACH, ["health", ...options], { env }).catch((failure) => failure);
  return { code, stdout, stderr };
}

test("pm-coach health says what the running app says of itself", async () => {
  assert.deepEqual(await askHealth({ COACH_HTTP: address }), { code: 0, stdout: "ready\n", stderr: "" });
  assert.deepEqual(await askHealth({ COACH_HTTP: address }, "--alive"), { code: 0, stdout: "alive\n", stderr: "" });
});

test("pm-coach health without COACH_HTTP says what to set", async () => {
  const { code, stderr } = await askHealth({});
  assert.equal(code, 2);
  assert.match(stderr, /COACH_HTTP is off/);
});

test("metrics parse, and count what came and was answered", async () => {
  const before = samplesIn((await read("/metrics")).text);
  assert.equal(before.pmcoach_socket_connected, 1);
  assert.equal(before.pmcoach_store_up, 1);
  assert.equal(before.pmcoach_outbox_waiting, 0);

  const person = await becomePerson(sandbox.url, "U0AMARA001", "C0PRODUCT2");
  await person.command("/level 3");
  await person.next();
  person.stop();

  const answered = before.pmcoach_envelopes_answered_total + 1;
  const { text } = await readUntil("/metrics", (page) => samplesIn(page.text).pmcoach_envelopes_answered_total >= answered);
  const after = samplesIn(text);
  assert.equal(after.pmcoach_envelopes_answered_total, answered);
  assert.equal(after.pmcoach_envelopes_received_total, before.pmcoach_envelopes_received_total + 1);
  assert.ok(after['pmcoach_envelopes_total{outcome="served"}'] >= 1);
  assert.ok(after.pmcoach_ack_latency_seconds_count >= answered);
  assert.equal(after['pmcoach_ack_latency_seconds_bucket{le="+Inf"}'], after.pmcoach_ack_latency_seconds_count);
  assert.ok(after.pmcoach_store_size_bytes > 4096);
  assert.ok(after.pmcoach_store_commits_total >= 1);
  assert.ok(after.pmcoach_process_start_time_seconds > 1_600_000_000);
  assert.doesNotMatch(text, /U0AMARA001|xoxb|xapp/);
});

test("a connection that is lost and made again is counted", async () => {
  const before = samplesIn((await read("/metrics")).text).pmcoach_socket_reconnects_total;
  await sandbox.cutOff("drop");
  const { text } = await readUntil("/metrics", (page) => samplesIn(page.text).pmcoach_socket_reconnects_total > before);
  assert.ok(samplesIn(text).pmcoach_socket_reconnects_total > before);
});

test("there is nothing else, and only GET", async () => {
  assert.equal((await read("/")).status, 404);
  assert.equal((await read("/metrics", "POST")).status, 405);
});

test("an address that is taken ends the start with a sentence", async () => {
  const second = startProgram(["run"], { ...sandbox.variables, COACH_DATABASE: join(scratchDirectory(), "coach.db"), COACH_HTTP: address });
  assert.equal((await second.exited).code, 1);
  assert.match(second.complaints(), /COACH_HTTP: cannot listen on .*: Address already in use/);
});

test("while Slack is down the app is alive and not ready, and says why", async () => {
  await sandbox.stop();
  const page = await readUntil("/readyz", ({ status }) => status === 503);
  assert.deepEqual(page, { status: 503, text: "not_connected\n" });
  assert.equal((await read("/healthz")).status, 200);
  assert.deepEqual(await askHealth({ COACH_HTTP: address }), { code: 1, stdout: "not_connected\n", stderr: "" });
  assert.deepEqual(await askHealth({ COACH_HTTP: address }, "--alive"), { code: 0, stdout: "alive\n", stderr: "" });
  assert.equal(samplesIn((await read("/metrics")).text).pmcoach_ready, 0);
});

test("pm-coach health says so where nobody runs", async () => {
  await app.end("SIGTERM");
  const { code, stdout } = await askHealth({ COACH_HTTP: address });
  assert.equal(code, 1);
  assert.match(stdout, /^no answer: Connection refused/);
});
