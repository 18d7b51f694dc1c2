// Three people in three time zones are asked to reflect, each on Friday at their own 16:00: what
// they do with the question, and that nobody hears anything else.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { becomePerson, fetchState, startSandbox, wordsOf } from "./support/sandbox.mjs";

const ids = { bishal: "U0BISHAL08", imogen: "U0IMOGEN07", grace: "U0GRACE006", mateo: "U0MATEO002" };
const zones = { bishal: "Asia/Kathmandu", imogen: "Europe/London", grace: "America/New_York" };
const channel = "C0PRODUCT2";

let sandbox;
const people = {};

before(async () => {
  sandbox = await startSandbox();
  await sandbox.connections(1);
  for (const [name, id] of Object.entries(ids)) people[name] = await becomePerson(sandbox.url, id, channel);
});

after(async () => {
  Object.values(people).forEach((person) => person.stop());
  await sandbox?.stop();
});

const says = (...words) => (message) => words.every((word) => wordsOf(message).includes(word));
const top = (views) => views.at(-1);
const choice = (value) => ({ value: { type: "static_select", selected_option: { value, text: { type: "plain_text", text: value } } } });
const choices = (...values) => ({ value: { type: "multi_static_select", selected_options: values.map((value) => ({ value, text: { type: "plain_text", text: value } })) } });
const isPrompt = (message) => message.text.startsWith("Time to reflect: ");

async function turnOn(person, values = {}) {
  await person.command("/grow remind");
  const form = top(await person.views((views) => views.length > 0 && top(views).title.text === "Prompts"));
  await person.submit(form, { days: choices("5"), weeks: choice("1"), time: choice("960"), ...values });
  const saved = top(await person.views((views) => views.length > 0 && says("Friday")(top(views))));
  await person.close(saved, true);
}

/** Prompts that stand in that person's direct messages with the app. */
async function promptsOf(name) {
  const { messages } = await fetchState(sandbox.url, ids[name]);
  return Object.values(messages).flat().filter(isPrompt);
}

async function localTime(name) {
  const { clock } = await fetchState(sandbox.url, ids[name]);
  return new Intl.DateTimeFormat("en-GB", { timeZone: zones[name], weekday: "short", hour: "2-digit", minute: "2-digit" }).format(clock.now * 1000);
}

test("they turn their prompts off and on, in their own time zone", async () => {
  for (const name of Object.keys(zones)) {
    await people[name].command("/grow remind off");
    await people[name].next(says("*off*"));
    await turnOn(people[name]);
  }
  await people.imogen.command("/grow");
  await people.imogen.next(says("every Friday at 16:00"));
});

test("each is asked at their own 16:00, and nobody before", async () => {
  for (const name of Object.keys(zones)) {
    assert.equal((await promptsOf(name)).length, 0);
    await sandbox.moveClock({ as: ids[name], to: "friday_afternoon" });
    const prompt = await people[name].next(isPrompt);
    assert.match(await localTime(name), /Fri.* 16:00/);
    assert.ok(says("Reflect", "In an hour", "Tomorrow morning", "Skip", "Settings")(prompt));
  }
  for (const name of Object.keys(zones)) assert.equal((await promptsOf(name)).length, 1);
  assert.equal((await promptsOf("mateo")).length, 0);
});

test("one snoozes, and is asked the same again an hour later", async () => {
  const [prompt] = await promptsOf("bishal");
  await people.bishal.press(prompt, "In an hour");
  await people.bishal.next(says("I ask again"));
  assert.equal((await promptsOf("bishal")).length, 0);

  await sandbox.moveClock({ forward: 3600 });

  const again = await people.bishal.next(isPrompt);
  assert.equal(again.text, prompt.text);
});

test("one skips, and the message says so in place of the question", async () => {
  const [prompt] = await promptsOf("imogen");
  await people.imogen.press(prompt, "Skip");
  await people.imogen.next(says("Skipped.", "The next comes"));
  assert.equal((await promptsOf("imogen")).length, 0);
});

test("one reflects, with the question before them, and it is in the journal", async () => {
  const [prompt] = await promptsOf("grace");
  await people.grace.press(prompt, "Reflect");
  const form = top(await people.grace.views((views) => views.length > 0 && top(views).title.text === "Reflect"));
  assert.ok(says(prompt.text.replace("Time to reflect: ", ""), "Who can read this")(form));
  await people.grace.submit(form, { main: { value: { type: "plain_text_input", value: "The beta went out on time" } } });
  await people.grace.views((views) => views.length > 0 && says("Saved in your journal.")(top(views)));
  await people.grace.command("/grow log");
  await people.grace.next(says("The beta went out on time"));
});

test("a week later it is one question each again, another one", async () => {
  const before = await promptsOf("grace");
  await sandbox.moveClock({ as: ids.grace, to: "friday_afternoon" });
  for (const name of Object.keys(zones)) await people[name].next(isPrompt);
  const after = await promptsOf("grace");
  assert.equal(after.length, before.length + 1);
  assert.notEqual(after.at(-1).text, before.at(-1).text);
});

test("nobody is asked on vacation or while paused", async () => {
  await control("people", { person: ids.imogen, status: { text: "Vacationing", emoji: ":palm_tree:" } });
  await people.bishal.command("/grow pause");
  await people.bishal.next(says("*paused* until"));
  const before = await Promise.all(["bishal", "imogen"].map(promptsOf));

  await sandbox.moveClock({ as: ids.grace, to: "friday_afternoon" });
  await people.grace.next(isPrompt);

  assert.deepEqual(await Promise.all(["bishal", "imogen"].map(promptsOf)), before);
});

test("who moves is asked at the new place's 16:00", async () => {
  await control("people", { person: ids.grace, tz: "Asia/Tokyo" });
  zones.grace = "Asia/Tokyo";
  await people.grace.command("/grow");
  await people.grace.next(says("every Friday at 16:00"));
  await sandbox.moveClock({ as: ids.grace, to: "friday_afternoon" });
  await people.grace.next(isPrompt);
  assert.match(await localTime("grace"), /Fri.* 16:00/);
});

test("the month's look back comes once a month to who wants it", async () => {
  await turnOn(people.mateo, { look_back: { value: { type: "checkboxes", selected_options: [{ value: "yes", text: { type: "plain_text", text: "Look back with me on the month" } }] } } });
  await sandbox.moveClock({ to: await nextMonthsBeginInBogota() });

  const message = await people.mateo.next(says("a look back"));
  assert.ok(says("You noted", "Only you see this")(message));
});

/** 16:00 of the next month's first Monday to Friday, where Mateo lives: five hours behind UTC. */
async function nextMonthsBeginInBogota() {
  const { clock } = await fetchState(sandbox.url, ids.mateo);
  const now = new Date(clock.now * 1000);
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1, 21));
  while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() + 1);
  return day.getTime() / 1000;
}

async function control(path, body) {
  const response = await fetch(new URL(`_sandbox/${path}`, sandbox.url), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ as: ids.imogen, ...body }) });
  assert.ok(response.ok, await response.text());
}
