// A sandbox of its own for each test file, and people who use it without a browser.

import { startProgram } from "./program.mjs";

const patience = 15_000;

/**
 * Starts `pm-coach sandbox` on a free port: with the app connected, or without one (`app: false`),
 * when `variables` holds what a bot needs to connect. Returns {url, variables, stop(), complaints(), fault(kind or
 * whole fault), moveClock(where), connections(atLeast), cutOff(fault)}; `cutOff` ends when the app,
 * which had one connection, has lost it by the fault and made another.
 */
export async function startSandbox({ app = true, args = [] } = {}) {
  const program = startProgram(["sandbox", "--port", "0", ...(app ? [] : ["--no-app"]), ...args]);
  const variables = app ? {} : await exportedVariables(program);
  const url = app ? (await program.lineWith(/(http:\/\/127\.0\.0\.1:\d+\/)/))[1] : `${new URL(variables.SLACK_API_URL).origin}/`;
  return {
    url,
    variables,
    stop: () => program.end("SIGTERM"),
    complaints: program.complaints,
    fault: (fault) => post(url, "faults", typeof fault === "string" ? { kind: fault } : fault),
    moveClock: (where) => post(url, "clock", where),
    connections: (enough) => waitForConnections(url, enough),
    cutOff: (fault) => waitThroughFault(url, fault),
  };
}

/**
 * A person of the sandbox. What they do (command, say, press, pressInView, submit, close, openHome,
 * shortcut) resolves once the sandbox took it. What they see is waited for: `next`, `views`,
 * `viewState`, `home` and `notice` resolve to the first message, stack of modals, state of a
 * submission, Home or notice after what was seen so far that `wanted` accepts.
 */
export async function becomePerson(url, as, channel) {
  const events = await followEvents(url, as, "message", "replaced", "views", "view_state", "home", "notice");
  const where = { as, channel };
  const nextOf = (kinds, take) => async (wanted = () => true) => take(await events.next(kinds, (data) => wanted(take(data))));
  return {
    stop: events.stop,
    next: nextOf(["message", "replaced"], (message) => message),
    views: nextOf(["views"], ({ views }) => views),
    viewState: nextOf(["view_state"], (viewState) => viewState),
    home: nextOf(["home"], ({ view }) => view),
    notice: nextOf(["notice"], ({ text }) => text),
    say: (text, elsewhere, more = {}) => post(url, "messages", { as, channel: elsewhere ?? channel, text, ...more }),
    submit: (view, values) => post(url, "view_submissions", { as, view_id: view.id, values }),
    close: (view, clear = false) => post(url, "view_closes", { as, view_id: view.id, clear }),
    pressInView: (view, label, values) => post(url, "view_actions", { as, view_id: view.id, ...buttonNamed(view, label), values }),
    openHome: () => post(url, "home", { as, tab: "home" }),
    shortcut: (callback_id, message) => post(url, "shortcuts", { as, callback_id, ...(message ? { channel: message.channel, ts: message.ts } : {}) }),
    command: (line) => {
      const [command, ...words] = line.split(" ");
      return post(url, "commands", { ...where, command, text: words.join(" ") });
    },
    press: (message, label) => post(url, "actions", { ...where, channel: message.channel ?? channel, ts: message.ts, ...buttonNamed(message, label) }),
  };
}

/** The workspace as the control API tells it to one person. */
export async function fetchState(url, as) {
  return (await fetch(new URL(`_sandbox/state${as ? `?as=${as}` : ""}`, url))).json();
}

/** All the words of a message, those of its blocks included. */
export function wordsOf(message) {
  const collect = (value) => (typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, inner]) => (key === "text" && typeof inner === "string" ? [inner] : collect(inner))) : []);
  return [message.text, ...collect(message.blocks)].join("\n");
}

/** What `pm-coach sandbox --no-app` tells a bot to connect with. */
export async function exportedVariables(program) {
  const names = ["SLACK_API_URL", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"];
  const values = await Promise.all(names.map((name) => program.lineWith(new RegExp(`^export ${name}=['"]?([^'"]*)['"]?$`))));
  return Object.fromEntries(values.map((found, index) => [names[index], found[1]]));
}

async function post(url, path, body) {
  const response = await fetch(new URL(`_sandbox/${path}`, url), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`/_sandbox/${path} answered ${response.status}: ${await response.text()}`);
}

function buttonNamed(message, label) {
  for (const block of message.blocks) {
    const found = [...(block.elements ?? []), block.accessory].find((each) => each?.type === "button" && [each.text.text, each.accessibility_label].includes(label));
    if (found) return { block_id: block.block_id, action_id: found.action_id, value: found.value };
  }
  throw new Error(`No button "${label}" in this message`);
}

/** Follows the app's connections on the event stream until there are as many. */
async function waitForConnections(url, enough) {
  const { me } = await fetchState(url);
  const events = await followEvents(url, me.id, "app");
  const { connections } = await (await fetch(new URL("_sandbox/health", url))).json();
  if (connections < enough) await events.next(["app"], (app) => app.connections >= enough);
  events.stop();
}

async function waitThroughFault(url, kind) {
  const { me } = await fetchState(url);
  const events = await followEvents(url, me.id, "app");
  await post(url, "faults", { kind });
  await events.next(["app"], ({ connections }) => connections === 0);
  await events.next(["app"], ({ connections }) => connections > 0);
  events.stop();
}

/** Follows events of these kinds. `next(some, wanted)` resolves to the first of `some` kinds whose data `wanted` accepts; what came before it of these is forgotten. */
async function followEvents(url, as, ...kinds) {
  const stopping = new AbortController();
  const response = await fetch(new URL(`_sandbox/events?as=${as}`, url), { signal: stopping.signal });
  const seen = [];
  const waiting = new Set();
  const take = (event, data) => {
    if (!kinds.includes(event)) return;
    seen.push({ data, event });
    waiting.forEach((check) => check());
  };
  readEvents(response.body, take).catch(() => {});

  function next(some, wanted) {
    return new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => finish(reject, new Error("The answer that was waited for did not come")), patience);
      const finish = (settle, value) => {
        clearTimeout(giveUp);
        waiting.delete(check);
        settle(value);
      };
      const check = () => {
        const at = seen.findIndex(({ data, event }) => some.includes(event) && wanted(data));
        if (at < 0) return;
        const { data } = seen[at];
        seen.splice(0, seen.length, ...seen.filter(({ event }, index) => index > at || !some.includes(event)));
        finish(resolve, data);
      };
      waiting.add(check);
      check();
    });
  }
  return { next, stop: () => stopping.abort() };
}

async function readEvents(body, take) {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of body) {
    const parts = (text + decoder.decode(chunk, { stream: true })).split("\n\n");
    text = parts.pop();
    for (const part of parts) {
      const field = (name) => part.split("\n").find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      if (field("event")) take(field("event"), JSON.parse(field("data")));
    }
  }
}
