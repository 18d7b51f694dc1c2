// The way of a new product manager from the first /level to the packet, and what their manager sees
// of it, over a real socket: commands, forms, Home, shortcuts, words, files and pictures.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { becomePerson, fetchState, startSandbox, wordsOf } from "./support/sandbox.mjs";

const amara = "U0AMARA001";
const grace = "U0GRACE006";
const priya = "U0PRIYA003";
const channel = "C0PRODUCT2";

let sandbox;
const people = {};

before(async () => {
  sandbox = await startSandbox();
  await sandbox.connections(1);
  for (const [name, id] of Object.entries({ amara, grace, priya })) people[name] = await becomePerson(sandbox.url, id, channel);
});

after(async () => {
  Object.values(people).forEach((person) => person.stop());
  await sandbox?.stop();
});

const says = (...words) => (message) => words.every((word) => wordsOf(message).includes(word));
const top = (views) => views.at(-1);
const typed = (value) => ({ value: { type: "plain_text_input", value } });
const chosen = (value) => ({ value: { type: "static_select", selected_option: { value, text: { type: "plain_text", text: value } } } });

/** Sends a command and resolves to its answer. */
async function answer(person, line, ...words) {
  await person.command(line);
  return person.next(says(...words));
}

/** Sends a command that opens a modal and resolves to it. */
async function opened(person, line, title) {
  await person.command(line);
  return top(await person.views((views) => views.length > 0 && top(views).title.text === title));
}

async function submitted(person, view, values, ...words) {
  await person.submit(view, values);
  return top(await person.views((views) => views.length > 0 && top(views).title.text === "pm-coach" && says(...words)(top(views))));
}

test("a newcomer picks a level and sees what is asked of them", async () => {
  const welcome = await answer(people.amara, "/level", "Welcome!");
  await people.amara.press(welcome, "I’m L1 · Associate PM");
  await people.amara.next(says("Saved.", "Associate PM", "Product Manager"));
});

test("an assessment shows the gaps, as text at once and as a picture in a modal", async () => {
  const form = await opened(people.amara, "/level assess", "Assess yourself");
  assert.match(JSON.stringify(form.blocks[0]), /Who can read this/);
  const saved = await submitted(people.amara, form, { "stage/execution": chosen("L1"), "stage/product-sense": chosen("L2"), "note/execution": typed("I still ask a lot") }, "Your assessment is saved");
  assert.match(JSON.stringify(saved.blocks), /Your gap/);
  await people.amara.close(saved, true);

  await people.amara.command("/level picture");
  const views = await people.amara.views((stack) => stack.length > 0 && top(stack).blocks.some((block) => block.type === "image"));
  const picture = top(views).blocks.find((block) => block.type === "image");
  assert.match(picture.alt_text, /Execution/);
  await people.amara.close(top(views), true);
  await answer(people.amara, "/level history", "Where you began");
});

test("an assessment without a stage is refused beside its input and keeps what was typed", async () => {
  const form = await opened(people.amara, "/level assess", "Assess yourself");
  const values = Object.fromEntries(form.blocks.filter((block) => block.type === "input" && block.block_id.startsWith("stage/")).map((block) => [block.block_id, { value: { type: "static_select", selected_option: null } }]));
  await people.amara.submit(form, { ...values, "note/execution": typed("kept words") });
  const refused = await people.amara.viewState((state) => Object.keys(state.errors ?? {}).length > 0);
  assert.match(JSON.stringify(refused.errors), /Pick a stage/);
  await people.amara.close(form, true);
});

test("a plan takes suggestions and own goals, at most five", async () => {
  const plan = await answer(people.amara, "/grow plan", "Suggestions");
  await people.amara.press(plan, "Add to plan: Own a feature end-to-end");
  await people.amara.next(says("Your goals", "Own a feature end-to-end"));
  for (const title of ["Two", "Three", "Four", "Five"]) {
    const form = await opened(people.amara, `/grow goal ${title}`, "New goal");
    const page = await submitted(people.amara, form, { title: typed(title), due: { value: { type: "datepicker", selected_date: "2031-01-31" } } }, title);
    await people.amara.close(page, true);
  }
  await answer(people.amara, "/grow goal Six", "You work on 5 goals already");
});

test("wins, reflections and evidence end up in the journal, and are found by word and tag", async () => {
  await answer(people.amara, "/grow win Launched the beta #execution", "Saved in your journal", "Launched the beta", "Execution");
  const form = await opened(people.amara, "/grow reflect", "Reflect");
  await people.amara.submit(form, { main: typed("The <!channel> demo *worked*"), what_next: typed("Ask earlier") });
  const saved = top(await people.amara.views((views) => views.length > 0 && says("The <!channel> demo")(top(views))));
  await people.amara.close(saved, true);
  await answer(people.amara, "/grow log beta", "Launched the beta", "1 entry match");
  const log = await answer(people.amara, "/grow log", "2 entries");
  await people.amara.press(log, "Delete");
  await people.amara.next(says("1 entry."));
});

test("a message is kept as evidence with its link, and its text only when asked for", async () => {
  await people.priya.say("The beta cut our support load in half");
  const message = await people.amara.next(says("support load in half"));
  await people.amara.shortcut("save_evidence", { channel, ts: message.ts });
  const form = top(await people.amara.views((views) => views.length > 0 && top(views).title.text === "Save as evidence"));
  const saved = await submitted(people.amara, form, { main: typed("Impact that others measured") }, "Impact that others measured");
  assert.doesNotMatch(JSON.stringify(saved.blocks), /support load/);
  assert.match(JSON.stringify(saved.blocks), /archives/);
  await people.amara.close(saved, true);
});

test("Home shows all of it, with the picture, and is drawn again after a change", async () => {
  await people.amara.openHome();
  await people.amara.home((view) => JSON.stringify(view.blocks).includes("What you work on") && view.blocks.some((block) => block.type === "image"));
  await people.amara.command("/grow win Second one");
  await people.amara.home((view) => JSON.stringify(view.blocks).includes("Second one"));
});

test("the global shortcut opens the same form", async () => {
  await people.amara.shortcut("reflect");
  const form = top(await people.amara.views((views) => views.length > 0 && top(views).title.text === "Reflect"));
  await people.amara.close(form, true);
});

test("words in direct messages and mentions do what they would after a slash", async () => {
  const state = await fetchState(sandbox.url, priya);
  const direct = state.channels.find((each) => each.kind === "dm" && each.has_app).id;
  await people.priya.say("level 3", direct);
  await people.priya.next(says("Senior PM", "Mentors junior PMs"));
  await people.priya.say("win Said it without a slash #execution", direct);
  await people.priya.next(says("Saved in your journal", "Said it without a slash"));
  await people.priya.say("reflect", direct);
  await people.priya.next(says("One more click"));
  await people.priya.say("@pm-coach log");
  await people.priya.next(says("Your journal", "Said it without a slash"));
});

test("a manager sees what is shared and nothing else, and it is in the access log", async () => {
  await answer(people.grace, `/level <@${amara}|amara>`, "theirs to show");
  const settings = await answer(people.amara, `/grow manager <@${grace}|grace>`, "is your manager here");
  const before = await answer(people.grace, `/level <@${amara}|amara>`, "not shared their level");
  assert.doesNotMatch(wordsOf(before), /Own a feature/);

  await people.amara.press(settings, "Share my plan");
  await people.amara.next(says("Plan", "shared with your manager"));
  await answer(people.grace, `/grow 1on1 <@${amara}|amara>`, "Own a feature end-to-end");
  await answer(people.amara, "/grow access", "1:1 agenda");

  await answer(people.amara, "/grow manager none", "Ended.");
  await answer(people.grace, `/level <@${amara}|amara>`, "theirs to show");
});

test("somebody who is asked to be in a team confirms in their direct messages", async () => {
  await answer(people.grace, `/grow team add <@${amara}|amara>`, "Asked.");
  const settings = await answer(people.amara, "/grow manager", "Your manager, and what they can read", "says they are your manager");
  await people.amara.press(settings, "Yes, my manager");
  await people.amara.next(says("is your manager here"));
  await answer(people.grace, "/grow team", "Your team");
});

test("who cannot be a manager is refused", async () => {
  await answer(people.priya, `/grow manager <@${priya}|priya>`, "That is you");
  await answer(people.priya, "/grow manager <@U0STANDUP1|standup>", "an app");
});

test("the packet and the export arrive as files in direct messages", async () => {
  await answer(people.amara, "/grow packet", "packet");
  await answer(people.amara, "/grow export", "data");
});

test("erasing takes the typed word, and leaves somebody new", async () => {
  const form = await opened(people.amara, "/grow erase", "Delete my data");
  const block = form.blocks.find((each) => each.type === "input").block_id;
  await people.amara.submit(form, { [block]: typed("no") });
  await people.amara.viewState((state) => Object.keys(state.errors ?? {}).length > 0);
  await submitted(people.amara, form, { [block]: typed("DELETE") }, "Journal entries");
  await answer(people.amara, "/level", "Welcome!");
});
