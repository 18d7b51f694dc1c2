// The options of `pm-coach sandbox`: what is kept, whose workspace it is, and what it tells.

import assert from "node:assert/strict";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { scratchDirectory, startProgram } from "./support/program.mjs";
import { becomePerson, fetchState, startSandbox, wordsOf } from "./support/sandbox.mjs";

const person = (id, name, real_name) => ({ id, name, real_name, tz: "Asia/Kathmandu" });

test("--data keeps people's words, their levels, the clock and the tokens", async () => {
  const args = ["--data", scratchDirectory()];
  const first = await startSandbox({ args });
  await first.connections(1);
  const { me, channels } = await fetchState(first.url);
  const amara = await becomePerson(first.url, me.id, channels[0].id);
  await amara.say("Kept for tomorrow");
  await amara.next((message) => message.text === "Kept for tomorrow");
  await amara.command("/level set 2");
  await amara.next((message) => wordsOf(message).includes("You are at"));
  await first.moveClock({ forward: 3600 });
  amara.stop();
  assert.equal((await first.stop()).code, 0);

  const second = await startSandbox({ args });
  await second.connections(1);
  const state = await fetchState(second.url);
  const again = await becomePerson(second.url, me.id, channels[0].id);
  await again.command("/level");
  const card = await again.next((message) => message.ephemeral);
  again.stop();
  await second.stop();

  assert.equal(state.messages[channels[0].id].filter((each) => each.text === "Kept for tomorrow").length, 1);
  assert.equal(state.clock.moved_by, 3600);
  assert.match(wordsOf(card), /Product Manager/);
  assert.equal(statSync(join(args[1], "workspace.json")).mode & 0o077, 0);
});

test("a damaged directory is refused in a sentence", async () => {
  const directory = scratchDirectory();
  writeFileSync(join(directory, "workspace.json"), "{");

  const program = startProgram(["sandbox", "--port", "0", "--data", directory]);

  assert.equal((await program.exited).code, 2);
  assert.match(program.complaints(), /what an earlier run kept cannot be read/);
});

test("--workspace brings one's own people and channels", async () => {
  const file = join(scratchDirectory(), "workspace.json");
  writeFileSync(file, JSON.stringify({ workspace: { id: "T0MINE", name: "Mine", domain: "mine" }, people: [person("U0ONE", "one", "Person One"), person("U0TWO", "two", "Person Two")], channels: [{ id: "C0HERE", name: "here", app: true, members: ["U0ONE", "U0TWO"] }] }));

  const sandbox = await startSandbox({ args: ["--workspace", file] });
  await sandbox.connections(1);
  const state = await fetchState(sandbox.url);
  const one = await becomePerson(sandbox.url, "U0ONE", "C0HERE");
  await one.command("/level 3");
  const answer = await one.next((message) => message.ephemeral);
  one.stop();
  await sandbox.stop();

  assert.equal(state.workspace.name, "Mine");
  assert.deepEqual(state.channels.filter((each) => each.kind === "channel").map((each) => each.name), ["here"]);
  assert.match(wordsOf(answer), /Senior PM/);
});

test("a workspace file with mistakes is refused, each with its place", async () => {
  const file = join(scratchDirectory(), "workspace.json");
  writeFileSync(file, JSON.stringify({ workspace: { id: "T0MINE", name: "Mine", domain: "mine" }, people: [{ ...person("U0ONE", "one", "Person One"), tz: "Mars/Olympus" }], channels: [] }));

  const program = startProgram(["sandbox", "--port", "0", "--workspace", file]);

  assert.equal((await program.exited).code, 2);
  assert.match(program.complaints(), /people\[0\]\.tz/);
});

test("--json-log tells what happens, a JSON object a line, without any secret", async () => {
  const sandbox = await startSandbox({ app: false, args: ["--json-log"] });
  const headers = { Authorization: `Bearer ${sandbox.variables.SLACK_APP_TOKEN}` };
  const { url } = await (await fetch(new URL("apps.connections.open", sandbox.variables.SLACK_API_URL), { method: "POST", headers })).json();
  await sandbox.stop();

  const lines = sandbox.complaints().split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  assert.ok(lines.some(({ kind, title, ok }) => kind === "api" && title === "apps.connections.open" && ok));
  assert.equal(sandbox.complaints().includes(new URL(url).searchParams.get("ticket")), false);
  assert.equal(sandbox.complaints().includes(sandbox.variables.SLACK_APP_TOKEN), false);
});

test("--rules prints every rule with how it is known", async () => {
  const program = startProgram(["sandbox", "--rules"]);

  await program.lineWith(/trigger-once\s+documented\s+A trigger id is exchanged once\./);
  assert.equal((await program.exited).code, 0);
});

test("the sample team has levels, and one who is new", async () => {
  const sandbox = await startSandbox();
  await sandbox.connections(1);
  const { people, channels } = await fetchState(sandbox.url);
  const cards = {};
  for (const name of ["amara", "mateo", "grace"]) {
    const who = await becomePerson(sandbox.url, people.find((each) => each.name === name).id, channels[0].id);
    await who.command("/level");
    cards[name] = wordsOf(await who.next((message) => message.ephemeral));
    who.stop();
  }
  await sandbox.stop();

  assert.match(cards.mateo, /Senior PM/);
  assert.match(cards.grace, /Principal/);
  assert.match(cards.amara, /Which one is yours|five levels|pick/i);
});
