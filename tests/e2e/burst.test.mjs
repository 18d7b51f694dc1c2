// Many people whose question is due in the same minute, and an app that is killed in the middle of
// it, again and again, and once runs twice: everybody is asked exactly once. BURST_PEOPLE and
// BURST_CRASHES make it larger.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { scratchDirectory, startProgram } from "./support/program.mjs";
import { exportedVariables } from "./support/sandbox.mjs";

const count = Number(process.env.BURST_PEOPLE ?? 300);
const crashes = Number(process.env.BURST_CRASHES ?? 4);
const folder = scratchDirectory();
const database = join(folder, "pm-coach.db");
const ids = Array.from({ length: count }, (_, index) => `U0BURST${String(index).padStart(5, "0")}`);

let slack;
let variables;
const ledger = new Map();

before(async () => {
  const workspace = {
    workspace: { id: "T0BURST", name: "Burst", domain: "burst" },
    people: ids.map((id, index) => ({ id, name: `person${index}`, real_name: `Person ${index}`, tz: "Europe/London" })),
    channels: [{ id: "C0HERE", name: "here", app: true, members: [ids[0]] }],
  };
  writeFileSync(join(folder, "workspace.json"), JSON.stringify(workspace));
  execFileSync(process.env.FILL_PROMPTS, [database, "T0BURST", ...ids.slice(0, 1), String(count)]);
  slack = startProgram(["sandbox", "--port", "0", "--no-app", "--json-log", "--workspace", join(folder, "workspace.json")], {}, note);
  variables = { ...(await exportedVariables(slack)), COACH_DATABASE: database, COACH_MESSAGES_PER_MINUTE: "6000" };
});

after(async () => {
  await slack?.end("SIGTERM");
});

/** Takes the sandbox's own log as the ledger: every message that Slack took, by the person it went to. */
function note(line) {
  if (!line.startsWith("{")) return;
  const { kind, title, ok, detail } = JSON.parse(line);
  if (kind !== "api" || title !== "chat.postMessage" || !ok) return;
  const to = detail.arguments.channel;
  ledger.set(to, (ledger.get(to) ?? 0) + 1);
}

const startApp = () => startProgram(["run"], variables);

async function until(enough) {
  while (!enough()) await new Promise((resolve) => setTimeout(resolve, 20));
}

test(`${count} people are asked once each, though the app is killed ${crashes} times and once runs twice`, async () => {
  const found = [];
  for (let crash = 1; crash <= crashes; crash += 1) {
    const app = startApp();
    const wanted = ledger.size + Math.max(1, Math.floor(((count - ledger.size) * (0.2 + Math.random())) / (crashes - crash + 2)));
    await until(() => ledger.size >= Math.min(wanted, count));
    await app.end("SIGKILL");
    found.push(ledger.size);
  }
  const copies = [startApp(), startApp()];
  await until(() => ledger.size >= count);
  await Promise.all(copies.map((app) => app.end("SIGTERM")));

  assert.deepEqual([...ledger].filter(([, times]) => times > 1), []);
  assert.deepEqual(ids.filter((id) => !ledger.has(id)), []);
  console.log(`asked when killed: ${found.join(", ")}; at the end ${ledger.size} of ${count}, none twice`);
});
