// What has to reach somebody does, once, whatever Slack answers in between; and where it cannot, who
// asked is told and the operator sees why.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { scratchDirectory } from "./support/program.mjs";
import { becomePerson, fetchState, startSandbox, wordsOf } from "./support/sandbox.mjs";

const ids = { grace: "U0GRACE006", priya: "U0PRIYA003", amara: "U0AMARA001", mateo: "U0MATEO002", hana: "U0HANA0010" };
const channel = "C0PRODUCT2";
const folder = scratchDirectory();

let sandbox;
const people = {};

before(async () => {
  sandbox = await startSandbox({ args: ["--data", folder] });
  await sandbox.connections(1);
  for (const [name, id] of Object.entries(ids)) people[name] = await becomePerson(sandbox.url, id, channel);
});

after(async () => {
  Object.values(people).forEach((person) => person.stop());
  await sandbox?.stop();
});

const says = (...words) => (message) => words.every((word) => wordsOf(message).includes(word));
const question = "is that so?";

/** Messages with these words that a person has from the app. */
async function received(name, words) {
  const { messages } = await fetchState(sandbox.url, ids[name]);
  return Object.values(messages).flat().filter((message) => wordsOf(message).toLowerCase().includes(words));
}

test("a message whose answer was lost is found, and not sent again", async () => {
  await sandbox.fault({ kind: "api_error", method: "chat.postMessage", status: 504, after_commit: true });
  await people.grace.command(`/grow team add <@${ids.priya}>`);
  await people.priya.next((message) => wordsOf(message).toLowerCase().includes(question));

  await sandbox.moveClock({ forward: 60 });
  await people.grace.command(`/grow team add <@${ids.amara}>`);
  await people.amara.next((message) => wordsOf(message).toLowerCase().includes(question));

  assert.equal((await received("priya", question)).length, 1);
});

test("a file whose answer was lost is found, and not sent again", async () => {
  await sandbox.fault({ kind: "api_error", method: "files.completeUploadExternal", status: 504, after_commit: true });
  await people.priya.command("/grow packet");
  await people.priya.next((message) => (message.files ?? []).length > 0);

  await sandbox.moveClock({ forward: 60 });
  await people.mateo.command("/grow packet");
  await people.mateo.next((message) => (message.files ?? []).length > 0);

  const { messages } = await fetchState(sandbox.url, ids.priya);
  assert.equal(Object.values(messages).flat().filter(({ files }) => files?.some(({ name }) => name.startsWith("packet-"))).length, 1);
});

test("what Slack did not take is sent when it takes it", async () => {
  await sandbox.fault({ kind: "api_error", method: "chat.postMessage", status: 503, times: 2 });
  await people.grace.command(`/grow team add <@${ids.hana}>`);
  await people.grace.next(says("Asked."));
  for (let tries = 0; tries < 5 && (await received("hana", question)).length === 0; tries += 1) {
    await sandbox.moveClock({ forward: 120 });
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
  assert.equal((await received("hana", question)).length, 1);
});

test("what Slack will not take is told to who asked, and to the operator", async () => {
  await sandbox.fault({ kind: "api_error", method: "chat.postMessage", error: "user_disabled" });
  await people.amara.command(`/grow team add <@${ids.mateo}>`);
  await people.amara.next(says("did not reach them"));

  const database = join(folder, readdirSync(folder).find((name) => name.endsWith(".db")));
  const { stdout, stderr } = await promisify(execFile)(process.env.PM_COACH, ["doctor"], { env: { PATH: process.env.PATH, COACH_DATABASE: database } }).catch((failure) => failure);
  assert.match(stdout + stderr, /user_disabled/);
});
