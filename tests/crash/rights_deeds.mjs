// What people and the operator do with all that is held of somebody at once.

import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { Declined } from "./actor.mjs";
import { typed } from "./filled.mjs";
import { gone } from "./register.mjs";

const run = promisify(execFile);

/** All that is noted of one person so far is about to go. */
const everythingOf = (world, id) => [...world.ledger.registers.values()].filter(({ owner }) => owner === id);

async function erase(world, actor) {
  const view = await actor.open("/grow erase", "Delete my data");
  const block = view.blocks.find(({ type }) => type === "input").block_id;
  world.ledger.expect(everythingOf(world, actor.id), gone, { who: actor.id, needle: '"callback_id":"grow.erase"', says: /Journal entries|Nothing|deleted/ });
  await actor.submit(view, { [block]: typed("DELETE") });
  actor.entries.length = 0;
}

const askForPacket = async (world, actor) => {
  world.ledger.expect(world.packets, "once", { who: actor.id, needle: '"text":"packet"', says: /packet/ });
  await actor.command("/grow packet");
};

const askForExport = async (world, actor) => actor.command("/grow export");

/** Runs the program as an operator does. What is killed in the middle is no more than interrupted. */
async function operate(world, args) {
  const { signal } = world.life;
  return run(process.env.PM_COACH, args, { env: { PATH: process.env.PATH, ...world.variables }, signal: world.random.chance(0.5) ? signal : undefined, killSignal: "SIGKILL" });
}

async function importPeople(world) {
  const lines = world.imported.map((id) => ({ id, level: world.random.oneOf(["L1", "L2", "L3", "L4"]) }));
  const list = join(world.folder, "people.csv");
  writeFileSync(list, ["person,level", ...lines.map(({ id, level }) => `${id},${level}`), ""].join("\n"));
  const deeds = lines.map(({ id, level }) => world.ledger.register("level", id, (exported) => (exported.level ? [exported.level.level] : [])).begin(level));
  await operate(world, ["people", "import", list]).catch(() => {
    throw new Declined("the import was interrupted");
  });
  world.ledger.settle(deeds);
}

async function exportForSomebody(world) {
  await operate(world, ["export", "--user", world.random.oneOf(world.coached)]).catch(() => {
    throw new Declined("the export was interrupted");
  });
}

export const erasedDeeds = [{ name: "erase", often: 2, modal: true, act: erase }];

export const fileDeeds = [
  { name: "packet", often: 0.02, modal: false, act: askForPacket },
  { name: "export", often: 0.02, modal: false, act: askForExport },
];

export const operatorDeeds = [
  { name: "people import", often: 1, modal: false, act: importPeople },
  { name: "export by the operator", often: 1, modal: false, act: exportForSomebody },
];
