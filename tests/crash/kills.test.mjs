// The app under everything that people do at once, killed with SIGKILL at random instants and started
// again: what was acknowledged is there, nothing is there twice, nothing was sent twice, and the file
// is whole. CRASH_KILLS and CRASH_SEED say how often and which chance; what fails says both.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Declined, Interrupted } from "./actor.mjs";
import { beginWorld } from "./harness.mjs";
import { operatorDeeds } from "./rights_deeds.mjs";
import { nameManager } from "./team_deeds.mjs";
import { deedsOf } from "./workspace.mjs";

const kills = Number(process.env.CRASH_KILLS ?? 30);
const seed = Number(process.env.CRASH_SEED ?? 41);
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

let world;
let actors;
let killed = 0;
const wrong = [];
const tally = new Map();

before(async () => {
  console.log(`seed ${seed}, ${kills} kills`);
  world = await beginWorld(seed, kills);
  await world.start();
  actors = await Promise.all(Object.keys(deedsOf).map((id) => world.befriend(id)));
  const sharer = actors.find(({ id }) => id === world.sharer);
  await nameManager(world, sharer, world.managers[0]);
  world.remark = await sharer.say("The new search finds what people mean", sharer.channel, ({ user }) => user === sharer.id);
});

after(async () => {
  actors?.forEach((actor) => actor.stop());
  await world?.end();
});

const complain = (words) => wrong.push(`seed ${seed}, after ${killed} kills: ${words}`);

/** One of them at random: the more seldom it was done so far, the likelier. */
function pick(deeds) {
  const weightOf = ({ name, often }) => often / (1 + (tally.get(name)?.done ?? 0));
  let left = world.random.next() * deeds.reduce((sum, deed) => sum + weightOf(deed), 0);
  return deeds.find((deed) => (left -= weightOf(deed)) < 0) ?? deeds[0];
}

function count(name, how, why) {
  const counted = tally.get(name) ?? { done: 0, interrupted: 0, declined: 0, why: new Set() };
  counted[how] += 1;
  if (why) counted.why.add(why);
  tally.set(name, counted);
}

async function attempt(deed, ...args) {
  try {
    await deed.act(world, ...args);
    count(deed.name, "done");
  } catch (problem) {
    if (problem instanceof Interrupted) count(deed.name, "interrupted");
    else if (problem instanceof Declined) count(deed.name, "declined", problem.message);
    else complain(`${deed.name}: ${problem.message}`);
  }
}

/** What one person does, one thing after the other, until all is over. */
async function live(actor) {
  while (!world.over) {
    if (!world.life.signal.aborted) {
      await actor.closeAll().catch(() => {});
      const deeds = deedsOf[actor.id].filter(({ modal }) => !modal || world.modals.allows());
      if (deeds.length > 0) await attempt(pick(deeds), actor);
    }
    await pause((world.isCalm ? 400 : 20) + world.random.below(deedsOf[actor.id].length > 6 ? 60 : 600));
  }
}

/** What the operator does now and then. */
async function operate() {
  while (!world.over) {
    if (!world.life.signal.aborted) await (world.operating = attempt(pick(operatorDeeds)));
    await pause(2000 + world.random.below(4000));
  }
}

const isAck = ({ kind, ok }) => kind === "ack" && ok;
const isEnvelope = ({ kind }) => kind === "envelope";
const isSend = ({ kind, title }) => kind === "api" && /^(chat\.postMessage|views\.publish|files\.)/.test(title);

/** Resolves at the instant of the next kill: after some time, long enough now and then for what takes
 *  several steps, or right when something was seen. */
async function instant() {
  const { random, ledger } = world;
  const several = (wanted) => {
    let left = 1 + random.below(12);
    return ledger.watch((entry) => wanted(entry) && (left -= 1) === 0);
  };
  const late = pause(3000);
  switch (random.below(6)) {
    case 0:
      return pause(2000 + random.below(3000));
    case 5:
      return pause(500 + random.below(1500));
    case 1:
      return Promise.race([late, several(isAck)]);
    case 2:
      return Promise.race([late, several(isAck).then(() => pause(random.below(8)))]);
    case 3:
      return Promise.race([late, several(isEnvelope).then(() => pause(random.below(20)))]);
    default:
      return Promise.race([late, several(isSend).then(() => pause(random.below(5)))]);
  }
}

/** Lets the app live, and people take their time, until everything that they do came to an end at
 *  least once. */
async function everyKindDone() {
  world.isCalm = true;
  const kinds = new Set([...Object.values(deedsOf).flat(), ...operatorDeeds].map(({ name }) => name));
  const never = () => [...kinds].filter((name) => !tally.get(name)?.done);
  for (let tries = 0; tries < 600 && never().length > 0; tries += 1) await pause(300);
  if (never().length > 0) complain(`never done: ${never().join(", ")}`);
}

/** Looks at what the dead app left, and at what one person finds there. */
async function examine() {
  const owner = world.random.oneOf(actors).id;
  const snapshots = world.snapshots(owner);
  const copy = world.copyStore();
  return async () => {
    const { problem } = await world.inspect(copy);
    if (problem) complain(problem);
    (await world.compare(copy, [owner], snapshots)).forEach(complain);
  };
}

async function killAndStart() {
  await Promise.race([instant(), world.ended()]);
  await world.kill();
  killed += 1;
  const examination = await examine();
  if (world.random.chance(0.3)) await world.prompted.add();
  if (world.random.chance(0.2)) await world.inspect(world.database, "age");
  await Promise.all([world.start(), examination()]);
}

/** Waits for as long as what is due gets less: files leave at the pace that Slack allows. What failed
 *  would wait for up to half an hour before it is tried again, and is not let wait. */
async function drained() {
  let least = Infinity;
  for (let tries = 0; tries < 600; tries += 1) {
    const { stdout } = await world.inspect(world.database, "due");
    const [due, ...dead] = stdout.trim().split("\n");
    if (due === "0") return dead.forEach((letter) => complain(`a dead letter: ${letter}`));
    if (Number(due) < least) tries = 0;
    least = Math.min(least, Number(due));
    if (tries % 100 === 99) await world.inspect(world.database, "hurry");
    await pause(300);
  }
  return complain("something due was not sent");
}

/** Lets everybody finish, and the app send what is left; then it ends as it does when it is asked to. */
async function finish(living) {
  world.over = true;
  await Promise.all(living);
  await world.kill();
  await world.inspect(world.database, "age");
  await world.start();
  await world.prompted.settled();
  await drained();
  const { code } = await world.app.end("SIGTERM");
  if (code !== 0) complain(`the app ended with ${code}`);
  const { problem } = await world.inspect(world.database, "exact");
  if (problem) complain(problem);
}

function checkSends() {
  world.ledger.doubled().forEach(complain);
  for (const { text, receiver, deed } of world.given) {
    const times = world.ledger.sentTo(receiver, text);
    if (times !== 1 && (deed.done || times > 1)) complain(`feedback given was sent ${times} times`);
  }
  world.snapshots("everybody").map(({ check }) => check()).filter(Boolean).forEach(complain);
  for (const id of world.prompted.asked) {
    const times = world.ledger.sentTo(id, "Time to reflect: ");
    if (times !== 1) complain(`${id} was asked ${times} times`);
  }
}

function report() {
  const { counts } = world.ledger;
  const took = [...world.restarts].sort((a, b) => a - b);
  console.log(`ledger: ${JSON.stringify({ kills: killed, ...counts, prompted: world.prompted.asked.length, registers: world.ledger.registers.size })}`);
  console.log(`start to hello: median ${took[took.length >> 1].toFixed(0)} ms, longest ${took.at(-1).toFixed(0)} ms`);
  for (const [name, { done, interrupted, declined, why }] of [...tally].sort()) {
    console.log(`  ${name}: ${done} done, ${interrupted} interrupted, ${declined} declined${why.size > 0 ? ` (${[...why].join("; ").slice(0, 160)})` : ""}`);
  }
}

test(`nothing acknowledged is lost and nothing is done twice, though the app is killed ${kills} times`, async () => {
  const living = [...actors.map(live), operate()];
  for (let kill = 0; kill < kills && wrong.length === 0; kill += 1) await killAndStart();
  await everyKindDone();
  await finish(living);
  checkSends();
  const owners = [...new Set([...world.ledger.registers.values()].map(({ owner }) => owner))].filter((owner) => owner !== "everybody");
  (await world.compare(world.database, owners, world.snapshots())).forEach(complain);
  report();
  assert.deepEqual(wrong, []);
});
