// 360 feedback: one person asks about themselves again and again, others answer; and feedback that
// nobody asked for.

import { Declined } from "./actor.mjs";
import { chosen, day, people, typed, wordsOf } from "./filled.mjs";
import { gone } from "./register.mjs";

const isDesk = (message) => message.blocks?.[0]?.text?.text === "Feedback";
const showDesk = (actor) => actor.command("/grow feedback list", isDesk);

const fileOf = (exported, id) => (exported.feedback_asked ?? []).find(({ request }) => request.id === id);
const stateOf = (id) => (exported) => [fileOf(exported, id)?.request.state ?? []].flat();

function later(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Asks three people by name; where a request runs already, does the next thing with that. */
async function ask(world, actor) {
  const desk = await showDesk(actor);
  if (/open until/.test(wordsOf(desk))) return tend(world, actor, desk);
  const view = await actor.open("/grow feedback", "Ask for feedback");
  const counter = world.ledger.counter("requests for feedback", actor.id, ({ feedback_asked: asked = [] }) => asked.length);
  world.ledger.expect(counter, "once", { who: actor.id, needle: '"callback_id":"feedback.request"', says: /Asked\. I tell you/ });
  const naming = world.random.oneOf(["anonymous", "named"]);
  await actor.submit(view, { givers: people(...world.givers), naming: chosen(naming), due: day(later(9)) });
}

/** What to do with a request that runs, and how often. */
const tendings = ["Remind them", "More time", "More time", "Close now", "Close now", "Close now", "Cancel", "wait", "wait", "wait", "wait"];

async function tend(world, actor, desk) {
  const block = desk.blocks.find((each) => /open until/.test(wordsOf(each)));
  const id = block.accessory.value;
  const what = world.random.oneOf(tendings);
  if (what === "wait") throw new Declined("let them answer");
  const running = await actor.press({ ...desk, blocks: [block] }, "Open", (message) => /Open until/.test(wordsOf(message)));
  const register = world.ledger.register(`request ${id}`, actor.id, stateOf(id), "open");
  if (what === "More time") return extend(world, actor, running, id);
  if (what !== "Remind them") {
    world.ending.add(id);
    const state = what === "Cancel" ? "cancelled" : "closed";
    world.ledger.expect(register, state, { who: actor.id, needle: `"action_id":"feedback.${what === "Cancel" ? "cancel" : "close"}` });
  }
  await actor.press(running, what);
}

async function extend(world, actor, running, id) {
  const view = await actor.openByPress(running, "More time", "More time");
  const last = later(10 + world.random.below(15));
  const register = world.ledger.register(`last day of ${id}`, actor.id, (exported) => fileOf(exported, id) && [new Date(Date.parse(fileOf(exported, id).request.due) - 1000).toISOString().slice(0, 10)], later(9));
  world.ledger.expect(register, last, { who: actor.id, needle: `"selected_date":"${last}"`, says: /"response_action":"update"/ });
  await actor.submit(view, { due: day(last) });
}

/** What a giver's export holds of their answer; once the request ends, what is anonymous is not there. */
const partOf = (world, id) => (exported) => {
  const written = (exported.feedback_parts ?? []).filter(({ request, written }) => request === id && written).map(({ written }) => written.keep_doing);
  return written.length === 0 && world.ending.has(id) ? undefined : written;
};

/** What the asker reads of it in the results, once it is closed and enough have answered. */
const commentOf = (id, texts) => (exported) => {
  const results = fileOf(exported, id)?.results;
  if (!results || results.withheld || fileOf(exported, id).request.state !== "closed") return undefined;
  const comments = results.groups.flatMap((group) => group.comments.map(({ text }) => text));
  return comments.filter((text) => texts.has(text));
};

/** What somebody's answer is kept as, and all the texts that it had. */
function answerOf(world, actor, id) {
  const texts = world.textsOf(id, actor.id);
  const part = world.ledger.register(`answer to ${id}`, actor.id, partOf(world, id));
  const comment = world.ledger.register(`comment of ${actor.id} in ${id}`, world.asker, commentOf(id, texts));
  return { texts, registers: [part, comment] };
}

const buttonsOf = ({ blocks }) => blocks.flatMap(({ elements = [], accessory }) => [...elements, accessory]).filter((each) => each?.type === "button");
const labelled = (label) => ({ text }) => text.text === label;

/** What somebody was sent, or finds among what they owe, that asks them to answer. */
async function callFor(world, actor) {
  const invitation = world.invitations.get(actor.id);
  const call = invitation && world.random.chance(0.5) ? invitation : await showDesk(actor);
  const button = buttonsOf(call).find(labelled("Give feedback"));
  if (!button) throw new Declined("nothing is asked of them");
  const block = call.blocks.find(({ elements, accessory }) => accessory === button || elements?.includes(button));
  return { call: { ...call, blocks: [block] }, id: button.value };
}

async function giveAnswer(world, actor) {
  const { call, id } = await callFor(world, actor);
  const view = await actor.openByPress(call, "Give feedback", "Give feedback");
  const { texts, registers } = answerOf(world, actor, id);
  const text = world.newText();
  texts.add(text);
  world.ledger.expect(registers, text, { who: actor.id, needle: text, says: /^(?!.*not saved).*Thank you/ });
  await actor.submit(view, { "stage/execution": chosen("L2"), keep_doing: typed(text) });
}

/** Says "Not me"; who has answered is asked first whether that may go. */
async function decline(world, actor) {
  const invitation = world.invitations.get(actor.id);
  const button = invitation && buttonsOf(invitation).find(labelled("Not me"));
  if (!button) throw new Declined("not invited");
  const { registers } = answerOf(world, actor, button.value);
  world.ledger.expect(registers, gone, { who: actor.id, needle: '"action_id":"feedback.decline', says: /^never$/ });
  const said = await actor.press(invitation, "Not me", () => true);
  if (!buttonsOf(said).some(labelled("Delete my answer"))) return;
  world.ledger.expect(registers, gone, { who: actor.id, needle: '"action_id":"feedback.withdraw', says: /^never$/ });
  await actor.press(said, "Delete my answer", () => true);
}

async function give(world, actor) {
  const receiver = world.random.oneOf(world.coached.filter((id) => id !== actor.id));
  const view = await actor.open(`/grow give <@${receiver}>`, "Give feedback");
  const text = world.newText();
  const behaviors = (list) => (exported) => (exported[list] ?? []).map(({ behavior }) => behavior).filter((each) => each === text);
  const registers = [world.ledger.register(`given ${text}`, actor.id, behaviors("feedback_given")), world.ledger.register(`received ${text}`, receiver, behaviors("feedback_received"))];
  const deeds = world.ledger.expect(registers, text, { who: actor.id, needle: text, says: /Sent\./ });
  world.given.push({ text, receiver, deed: deeds[0] });
  await actor.submit(view, { behavior: typed(text), effect: typed("It helped") });
}

export const askerDeeds = [{ name: "request for feedback", often: 6, modal: true, act: ask }];

export const giverDeeds = [
  { name: "answer to a request", often: 4, modal: true, act: giveAnswer },
  { name: "not me", often: 1, modal: false, act: decline },
];

export const unaskedDeeds = [{ name: "feedback unasked", often: 2, modal: true, act: give }];
