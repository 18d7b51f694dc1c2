// What managers and their reports do with each other, and what the operator does for many.

import { Declined } from "./actor.mjs";
import { chosen, typed, wordsOf } from "./filled.mjs";
import { notesWith } from "./journal_deeds.mjs";
import { gone } from "./register.mjs";

const managerOf = (exported) => (exported.managers ?? []).filter(({ confirmed }) => confirmed).map(({ manager }) => manager);
const managerRegister = (world, id) => world.ledger.register("manager", id, managerOf);

export async function nameManager(world, actor, manager = world.random.oneOf(world.managers)) {
  world.ledger.expect(managerRegister(world, actor.id), manager, { who: actor.id, needle: `"text":"manager <@${manager}`, says: /is your manager here/ });
  await actor.command(`/grow manager <@${manager}>`);
}

async function endManager(world, actor) {
  world.ledger.expect(managerRegister(world, actor.id), gone, { who: actor.id, needle: '"text":"manager none"', says: /Ended/ });
  await actor.command("/grow manager none");
}

const isManagerPage = (message) => /Your manager/.test(wordsOf(message));

/** Whoever is asked whether somebody is their manager says so, or does not. */
async function answerQuestion(world, actor) {
  const page = await actor.command("/grow manager", isManagerPage);
  const manager = /"action_id":"manager.confirm".*?"value":"(U\w+)"/.exec(wordsOf(page))?.[1];
  if (!manager) throw new Declined("nobody asks");
  const yes = world.random.chance(0.7);
  if (yes) world.ledger.expect(managerRegister(world, actor.id), manager, { who: actor.id, needle: '"action_id":"manager.confirm"', says: /^never$/ });
  await actor.press(page, yes ? "Yes, my manager" : "No");
}

const addReport = async (world, actor) => actor.command(`/grow team add <@${world.asked}>`);

async function removeReport(world, actor) {
  const page = await actor.command("/grow team", (message) => /Your team/.test(wordsOf(message)));
  const block = page.blocks.find(({ elements }) => elements?.some(({ value, text }) => value === world.asked && text?.text === "Remove"));
  if (!block) throw new Declined("not in the team");
  managerRegister(world, world.asked).begin(gone);
  await actor.press({ ...page, blocks: [block] }, "Remove");
}

const sharingOf = (what) => (exported) => (exported.sharing?.[what] ? ["shared"] : []);

const switchSharing = (what, action, words) => async (world, actor) => {
  const page = await actor.command("/grow manager", isManagerPage);
  const on = wordsOf(page).includes(`"Share ${words}"`);
  const register = world.ledger.register(`sharing of ${what}`, actor.id, sharingOf(what));
  world.ledger.expect(register, on ? "shared" : gone, { who: actor.id, needle: `"action_id":"${action}"` });
  await actor.press(page, `${on ? "Share" : "Stop sharing"} ${words}`);
};

async function holdOneOnOne(world, actor) {
  const page = await actor.command("/grow 1on1", (message) => /Your 1:1/.test(wordsOf(message)));
  const register = world.ledger.register("one-on-one", actor.id, ({ one_on_ones: held = [] }) => held.map(({ manager }) => manager));
  world.ledger.expect(register, world.managers[0], { who: actor.id, needle: '"action_id":"one_on_one' });
  await actor.press(page, "We had our 1:1", (message) => /Noted/.test(wordsOf(message)));
}

async function assessReport(world, actor) {
  const page = await actor.command(`/level <@${world.sharer}>`, (message) => /shares with you/.test(wordsOf(message)));
  const view = await actor.openByPress(page, "Assess", /^Assess/);
  const text = world.newText();
  const register = world.ledger.register(`assessment ${text}`, actor.id, notesWith(text, "assessments_given"));
  world.ledger.expect(register, text, { who: actor.id, needle: text, says: /"response_action":"update"/ });
  await actor.submit(view, { "stage/execution": chosen("L2"), "note/execution": typed(text) });
}

export const reportDeeds = [
  { name: "manager named", often: 2, modal: false, act: nameManager },
  { name: "manager ended", often: 1, modal: false, act: endManager },
];

export const askedDeeds = [{ name: "manager's question answered", often: 4, modal: false, act: answerQuestion }];

export const sharerDeeds = [
  { name: "plan shared", often: 2, modal: false, act: switchSharing("goals", "share.goals", "my plan") },
  { name: "level shared", often: 2, modal: false, act: switchSharing("level", "share.standing", "level, target and assessments") },
  { name: "one-on-one held", often: 1, modal: false, act: holdOneOnOne },
];

export const managerDeeds = [
  { name: "report asked", often: 3, modal: false, act: addReport },
  { name: "report removed", often: 1, modal: false, act: removeReport },
  { name: "report assessed", often: 1, modal: true, act: assessReport },
];
