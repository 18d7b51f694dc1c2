// 360 feedback between five people over a real socket: asked for in the channel, answered, declined,
// closed, read and shared; anonymous by a manager, named about oneself; and feedback unasked.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { becomePerson, startSandbox, wordsOf } from "./support/sandbox.mjs";

const ids = { grace: "U0GRACE006", imogen: "U0IMOGEN07", priya: "U0PRIYA003", yusuf: "U0YUSUF009", hana: "U0HANA0010", leila: "U0LEILA011" };
const channel = "C0PRODUCT2";

let sandbox;
const people = {};
let call;
let earlyForm;

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
const typed = (value) => ({ value: { type: "plain_text_input", value } });
const option = (value, label = value) => ({ value, text: { type: "plain_text", text: label } });
const chosen = (value) => ({ value: { type: "static_select", selected_option: option(value) } });
const ticked = (value) => ({ value: { type: "checkboxes", selected_options: [option(value)] } });
const users = (...members) => ({ value: { type: "multi_users_select", selected_users: members } });

async function opened(person, line, title) {
  await person.command(line);
  return top(await person.views((views) => views.length > 0 && top(views).title.text === title));
}

const page = async (person, ...words) => top(await person.views((views) => views.length > 0 && says(...words)(top(views))));

/** Opens the answer form from a message, fills it in and sends it. */
async function answer(person, message, values) {
  await person.press(message, "Give feedback");
  const form = top(await person.views((views) => views.length > 0 && top(views).title.text === "Give feedback"));
  await person.submit(form, values);
  const thanks = await page(person, "Thank you.");
  await person.close(thanks, true);
  return form;
}

test("a manager asks in the channel about a report, who is told that it began", async () => {
  const form = await opened(people.grace, `/grow feedback <@${ids.imogen}|imogen>`, "Ask for feedback");
  await people.grace.submit(form, { channel: ticked(channel), givers: users(ids.priya) });
  const asked = await page(people.grace, "Asked.", "Fewer than 3 answers");
  await people.grace.close(asked, true);
  call = await people.yusuf.next(says("asks for feedback about", "Give feedback"));
  assert.equal(call.channel, channel);
  assert.match(wordsOf(call), /Who reads your answer/);
  await people.imogen.next(says("has asked people for feedback about you"));
});

test("givers answer from the channel and from the message to them; one says not me", async () => {
  const invitation = await people.priya.next(says("would like yours"));
  await answer(people.priya, invitation, { "stage/execution": chosen("L2"), keep_doing: typed("Writes the goal down first") });
  const form = await answer(people.yusuf, call, { "stage/execution": chosen("L3"), keep_doing: typed("Lets the team choose <!channel>") });
  assert.match(JSON.stringify(form.blocks[0]), /anonymous/);
  await people.leila.press(call, "Give feedback");
  earlyForm = top(await people.leila.views((views) => views.length > 0 && top(views).title.text === "Give feedback"));
  await people.grace.next(says("asks for feedback about"));
});

test("a manager who answers is told that their name stands beside it", async () => {
  await people.grace.press(call, "Give feedback");
  const form = top(await people.grace.views((views) => views.length > 0 && top(views).title.text === "Give feedback"));
  assert.match(JSON.stringify(form.blocks[0]), /your name stands beside it/);
  await people.grace.submit(form, { "stage/execution": chosen("L2"), focus_next: typed("Say no earlier") });
  await people.grace.close(await page(people.grace, "Thank you."), true);
});

test("an empty answer is refused, and the subject cannot answer", async () => {
  await people.hana.press(call, "Give feedback");
  const form = top(await people.hana.views((views) => views.length > 0 && top(views).title.text === "Give feedback"));
  await people.hana.submit(form, {});
  const refused = await people.hana.viewState((state) => Object.keys(state.errors ?? {}).length > 0);
  assert.match(JSON.stringify(refused.errors), /nothing here yet/);
  await people.hana.submit(form, { "stage/execution": chosen("L2"), note: typed("A pleasure to plan with") });
  await people.hana.close(await page(people.hana, "Thank you."), true);
  await people.imogen.press(call, "Give feedback");
  await people.imogen.next(says("This one is about you"));
});

test("the asker closes it, reads the report first and shares it; both read the same", async () => {
  await people.grace.command("/grow feedback list");
  await people.grace.press(await people.grace.next(says("You asked for")), "Open");
  const running = await people.grace.next(says("Open until"));
  assert.match(wordsOf(running), /Fewer than 3 answers|3\+ answers/);
  await people.grace.press(running, "Close now");
  const ended = await people.grace.next(says("Closed. The report is ready."));
  await people.grace.press(ended, "Read the report");
  const report = await page(people.grace, "Writes the goal down first", "Peers: 3 answers");
  assert.match(wordsOf(report), /Lets the team choose <!channel>/);
  assert.doesNotMatch(JSON.stringify(report), new RegExp([ids.priya, ids.yusuf, ids.hana].join("|")));
  await people.grace.pressInView(report, "Share with them");
  await page(people.grace, "Shared.");
  await people.imogen.press(await people.imogen.next(says("shares the feedback about you")), "Read the report");
  const theirs = await page(people.imogen, "Writes the goal down first", "Peers: 3 answers");
  const drawn = await page(people.imogen, "Writes the goal down first");
  assert.ok(theirs || drawn);
});

test("a late answer is refused with thanks, and nothing of it is kept", async () => {
  await people.leila.submit(earlyForm, { note: typed("Too late") });
  await page(people.leila, "has closed, so what you wrote was not saved");
});

test("a named request about oneself goes straight to the asker, with names", async () => {
  const form = await opened(people.imogen, "/grow feedback", "Ask for feedback");
  await people.imogen.submit(form, { channel: { value: { type: "checkboxes", selected_options: [] } }, givers: users(ids.priya, ids.yusuf, ids.hana), naming: chosen("named") });
  await people.imogen.close(await page(people.imogen, "Asked."), true);
  const invitation = await people.priya.next(says("asks for feedback about themselves"));
  await answer(people.priya, invitation, { keep_doing: typed("Short notes") });
  await people.yusuf.press(await people.yusuf.next(says("asks for feedback about themselves")), "Not me");
  await people.yusuf.next(says("learns only how many"));

  await people.imogen.command("/grow feedback list");
  await people.imogen.press(await people.imogen.next(says("You asked for")), "Open");
  const running = await people.imogen.next(says("1 answer", "1 said"));
  await people.imogen.press(running, "Close now");
  await people.imogen.press(await people.imogen.next(says("Closed. The report is ready.")), "Read the report");
  const report = await page(people.imogen, "Short notes");
  assert.match(JSON.stringify(report), new RegExp(ids.priya));
  await people.imogen.close(report, true);
});

test("feedback unasked reaches its receiver in a direct message", async () => {
  const form = await opened(people.priya, `/grow give <@${ids.imogen}|imogen>`, "Give feedback");
  await people.priya.submit(form, { behavior: typed("Asked three customers first"), effect: typed("We built the right thing") });
  await people.priya.close(await page(people.priya, "Sent."), true);
  const given = await people.imogen.next(says("has feedback for you", "Asked three customers first"));
  assert.match(given.channel, /^D/);
});

test("the log holds nothing that was written, and nobody who wrote", () => {
  const log = sandbox.complaints();
  assert.match(log, /socket mode/);
  for (const kept of ["Writes the goal down first", "Lets the team choose", "Say no earlier", "Asked three customers first", ...Object.values(ids)]) assert.ok(!log.includes(kept));
});
