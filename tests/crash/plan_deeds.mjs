// What people do with their plan and with the questions that come by themselves.

import { Declined } from "./actor.mjs";
import { chosen, severalChosen, typed, wordsOf } from "./filled.mjs";

/** Of what may be refused without a word in the acknowledgement. */
const never = /^never$/;

const titled = (title) => (exported) => (exported.goals ?? []).filter((goal) => goal.title === title);
const showPlan = (actor) => actor.command("/grow plan", (message) => /Your plan/.test(wordsOf(message)));

async function addGoal(world, actor) {
  const title = world.newText();
  const view = await actor.open(`/grow goal ${title}`, "New goal");
  const register = world.ledger.register(`goal ${title}`, actor.id, (exported) => titled(title)(exported).map(({ state }) => state));
  world.ledger.expect(register, "active", { who: actor.id, needle: title, says: /"response_action":"update"/ });
  actor.goals.set(title, register);
  await actor.submit(view, { title: typed(title) });
}

/** A goal in the plan that has such a button, one of ours where there is any. */
function goalIn(actor, plan, verb) {
  const titles = [...wordsOf(plan).matchAll(new RegExp(`"${verb}: ([^"]+)"`, "g"))].map(([, title]) => title);
  const title = titles.find((each) => actor.goals.has(each)) ?? titles[0];
  if (!title) throw new Declined("no goal");
  return title;
}

const endGoal = (verb, state) => async (world, actor) => {
  const plan = await showPlan(actor);
  const title = goalIn(actor, plan, verb);
  if (!actor.goals.has(title)) return actor.press(plan, `${verb}: ${title}`);
  world.ledger.expect(actor.goals.get(title), state, { who: actor.id, needle: `"action_id":"goal.${verb.toLowerCase()}.` });
  await actor.press(plan, `${verb}: ${title}`);
};

async function reopenGoal(world, actor) {
  const plan = await showPlan(actor);
  const title = /Done lately.*?(proof\d+end)/.exec(wordsOf(plan))?.[1];
  if (!actor.goals.has(title)) throw new Declined("nothing done lately");
  world.ledger.expect(actor.goals.get(title), "active", { who: actor.id, needle: '"action_id":"goal.reopen.', says: never });
  await actor.press(plan, "Take up the last one again");
}

async function editGoal(world, actor) {
  const plan = await showPlan(actor);
  const title = goalIn(actor, plan, "Edit");
  if (!actor.goals.has(title)) throw new Declined("no goal of theirs");
  const view = await actor.openByPress(plan, `Edit: ${title}`, /goal/i);
  const step = world.newText();
  const register = world.ledger.register(`next step of ${title}`, actor.id, (exported) => titled(title)(exported).map((goal) => goal.next_step).filter(Boolean));
  world.ledger.expect(register, step, { who: actor.id, needle: step, says: /"response_action":"update"/ });
  await actor.submit(view, { title: typed(title), next_step: typed(step) });
}

async function addSuggestion(world, actor) {
  const plan = await showPlan(actor);
  const label = /"(Add to plan: [^"]+)"/.exec(wordsOf(plan))?.[1];
  if (!label) throw new Declined("no suggestion");
  await actor.press(plan, label);
}

async function choosePrompts(world, actor) {
  const view = await actor.open("/grow remind", "Prompts");
  const minutes = 420 + 30 * world.random.below(20);
  const shown = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  const register = world.ledger.register("time of prompts", actor.id, timeOfPrompts);
  world.ledger.expect(register, shown, { who: actor.id, needle: `"value":"${minutes}"`, says: /"response_action":"update"/ });
  await actor.submit(view, { days: severalChosen("7"), weeks: chosen("4"), time: chosen(String(minutes)) });
}

const timeOfPrompts = (exported) => (exported.prompts?.schedule ? [exported.prompts.schedule.at] : []);

async function endPrompts(world, actor) {
  const register = world.ledger.register("time of prompts", actor.id, timeOfPrompts);
  world.ledger.expect(register, "nothing", { who: actor.id, needle: '"text":"remind off"', says: /\*off\*/ });
  await actor.command("/grow remind off");
}

async function pauseOrResume(world, actor) {
  await actor.command(`/grow ${world.random.oneOf(["pause", "resume"])}`);
}

/** Each with how often it is done, and whether it opens a modal. */
export const planDeeds = [
  { name: "goal added", often: 6, modal: true, act: addGoal },
  { name: "goal done", often: 1, modal: false, act: endGoal("Done", "done") },
  { name: "goal dropped", often: 1, modal: false, act: endGoal("Drop", "dropped") },
  { name: "goal taken up again", often: 1, modal: false, act: reopenGoal },
  { name: "goal edited", often: 3, modal: true, act: editGoal },
  { name: "suggestion taken", often: 1, modal: false, act: addSuggestion },
  { name: "prompts chosen", often: 1, modal: true, act: choosePrompts },
  { name: "prompts ended", often: 1, modal: false, act: endPrompts },
  { name: "prompts paused", often: 1, modal: false, act: pauseOrResume },
];
