// What was acknowledged is stored, whatever happens to the process or to its connection.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { scratchDirectory, startProgram } from "./support/program.mjs";
import { becomePerson, fetchState, startSandbox, wordsOf } from "./support/sandbox.mjs";

const titles = ["Associate PM", "Product Manager", "Senior PM", "Principal/Staff PM", "Director PM"];
const database = join(scratchDirectory(), "pm-coach.db");

let sandbox;
let app;
let people;

const startApp = async () => {
  const program = startProgram(["run"], { ...sandbox.variables, COACH_DATABASE: database });
  await Promise.race([sandbox.connections(1), failIfEnded(program)]);
  return program;
};

const failIfEnded = async (program) => {
  const { code, signal } = await program.exited;
  throw new Error(`pm-coach run ended by itself: ${code ?? signal}`);
};

before(async () => {
  sandbox = await startSandbox({ app: false });
  app = await startApp();
  const { people: all, channels } = await fetchState(sandbox.url);
  const humans = all.filter((each) => each.playable && channels[0].members.includes(each.id)).slice(0, 4);
  people = await Promise.all(humans.map((each) => becomePerson(sandbox.url, each.id, channels[0].id)));
});

after(async () => {
  people?.forEach((person) => person.stop());
  await app?.end("SIGTERM");
  await sandbox?.stop();
});

/** The level that a message says the person is at: a position in `titles`, or -1. */
function levelIn(message) {
  const where = /You are at \*([^*]+)\*/.exec(wordsOf(message))?.[1] ?? "";
  return titles.findIndex((title) => where.includes(title));
}

async function ask(person, line) {
  await person.command(line);
  return person.next((message) => message.ephemeral);
}

/** The card that `/level` answers with: unlike the answer to a change, it has a title. */
async function askForCard(person) {
  await person.command("/level");
  return person.next((message) => message.blocks[0]?.type === "header");
}

/** Changes a person's level until `over(round)`; returns what was last confirmed and last asked for. */
async function changeLevels(person, first, over) {
  const level = { confirmed: -1, asked: -1 };
  for (let round = 0; !over(round); ++round) {
    level.asked = (first + round) % 4;
    const answer = await ask(person, `/level set ${level.asked + 1}`);
    if (answer.failed) break;
    assert.equal(levelIn(answer), level.asked);
    level.confirmed = level.asked;
  }
  return level;
}

for (const crash of [1, 2, 3]) {
  test(`a level that was confirmed survives kill -9 at once, in the middle of others' changes: crash ${crash}`, async () => {
    const witness = people.at(-1);
    const others = people.slice(0, -1);
    let killed = false;
    const changes = others.map((person, index) => changeLevels(person, index, () => killed));
    const seen = await changeLevels(witness, crash, (round) => round === 6 * crash);
    await app.end("SIGKILL");
    killed = true;
    const unsure = await Promise.all(changes);

    app = await startApp();

    assert.equal(levelIn(await askForCard(witness)), seen.asked);
    for (const [index, person] of others.entries()) {
      const { confirmed, asked } = unsure[index];
      assert.ok([confirmed, asked].includes(levelIn(await askForCard(person))), `confirmed ${confirmed}, asked for ${asked}`);
    }
  });
}

test("commands are answered right after the sandbox dropped the connection", async () => {
  await sandbox.fault("drop");
  await sandbox.connections(1);

  assert.equal(levelIn(await ask(people[0], "/level set 2")), 1);
});

for (const kind of ["refresh", "warning"]) {
  test(`commands are answered while the sandbox asks for a new connection: ${kind}`, async () => {
    await sandbox.fault(kind);

    for (const level of [1, 2, 3, 4]) {
      assert.equal(levelIn(await ask(people[0], `/level set ${level}`)), level - 1);
    }
  });
}

test("SIGTERM ends it with 0 within five seconds", async () => {
  const asked = performance.now();

  const { code } = await app.end("SIGTERM");

  assert.equal(code, 0);
  assert.ok(performance.now() - asked < 5000);
});

test("SIGTERM ends it within five seconds even if Slack never answers", async () => {
  const silent = createServer().listen(0, "127.0.0.1");
  await once(silent, "listening");
  const program = startProgram(["run"], {
    ...sandbox.variables,
    SLACK_API_URL: `http://127.0.0.1:${silent.address().port}/api/`,
    COACH_DATABASE: join(scratchDirectory(), "pm-coach.db"),
  });
  const [connection] = await once(silent, "connection");
  const asked = performance.now();

  const { code } = await program.end("SIGTERM");

  assert.equal(code, 0);
  assert.ok(performance.now() - asked < 5000);
  connection.destroy();
  silent.close();
});
