// Whoever a question comes to by itself does something with it, once.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { Actor } from "./actor.mjs";
import { typed } from "./filled.mjs";

const run = promisify(execFile);
const isPrompt = ({ text }) => text?.startsWith("Time to reflect: ");
const answers = ["Reflect", "Reflect", "In an hour", "Tomorrow morning", "Skip"];
const prefix = "U0ASK";

const digits = (number, length) => String(number).padStart(length, "0");

/** In groups of so many, because fill_prompts numbers a group by the last five digits. */
export const promptedIds = (groups, size) => Array.from({ length: groups * size }, (_, index) => `${prefix}${digits(Math.floor(index / size), 4)}${digits(index % size, 5)}`);

/** Follows what is sent to people whom questions are due for, `add` makes a group of them due. */
export class Prompted {
  #groups = 0;
  #answering = new Set();
  reflected = [];

  constructor(world, team, size) {
    Object.assign(this, { world, team, size });
  }

  get asked() {
    return promptedIds(this.#groups, this.size);
  }

  /** One group more. */
  async add() {
    const first = promptedIds(this.#groups + 1, this.size).at(-1);
    await run(process.env.FILL_PROMPTS, [this.world.database, this.team, first, String(this.size)]);
    this.#groups += 1;
  }

  /** Takes an entry of the sandbox's log. */
  take({ kind, title, ok, detail }) {
    if (kind !== "api" || title !== "chat.postMessage" || !ok || !detail.arguments.channel.startsWith(prefix)) return;
    if (!isPrompt(detail.answer.message)) return;
    const message = { ...detail.answer.message, channel: detail.answer.channel, ts: detail.answer.ts };
    const answering = this.#answer(detail.arguments.channel, message).catch(() => {});
    this.#answering.add(answering);
    answering.finally(() => this.#answering.delete(answering));
  }

  settled() {
    return Promise.all(this.#answering);
  }

  async #answer(id, message) {
    const actor = await new Actor(this.world, id, "").follow();
    try {
      const label = this.world.random.oneOf(answers);
      if (label !== "Reflect") await actor.press(message, label, () => true);
      else await this.#reflect(actor, message);
    } finally {
      actor.stop();
    }
  }

  async #reflect(actor, message) {
    const view = await actor.openByPress(message, "Reflect", "Reflect");
    const text = this.world.newText();
    const register = this.world.ledger.register(`entry ${text}`, actor.id, ({ journal = [] }) => journal.map(({ main }) => main).filter((main) => main === text));
    this.world.ledger.expect(register, text, { who: actor.id, needle: text, says: /Saved in your journal/ });
    this.reflected.push(actor.id);
    await actor.submit(view, { main: typed(text) });
  }
}
