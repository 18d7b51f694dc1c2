// What the sandbox saw: which deed came in which envelope, what was acknowledged as done, and what
// was sent. It is read from the sandbox's own log, never from the app.

import { Counter, Register } from "./register.mjs";

/** An acknowledgement later than that may be the app's "working on it". */
const patience = 2400;

/** Follows the sandbox's log. `take(line)` reads one; `watch(kind, wanted)` resolves to the next entry. */
export class Ledger {
  registers = new Map();
  sent = new Map();
  files = [];
  counts = { envelopes: 0, redelivered: 0, acknowledged: 0, messages: 0, files: 0, homes: 0, deeds: 0, done: 0 };
  #open = [];
  #bound = new Map();
  #watchers = new Set();

  /** The register of that name, made by `make` where it is new. */
  register(name, owner, read, first) {
    const key = `${owner}/${name}`;
    if (!this.registers.has(key)) this.registers.set(key, new Register(name, owner, read, first));
    return this.registers.get(key);
  }

  counter(name, owner, read) {
    const key = `${owner}/${name}`;
    if (!this.registers.has(key)) this.registers.set(key, new Counter(name, owner, read));
    return this.registers.get(key);
  }

  /**
   * Notes that somebody is about to ask for something: what stands in the next envelope of theirs with
   * `needle`. It is done when there is an acknowledgement in time, and where `says` is given, when the
   * answer in it matches that.
   */
  expect(registers, value, { who, needle, says = null }) {
    const deeds = [registers].flat().map((register) => register.begin(value));
    this.#open.push({ deeds, who, needle, says });
    this.counts.deeds += deeds.length;
    return deeds;
  }

  /** Marks what needed no envelope as done, or what was found to be so. */
  settle(deeds, end = performance.now()) {
    for (const deed of deeds) {
      if (deed.done) continue;
      Object.assign(deed, { end, done: true });
      this.counts.done += 1;
    }
  }

  take(line) {
    if (!line.startsWith("{")) return;
    const entry = JSON.parse(line);
    if (entry.kind === "envelope") this.#noteEnvelope(entry.detail);
    if (entry.kind === "ack" && entry.ok) this.#noteAnswer(entry);
    if (entry.kind === "api" && entry.ok) this.#noteCall(entry.title, entry.detail);
    for (const watcher of [...this.#watchers]) watcher(entry);
  }

  watch(wanted) {
    return new Promise((resolve) => {
      const watcher = (entry) => {
        if (!wanted(entry)) return;
        this.#watchers.delete(watcher);
        resolve(entry);
      };
      this.#watchers.add(watcher);
    });
  }

  #noteEnvelope({ envelope_id: id, payload, retry_attempt: attempt }) {
    this.counts.envelopes += 1;
    if (attempt > 0) this.counts.redelivered += 1;
    if (this.#bound.has(id)) return;
    const event = payload.event_id;
    const who = payload.user_id ?? payload.user?.id ?? payload.event?.user;
    const text = JSON.stringify(payload.actions ?? payload);
    const at = this.#open.findLastIndex((one) => one.who === who && text.includes(one.needle));
    const one = at < 0 ? this.#bound.get(event) : this.#open.splice(at, 1)[0];
    if (!one) return;
    this.#bound.set(id, one);
    if (event) this.#bound.set(event, one);
  }

  #noteAnswer({ detail, milliseconds }) {
    this.counts.acknowledged += 1;
    const one = this.#bound.get(detail.envelope_id);
    if (!one) return;
    const done = milliseconds < patience && (!one.says || one.says.test(JSON.stringify(detail.payload ?? {})));
    if (done) this.settle(one.deeds);
  }

  #noteCall(method, { arguments: given }) {
    if (method === "views.publish") this.counts.homes += 1;
    if (method === "files.completeUploadExternal") this.#noteFiles([given.files].flat().flatMap((each) => (typeof each === "string" ? JSON.parse(each) : each)));
    if (method !== "chat.postMessage") return;
    this.counts.messages += 1;
    const mark = given.metadata?.event_payload?.mark;
    if (mark) this.sent.set(mark, [...(this.sent.get(mark) ?? []), { to: given.channel, text: given.text, blocks: given.blocks }]);
  }

  #noteFiles(files) {
    this.counts.files += files.length;
    this.files.push(...files.map(({ title }) => title));
  }

  /** What was sent more than once. */
  doubled() {
    return [...this.sent].filter(([, all]) => all.length > 1).map(([mark, all]) => `sent ${all.length} times: ${mark} to ${all[0].to}`);
  }

  /** How often a message to somebody with these words was sent. */
  sentTo(to, words) {
    return [...this.sent.values()].flat().filter((each) => each.to === to && JSON.stringify(each).includes(words)).length;
  }
}
