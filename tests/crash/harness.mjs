// The app as a process that is killed and started again, and the store that it leaves each time.

import { execFile } from "node:child_process";
import { setMaxListeners } from "node:events";
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { scratchDirectory, startProgram } from "../e2e/support/program.mjs";
import { exportedVariables } from "../e2e/support/sandbox.mjs";
import { Actor, Declined } from "./actor.mjs";
import { Ledger } from "./ledger.mjs";
import { Prompted } from "./prompted.mjs";
import { randomFrom } from "./random.mjs";
import { channel, groupSize, roles, team, workspaceWith } from "./workspace.mjs";

const run = promisify(execFile);

/** No more modals a minute than Slack lets an app open. */
class ModalBudget {
  #left = 45;
  #at = performance.now();

  allows() {
    const now = performance.now();
    this.#left = Math.min(45, this.#left + (now - this.#at) * (45 / 60_000));
    this.#at = now;
    return this.#left >= 1;
  }

  take() {
    if (!this.allows()) throw new Declined("too many modals");
    this.#left -= 1;
  }
}

/** Begins a sandbox with so many groups of people whom questions come to; `end` ends it. */
export async function beginWorld(seed, groups) {
  const folder = scratchDirectory();
  const world = new World(seed, folder);
  writeFileSync(join(folder, "workspace.json"), JSON.stringify(workspaceWith(groups)));
  writeFileSync(join(folder, "manifest.json"), (await run(process.env.PM_COACH, ["manifest"])).stdout);
  const files = ["--workspace", join(folder, "workspace.json"), "--manifest", join(folder, "manifest.json")];
  const args = ["sandbox", "--port", "0", "--no-app", "--json-log", "--seed", String(seed), ...files];
  world.slack = startProgram(args, {}, (line) => world.ledger.take(line));
  const exported = await exportedVariables(world.slack);
  world.url = `${new URL(exported.SLACK_API_URL).origin}/`;
  world.variables = { ...exported, COACH_DATABASE: world.database, COACH_MESSAGES_PER_MINUTE: "6000" };
  world.ledger.watch((entry) => (world.note(entry), false));
  return world;
}

class World {
  ledger = new Ledger();
  modals = new ModalBudget();
  invitations = new Map();
  ending = new Set();
  given = [];
  isCalm = false;
  over = false;
  operating = undefined;
  restarts = [];
  #answers = new Map();
  #directs = new Map();
  #texts = 0;

  constructor(seed, folder) {
    Object.assign(this, roles, { seed, folder, random: randomFrom(seed), database: join(folder, "crash.db") });
    this.prompted = new Prompted(this, team, groupSize);
    this.packets = this.ledger.counter("packet", "everybody", () => this.ledger.files.filter((title) => title === "Promotion packet").length);
    this.life = { signal: AbortSignal.abort() };
  }

  newText() {
    this.#texts += 1;
    return `proof${String(this.#texts).padStart(6, "0")}end`;
  }

  /** What that person ever wrote in that request for feedback. */
  textsOf(id, giver) {
    const key = `${id}/${giver}`;
    if (!this.#answers.has(key)) this.#answers.set(key, new Set());
    return this.#answers.get(key);
  }

  directOf(actor) {
    const direct = this.#directs.get(actor.id);
    if (!direct) throw new Declined("no direct messages yet");
    return direct;
  }

  async befriend(id) {
    const actor = await new Actor(this, id, channel).follow();
    const { channels } = await (await fetch(new URL(`_sandbox/state?as=${id}`, this.url))).json();
    this.#directs.set(id, channels.find(({ kind, has_app }) => kind === "dm" && has_app)?.id);
    return Object.assign(actor, { entries: [], goals: new Map() });
  }

  note(entry) {
    this.prompted.take(entry);
    if (entry.title !== "chat.postMessage" || !entry.ok) return;
    const { answer, arguments: given } = entry.detail;
    if (/would like yours/.test(given.text)) this.invitations.set(given.channel, { ...answer.message, channel: answer.channel, ts: answer.ts });
  }

  /** Starts the app; resolves when it is connected. */
  async start() {
    const begun = performance.now();
    const connected = this.ledger.watch(({ kind, title }) => kind === "socket" && title === "hello");
    this.app = startProgram(["run"], this.variables);
    await Promise.race([connected, this.ended()]);
    this.restarts.push(performance.now() - begun);
    const dying = new AbortController();
    setMaxListeners(0, dying.signal);
    this.life = { signal: dying.signal, abort: () => dying.abort() };
  }

  async ended() {
    const { code, signal } = await this.app.exited;
    if (signal === "SIGKILL") return;
    throw new Error(`the app ended by itself: ${code ?? signal}\n${this.app.complaints().slice(-2000)}`);
  }

  async kill() {
    await this.app.end("SIGKILL");
    this.life.abort();
    await this.operating;
  }

  /** A copy of what the dead app left, so that a look at it mends nothing of it. */
  copyStore() {
    const place = join(this.folder, "copy");
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place);
    for (const each of ["crash.db", "crash.db-wal", "crash.db.keys"]) {
      if (existsSync(join(this.folder, each))) cpSync(join(this.folder, each), join(place, each), { recursive: true });
    }
    return join(place, "crash.db");
  }

  async inspect(database, ...verb) {
    const failed = ({ stdout, stderr }) => ({ stdout, problem: stdout + stderr });
    return run(process.env.STORE_CHECK, [database, ...verb]).catch(failed);
  }

  /** What `pm-coach export` says of somebody. */
  async exported(database, id) {
    const env = { PATH: process.env.PATH, COACH_DATABASE: database };
    try {
      const { stdout } = await run(process.env.PM_COACH, ["export", "--user", id], { env, maxBuffer: 2 ** 27 });
      return JSON.parse(stdout);
    } catch ({ stderr }) {
      if (/nothing is held about/.test(stderr)) return {};
      throw new Error(`pm-coach export failed: ${stderr}`);
    }
  }

  /** What does not agree with the ledger, of these people. */
  async compare(database, owners, snapshots) {
    const wrong = [];
    for (const owner of owners) {
      const own = snapshots.filter((each) => each.owner === owner);
      const exported = own.length > 0 ? await this.exported(database, owner) : {};
      wrong.push(...own.map(({ check }) => check(exported)).filter(Boolean));
    }
    return wrong;
  }

  snapshots(owner) {
    return [...this.ledger.registers.values()].filter((each) => !owner || each.owner === owner).map((each) => each.snapshot());
  }

  async end() {
    await this.app?.end("SIGKILL");
    await this.slack?.end("SIGTERM");
  }
}
