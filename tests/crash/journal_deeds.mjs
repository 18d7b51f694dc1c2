// What people do with their journal, their level and their assessments.

import { Declined } from "./actor.mjs";
import { chosen, typed, wordsOf } from "./filled.mjs";
import { gone } from "./register.mjs";

const proof = /proof\d+end/;
const mainsWith = (texts) => (exported) => (exported.journal ?? []).map(({ main }) => main).filter((main) => texts.has(main));
const saved = /Saved in your journal/;

/** A new entry, whose text may change later: `texts` grows with each. */
function entryOf({ ledger, text }, actor) {
  const texts = new Set([text]);
  const register = ledger.register(`entry ${text}`, actor.id, mainsWith(texts));
  return Object.assign(register, { texts, text });
}

function written(world, actor, says = saved) {
  const text = world.newText();
  const register = entryOf({ ledger: world.ledger, text }, actor);
  world.ledger.expect(register, text, { who: actor.id, needle: text, says });
  actor.entries.push(register);
  return text;
}

async function noteWin(world, actor) {
  const text = written(world, actor);
  await actor.command(`/grow win ${text}`, (message) => wordsOf(message).includes(text));
}

async function sayWin(world, actor) {
  const text = written(world, actor, null);
  await actor.say(`win ${text}`, world.directOf(actor), (message) => saved.test(wordsOf(message)) && wordsOf(message).includes(text));
}

async function submitNew(world, actor, view) {
  await actor.submit(view, { main: typed(written(world, actor)) });
}

const noteWinInForm = async (world, actor) => submitNew(world, actor, await actor.open("/grow win", "Note a win"));
const reflect = async (world, actor) => submitNew(world, actor, await actor.open("/grow reflect", "Reflect"));
const reflectByShortcut = async (world, actor) => submitNew(world, actor, await actor.openByShortcut("Reflect", "reflect"));

async function keepEvidence(world, actor) {
  if (!world.remark) throw new Declined("nobody said anything yet");
  await submitNew(world, actor, await actor.openByShortcut("Save as evidence", "save_evidence", world.remark));
}

const showLog = (actor) => actor.command("/grow log", (message) => /Your journal/.test(wordsOf(message)));

/** The entry of ours that stands first in a page of the journal. */
function firstShown(actor, page) {
  const text = proof.exec(wordsOf(page))?.[0];
  const register = actor.entries.find(({ texts }) => texts.has(text));
  if (!register) throw new Declined("no entry");
  return register;
}

async function editEntry(world, actor) {
  const page = await showLog(actor);
  const register = firstShown(actor, page);
  const view = await actor.openByPress(page, "Edit", /^Edit /);
  const text = world.newText();
  register.texts.add(text);
  world.ledger.expect(register, text, { who: actor.id, needle: text, says: /"response_action":"(update|clear)"/ });
  await actor.submit(view, { main: typed(text) });
}

async function deleteEntry(world, actor) {
  const page = await showLog(actor);
  const register = firstShown(actor, page);
  world.ledger.expect(register, gone, { who: actor.id, needle: '"action_id":"entry.delete.' });
  await actor.press(page, "Delete", (message) => /Your journal/.test(wordsOf(message)));
}

async function shareEntry(world, actor) {
  const page = await showLog(actor);
  await actor.press(page, wordsOf(page).includes('"Stop sharing"') ? "Stop sharing" : "Share");
}

async function setLevel(world, actor) {
  const level = world.random.oneOf(["1", "2", "3", "4"]);
  const register = world.ledger.register("level", actor.id, (exported) => (exported.level ? [exported.level.level] : []));
  world.ledger.expect(register, `L${level}`, { who: actor.id, needle: `"text":"set ${level}"`, says: /You are at/ });
  await actor.command(`/level set ${level}`, (message) => /You are at/.test(wordsOf(message)));
}

const notesWith = (text, list) => (exported) => (exported[list] ?? []).filter(({ ratings }) => ratings.some(({ note }) => note === text)).map(() => text);

async function assess(world, actor) {
  const view = await actor.open("/level assess", "Assess yourself");
  const text = world.newText();
  const register = world.ledger.register(`assessment ${text}`, actor.id, notesWith(text, "assessments"));
  world.ledger.expect(register, text, { who: actor.id, needle: text, says: /Your assessment is saved/ });
  await actor.submit(view, { "stage/execution": chosen(world.random.oneOf(["L1", "L2", "L3"])), "note/execution": typed(text) });
}

const openHome = (world, actor) => actor.openHome();

export { notesWith };

/** Each with how often it is done, and whether it opens a modal. */
export const journalDeeds = [
  { name: "win by command", often: 6, modal: false, act: noteWin },
  { name: "win in words", often: 3, modal: false, act: sayWin },
  { name: "win in a form", often: 1, modal: true, act: noteWinInForm },
  { name: "reflection", often: 2, modal: true, act: reflect },
  { name: "reflection by shortcut", often: 1, modal: true, act: reflectByShortcut },
  { name: "evidence", often: 2, modal: true, act: keepEvidence },
  { name: "entry edited", often: 2, modal: true, act: editEntry },
  { name: "entry deleted", often: 1, modal: false, act: deleteEntry },
  { name: "entry shared", often: 1, modal: false, act: shareEntry },
  { name: "level", often: 3, modal: false, act: setLevel },
  { name: "assessment", often: 2, modal: true, act: assess },
  { name: "Home opened", often: 1, modal: false, act: openHome },
];
