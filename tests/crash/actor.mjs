// Somebody in the sandbox whose app dies in the middle of what they do.

/** Ends a deed because the app was killed under it. */
export class Interrupted extends Error {}

/** Ends a deed that makes no sense as things are, or that Slack's rate limits refused. */
export class Declined extends Error {}

const patience = 20_000;

/**
 * A person. `world` is {url, life, modals}: `life.signal` aborts when the app is killed. Whatever is
 * waited for ends then with Interrupted; what does not come while the app lives is an Error.
 */
export class Actor {
  views = [];
  #following = new AbortController();
  #watchers = new Set();

  constructor(world, id, channel) {
    Object.assign(this, { world, id, channel });
  }

  async follow() {
    const response = await fetch(new URL(`_sandbox/events?as=${this.id}`, this.world.url), { signal: this.#following.signal });
    this.#read(response.body).catch(() => {});
    return this;
  }

  stop() {
    this.#following.abort();
  }

  command(line, wanted) {
    const [command, ...words] = line.split(" ");
    return this.#ask("commands", { channel: this.channel, command, text: words.join(" ") }, "message", wanted);
  }

  say(text, channel, wanted) {
    return this.#ask("messages", { channel, text }, "message", wanted);
  }

  press(message, label, wanted) {
    return this.#ask("actions", { channel: message.channel, ts: message.ts, ...buttonNamed(message, label) }, "message", wanted);
  }

  /** Resolves to the modal that comes of it. */
  async open(line, title) {
    return this.#modal(title, "commands", { channel: this.channel, command: line.split(" ")[0], text: line.split(" ").slice(1).join(" ") });
  }

  openByShortcut(title, callback_id, message) {
    return this.#modal(title, "shortcuts", { callback_id, ...(message && { channel: message.channel, ts: message.ts }) });
  }

  openByPress(message, label, title) {
    return this.#modal(title, "actions", { channel: message.channel, ts: message.ts, ...buttonNamed(message, label) });
  }

  /** Resolves to the state of the submission once it is over. */
  submit(view, values) {
    return this.#ask("view_submissions", { view_id: view.id, values }, "view_state", ({ state, view_id }) => view_id === view.id && state !== "working");
  }

  openHome() {
    return this.#post("home", { tab: "home" });
  }

  async closeAll() {
    for (let tries = 0; this.views.length > 0 && tries < 5; tries += 1) {
      await this.#post("view_closes", { view_id: this.views.at(-1).id, clear: true }).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async #modal(title, path, body) {
    this.world.modals.take();
    const wanted = ({ event, data }) => (event === "views" ? titled(data.views.at(-1), title) : data.ephemeral === true);
    const { event, data } = await this.#ask(path, body, ["views", "message"], wanted);
    if (event === "message") throw new Declined(`no modal "${title}"`);
    return data.views.at(-1);
  }

  /** Posts, and resolves to the first event of these kinds after it that is wanted. */
  async #ask(path, body, kinds, wanted = ({ ephemeral }) => ephemeral) {
    const several = Array.isArray(kinds);
    const coming = this.#next([kinds].flat(), several ? wanted : ({ data }) => wanted(data), `${path} ${this.id}`);
    coming.catch(() => {});
    await this.#post(path, body);
    const { event, data } = await coming;
    if (data.failed) throw new Declined(data.failed);
    return several ? { event, data } : data;
  }

  #next(kinds, wanted, what) {
    const { signal } = this.world.life;
    return new Promise((resolve, reject) => {
      const end = (settle, value) => {
        clearTimeout(late);
        this.#watchers.delete(watcher);
        signal.removeEventListener("abort", killed);
        settle(value);
      };
      const killed = () => end(reject, new Interrupted());
      const watcher = (seen) => {
        if (kinds.includes(seen.event) && (seen.data.failed || wanted(seen))) end(resolve, seen);
      };
      const late = setTimeout(() => end(reject, new Error(`no answer to ${what}`)), patience);
      if (signal.aborted) return killed();
      signal.addEventListener("abort", killed);
      this.#watchers.add(watcher);
    });
  }

  async #post(path, body) {
    const response = await fetch(new URL(`_sandbox/${path}`, this.world.url), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ as: this.id, ...body }),
    });
    if (!response.ok) throw new Declined(`/_sandbox/${path} answered ${response.status}`);
  }

  async #read(body) {
    const decoder = new TextDecoder();
    let text = "";
    for await (const chunk of body) {
      const parts = (text + decoder.decode(chunk, { stream: true })).split("\n\n");
      text = parts.pop();
      for (const part of parts) this.#note(part);
    }
  }

  #note(part) {
    const field = (name) => part.split("\n").find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    if (!field("event")) return;
    const event = field("event") === "replaced" ? "message" : field("event");
    const data = JSON.parse(field("data"));
    if (event === "views") this.views = data.views;
    for (const watcher of [...this.#watchers]) watcher({ event, data });
  }
}

function titled(view, title) {
  const shown = view?.title.text ?? "";
  return typeof title === "string" ? shown === title : title.test(shown);
}

function buttonNamed({ blocks }, label) {
  const isWanted = (each) => each?.type === "button" && [each.text.text, each.accessibility_label].includes(label);
  for (const block of blocks) {
    const found = [...(block.elements ?? []), block.accessory].find(isWanted);
    if (found) return { block_id: block.block_id, action_id: found.action_id, value: found.value };
  }
  throw new Declined(`no button "${label}"`);
}
