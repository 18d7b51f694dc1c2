// Slack's official Node clients on the sandbox, with an app that uses what Slack offers: commands,
// modals with every response_action, Home, menus, shortcuts, events, files, retries and refresh.
// Whatever they refuse is the sandbox's fault.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import bolt from "@slack/bolt";

import { becomePerson, fetchState, startSandbox } from "./support/sandbox.mjs";

const plain = (text) => ({ type: "plain_text", text });
const input = (block_id, element, more = {}) => ({ type: "input", block_id, label: plain(`About ${block_id}`), element: { type: "plain_text_input", action_id: "text", ...element }, ...more });
const modal = (title, blocks, more = {}) => ({ type: "modal", callback_id: "form", title: plain(title), submit: plain("Save"), close: plain("Cancel"), blocks, ...more });
const pixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

let sandbox;
let app;
let person;
let state;
const heard = [];
const listeners = new Set();

before(async () => {
  sandbox = await startSandbox({ app: false });
  app = new bolt.App({
    token: sandbox.variables.SLACK_BOT_TOKEN,
    appToken: sandbox.variables.SLACK_APP_TOKEN,
    socketMode: true,
    logLevel: bolt.LogLevel.ERROR,
    clientOptions: { slackApiUrl: sandbox.variables.SLACK_API_URL },
  });
  app.error(async (failure) => hear({ failure: failure.message }));
  listen(app);
  await app.start();
  state = await fetchState(sandbox.url);
  person = await becomePerson(sandbox.url, state.me.id, channelNamed("product").id);
});

after(async () => {
  person?.stop();
  await app?.stop();
  await sandbox?.stop();
});

function channelNamed(name) {
  return state.channels.find((each) => each.name === name);
}

function listen(to) {
  to.command("/level", async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: modal("First", [input("word"), { type: "actions", block_id: "more", elements: [{ type: "button", action_id: "push", text: plain("More") }] }], { notify_on_close: true, private_metadata: body.channel_id }) });
  });
  to.action("push", async ({ ack, body, client }) => {
    await ack();
    await client.views.push({ trigger_id: body.trigger_id, view: modal("Second", [input("detail", {}, { optional: true })], { callback_id: "detail" }) });
  });
  to.view("form", async ({ ack, view }) => {
    const word = view.state.values.word.text.value;
    hear({ word, in: view.private_metadata });
    if (word === "wrong") await ack({ response_action: "errors", errors: { word: "Another word, please" } });
    else if (word === "update") await ack({ response_action: "update", view: modal("Changed", [input("word")]) });
    else if (word === "push") await ack({ response_action: "push", view: modal("Second", [input("detail", {}, { optional: true })], { callback_id: "detail" }) });
    else if (word === "clear") await ack({ response_action: "clear" });
    else if (word === "nonsense") await ack({ ok: true });
    else await ack();
  });
  to.view("detail", async ({ ack, view }) => {
    hear({ detail: view.state.values.detail.text.value });
    await ack();
  });
  to.view({ callback_id: "form", type: "view_closed" }, async ({ ack, body }) => {
    hear({ closed: body.is_cleared });
    await ack();
  });
  to.event("app_home_opened", async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: { type: "home", blocks: [{ type: "header", text: plain(`Home of ${event.user}`) }, { type: "actions", elements: [{ type: "button", action_id: "home_press", text: plain("Press"), value: "v" }] }] } });
  });
  to.action("home_press", async ({ ack, body }) => {
    hear({ home: body.view.type, container: body.container.type });
    await ack();
  });
  to.message("hello", async ({ message, say }) => say({ text: `Hello <@${message.user}>`, thread_ts: message.ts }));
  to.event("app_mention", async ({ event, say }) => say({ text: `You called: ${event.text.replace(/<@[^>]*>\s*/, "")}` }));
}

async function openForm() {
  await person.command("/level");
  return person.views((stack) => stack.at(-1)?.title.text === "First");
}

const typed = (word) => ({ word: { text: { type: "plain_text_input", value: word } } });

test("a modal opens, is sent with what was typed, and closes", async () => {
  const [view] = await openForm();

  await person.submit(view, typed("fine"));

  await person.views((stack) => stack.length === 0);
  assert.deepEqual(heard.at(-1), { word: "fine", in: channelNamed("product").id });
});

test("errors stand beside their input, and the modal stays", async () => {
  const [view] = await openForm();

  await person.submit(view, typed("wrong"));

  const failed = await person.viewState((each) => each.state === "failed" || each.errors?.word);
  assert.equal(failed.errors.word, "Another word, please");
  await person.submit(view, typed("fine"));
  await person.views((stack) => stack.length === 0);
});

test("update, push and clear do what they say", async () => {
  let [view] = await openForm();
  await person.submit(view, typed("update"));
  [view] = await person.views((stack) => stack.at(-1)?.title.text === "Changed");

  await person.submit(view, typed("push"));
  const stack = await person.views((each) => each.length === 2);
  await person.submit(stack[1], { detail: { text: { type: "plain_text_input", value: null } } });
  [view] = await person.views((each) => each.length === 1);
  assert.deepEqual(heard.at(-1), { detail: null });

  await person.submit(view, typed("clear"));
  await person.views((each) => each.length === 0);
});

test("an acknowledgement that Slack does not know leaves the modal with trouble connecting", async () => {
  const [view] = await openForm();

  await person.submit(view, typed("nonsense"));

  const failed = await person.viewState((each) => each.state === "failed");
  assert.match(failed.error, /trouble connecting/);
  await person.close(view, true);
  await person.views((stack) => stack.length === 0);
  await eventually(() => heard.some((each) => each.closed === true));
});

test("a button in a modal pushes another with its trigger, once", async () => {
  const [view] = await openForm();

  await person.pressInView(view, "More");

  const stack = await person.views((each) => each.length === 2);
  assert.equal(stack[1].title.text, "Second");
  await person.close(stack[1], true);
  await person.views((each) => each.length === 0);
});

test("Home is published when it is opened, and its buttons say where they are", async () => {
  await person.openHome();

  const view = await person.home((each) => each.blocks[0].text.text === `Home of ${state.me.id}`);
  await person.pressInView(view, "Press");

  await eventually(() => heard.some((each) => each.home === "home" && each.container === "view"));
});

test("a direct message and a mention reach the app, and it answers in a thread and in the channel", async () => {
  const dm = state.channels.find((each) => each.kind === "dm");
  await person.say("hello there", dm.id);
  const reply = await person.next((message) => message.text === `Hello <@${state.me.id}>`);
  assert.ok(reply.thread_ts);

  const bot = state.people.find((each) => each.id === state.app.bot_user_id);
  await person.say(`@${bot.name} are you there?`);
  await person.next((message) => message.text === "You called: are you there?");
});

test("a file goes up in three steps and is shown once it is processed", async () => {
  const done = await app.client.files.uploadV2({ channel_id: channelNamed("product").id, file: pixel, filename: "dot.png", title: "A dot", alt_text: "One dot" });

  assert.equal(done.ok, true);
  const shared = await person.next((message) => message.files?.length > 0);
  assert.equal(shared.files[0].title, "A dot");
  const id = shared.files[0].id;
  assert.equal(await processedType(id), "image/png");
  const posted = await app.client.chat.postMessage({ channel: channelNamed("product").id, text: "A dot", blocks: [{ type: "image", slack_file: { id }, alt_text: "One dot" }] });
  assert.equal(posted.ok, true);
  const picture = await fetch(new URL(`_sandbox/files/${id}`, sandbox.url));
  assert.deepEqual(Buffer.from(await picture.arrayBuffer()), pixel);
});

test("lists come in pages that end with an empty cursor", async () => {
  const names = [];
  for await (const page of app.client.paginate("users.list", { limit: 2 })) names.push(...page.members.map((each) => each.id));

  assert.equal(new Set(names).size, names.length);
  assert.ok(names.includes("USLACKBOT"));
  assert.equal((await app.client.users.info({ user: "USLACKBOT" })).user.is_bot, false);
});

test("an event that comes twice has the same event_id", async () => {
  const watch = ({ body }) => body?.event?.text === "again and again" && hear({ again: body.event_id });
  app.receiver.client.on("slack_event", watch);
  await sandbox.fault("duplicate");
  await person.say("again and again", state.channels.find((each) => each.kind === "dm").id);

  const ids = () => heard.filter((each) => each.again).map((each) => each.again);
  await eventually(() => ids().length === 2);
  app.receiver.client.off("slack_event", watch);
  assert.equal(new Set(ids()).size, 1);
});

test("a dropped connection and a refresh are survived by the official client", async () => {
  await sandbox.cutOff("drop");
  const [view] = await openForm();
  await person.close(view, true);

  await sandbox.cutOff("refresh");
  const [again] = await openForm();
  await person.close(again, true);
});

test("the client waits as long as a rate limit says, and gets its answer", async () => {
  await sandbox.fault({ kind: "api_error", method: "auth.test", status: 429 });

  assert.equal((await app.client.auth.test()).ok, true);
});

test("nothing went wrong inside the app", () => {
  assert.deepEqual(heard.filter((each) => each.failure), []);
});

/** Notes what the app was told. */
function hear(what) {
  heard.push(what);
  listeners.forEach((check) => check());
}

/** Waits until the app was told so. */
function eventually(holds) {
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error("The app was not told what it should be")), 10_000);
    const check = () => {
      if (!holds()) return;
      clearTimeout(giveUp);
      listeners.delete(check);
      resolve();
    };
    listeners.add(check);
    check();
  });
}

/** The file's type, asked for as Slack recommends: until it is there. */
async function processedType(id) {
  for (let wait = 100; ; wait *= 2) {
    const { file } = await app.client.files.info({ file: id });
    if (file.mimetype || wait > 10_000) return file.mimetype;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
