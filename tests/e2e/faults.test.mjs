// The app and the sandbox as real processes, through faults of Slack's that pass within seconds. A second here is a
// second, and an app that loses its sockets again and again waits longer each time; so those that cut them come once,
// and random pairs are of the others. tests/faults has all of them, in virtual time. FAULT_PAIRS and FAULT_SEED say how
// many pairs, and which.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { scratchDirectory, startProgram } from "./support/program.mjs";
import { becomePerson, startSandbox } from "./support/sandbox.mjs";

const patience = 30_000;
const pairs = Number(process.env.FAULT_PAIRS ?? 12);
const wanted = 2;
const mebibyte = 1024;

const cutting = [
  { kind: "drop", sockets: "one" },
  { kind: "drop" },
];

const faults = [
  { kind: "duplicate" },
  { kind: "reorder" },
  { kind: "delay", milliseconds: 300 },
  { kind: "fragments" },
  { kind: "garbage" },
  { kind: "storm", seconds: 1 },
  { kind: "refuse_block", type: "table" },
  { kind: "api_error", method: "*", status: 500, times: 2 },
  { kind: "api_error", method: "*", after_commit: true },
  { kind: "api_error", method: "*", delay_milliseconds: 300 },
];

let sandbox;
let app;
let person;

before(async () => {
  sandbox = await startSandbox({ app: false, args: ["--seed", "1"] });
  const settled = { ASAN_OPTIONS: "quarantine_size_mb=1:thread_local_quarantine_size_kb=64" };
  app = startProgram(["run"], { ...sandbox.variables, ...settled, COACH_DATABASE: join(scratchDirectory(), "coach.db"), COACH_HTTP: ":0" });
  await sandbox.connections(wanted);
  person = await becomePerson(sandbox.url, "U0AMARA001", "C0PRODUCT2");
});

after(async () => {
  person?.stop();
  await app?.end("SIGTERM");
  await sandbox?.stop();
});

async function transcript(last) {
  const { entries } = await (await fetch(new URL(`_sandbox/transcript?after=${last}`, sandbox.url))).json();
  return entries;
}

/** Follows the sandbox's own log: what it delivered, how often, and what came back for it. */
function ledger() {
  const delivered = new Set();
  const answered = new Set();
  const late = new Set();
  let last = 0;
  return {
    delivered,
    late,
    async isEven() {
      for (const { n, kind, ok, detail } of await transcript(last)) {
        last = n;
        if (kind === "envelope") delivered.add(detail.envelope_id);
        if (kind === "ack") (ok ? answered : late).add(detail.envelope_id);
      }
      return [...delivered].every((id) => answered.has(id));
    },
  };
}

async function until(what, holds) {
  const end = Date.now() + patience;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `waited in vain: ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function metric(name) {
  const address = /event=listening address=(\S+)/.exec(app.complaints())[1];
  const page = await (await fetch(`http://${address}/metrics`, { headers: { Connection: "close" } })).text();
  return Number(new RegExp(`^${name} (\\d+)$`, "m").exec(page)[1]);
}

async function resources() {
  const status = readFileSync(`/proc/${app.pid}/status`, "utf8");
  return {
    descriptors: readdirSync(`/proc/${app.pid}/fd`).length,
    threads: readdirSync(`/proc/${app.pid}/task`).length,
    tasks: await metric("pmcoach_requests_in_flight"),
    memory: Number(/VmRSS:\s+(\d+)/.exec(status)[1]),
  };
}

/** A generator of Lehmer's, so that a run can be had again. */
function chooser(seed) {
  let state = seed;
  return (list) => list[(state = (state * 48271) % 2147483647) % list.length];
}

async function suffer(at_once, answers) {
  for (const fault of at_once) await sandbox.fault(fault);
  await Promise.all(["3", "next", "matrix"].map((words) => person.command(`/level ${words}`)));
  await sandbox.connections(wanted);
  await until(`answers after ${JSON.stringify(at_once)}`, () => answers.isEven());
  await sandbox.fault("clear");
}

test("faults of Slack's, alone and in pairs, lose no answer and leave nothing behind", async (t) => {
  const answers = ledger();
  await suffer([], answers);
  const before = await resources();
  for (const fault of [...cutting, ...faults]) await suffer([fault], answers);
  const choose = chooser(Number(process.env.FAULT_SEED ?? 1));
  for (let i = 0; i < pairs; i += 1) await suffer([choose(faults), choose(faults)], answers);

  await until("as many sockets and tasks as at the start", async () => {
    const { descriptors, threads, tasks } = await resources();
    return descriptors <= before.descriptors && threads === before.threads && tasks === before.tasks;
  });
  const { memory } = await resources();
  t.diagnostic(`${answers.delivered.size} envelopes; memory ${before.memory} then ${memory} KiB`);
  assert.ok(memory < before.memory + 64 * mebibyte, `memory grew from ${before.memory} to ${memory} KiB`);
});
