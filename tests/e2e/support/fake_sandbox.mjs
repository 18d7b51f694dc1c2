// A sandbox that does nothing by itself: it serves the page, tells the state that a test made up,
// keeps what the page posts, and sends the events that the test asks for.

import { servePage } from "./page_server.mjs";

/**
 * Returns {url, state, posts, emit(event, data), answerNext(path, status, body), posted(path),
 * breakStreams(), stop()}; the url is of the page. `posted` resolves to the next post to that path,
 * an earlier one that was not asked for included.
 */
export async function startFakeSandbox(state, { transcript = [], faults = { kinds: [], active: [] } } = {}) {
  const streams = new Set();
  const posts = [];
  const answers = new Map();
  const waiting = new Set();
  const reads = { state: () => state, transcript: () => ({ entries: transcript, last: transcript.at(-1)?.n ?? 0 }), faults: () => faults };

  async function answer(request, response) {
    const path = /^\/_sandbox\/(\w+)/.exec(request.url)?.[1];
    if (!path) return false;
    if (request.method === "POST") await take(path, request, response);
    else if (path === "events") openStream(response);
    else if (path === "files") send(response, 200, "image/svg+xml", picture);
    else send(response, 200, "application/json", JSON.stringify(reads[path]()));
    return true;
  }

  async function take(path, request, response) {
    let text = "";
    for await (const chunk of request) text += chunk;
    const { status, body } = answers.get(path)?.shift() ?? { status: 202, body: { ok: true } };
    send(response, status, "application/json", JSON.stringify(body));
    posts.push({ path, body: JSON.parse(text) });
    waiting.forEach((check) => check());
  }

  function openStream(response) {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write(": hello\n\n");
    streams.add(response);
    response.on("close", () => streams.delete(response));
  }

  function posted(path) {
    return new Promise((resolve) => {
      const check = () => {
        const at = posts.findIndex((post) => post.path === path);
        if (at < 0) return;
        waiting.delete(check);
        resolve(posts.splice(at, 1)[0].body);
      };
      waiting.add(check);
      check();
    });
  }

  const server = await servePage(answer);
  return {
    url: `${server.url}index.html`,
    state,
    posts,
    posted,
    emit: (event, data) => streams.forEach((stream) => stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)),
    breakStreams: () => streams.forEach((stream) => stream.end()),
    answerNext: (path, status, body) => answers.set(path, [...(answers.get(path) ?? []), { status, body }]),
    stop: server.stop,
  };
}

/** A small workspace, as the control API tells it; `changes` replace its members. */
export function workspace(changes = {}) {
  const people = [
    person("U1", "Maya Lindqvist", { title: "Product Manager", about: "New in the role, wants to know what comes next", tz: "Asia/Kathmandu" }),
    person("U2", "Ravi Iyer", { title: "Senior PM", about: "Maya's manager", tz: "Europe/Berlin", status: { text: "Vacationing", emoji: ":palm_tree:" }, dnd: true, color: "#6b3fa0" }),
    person("U3", "Ana Souza", { title: "Contractor", kind: "guest", about: "Sees few channels", color: "#b3541e" }),
    person("U4", "Tom Old", { title: "Left in May", kind: "deactivated", playable: false, color: "#5b5f66" }),
    person("UB", "pm-coach", { kind: "app", is_bot: true, playable: false }),
  ];
  return {
    workspace: { id: "T1", name: "Northwind", domain: "northwind" },
    me: people[0],
    people,
    app: { id: "A1", bot_user_id: "UB", name: "pm-coach", connections: 2, home_tab: true, messages_tab: true },
    channels: [
      { id: "C1", name: "product", kind: "channel", purpose: "What we build and why", archived: false, shared: false, has_app: true, members: ["U1", "U2"] },
      { id: "C2", name: "old-ideas", kind: "private", purpose: "", archived: true, shared: false, has_app: false, members: ["U1"] },
      { id: "D1", name: "pm-coach", kind: "dm", purpose: "", archived: false, shared: false, has_app: true, members: ["U1"] },
    ],
    commands: [{ command: "/level", description: "The framework, and where I stand", usage_hint: "[level | compare 2 3 | matrix]" }],
    shortcuts: {
      global: [{ name: "Reflect", callback_id: "reflect", description: "Write down what worked" }],
      message: [{ name: "Save as evidence", callback_id: "evidence", description: "Keep it for your next review" }],
    },
    messages: { C1: [], C2: [], D1: [] },
    views: [],
    home: null,
    clock: { now: 1_763_800_000, moved_by: 0 },
    ...changes,
  };
}

function send(response, status, type, body) {
  response.writeHead(status, { "Content-Type": type });
  response.end(body);
}

function person(id, name, fields) {
  return { id, name: name.split(" ")[0].toLowerCase(), real_name: name, display_name: name.split(" ")[0], title: "", about: "", color: "#0b6b5d", initials: name.split(" ").map((word) => word[0]).join(""), is_bot: false, tz: "UTC", kind: "member", playable: true, status: { text: "", emoji: "" }, dnd: false, team_id: "T1", ...fields };
}

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640" height="360" fill="#cfe9e1"/><path d="M60 300 180 210 300 240 420 120 580 70" stroke="#0b6b5d" stroke-width="8" fill="none"/></svg>';
