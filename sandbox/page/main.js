// The page: keeps the workspace as one person sees it, and hands it to the parts that draw it.

import { fetchState, follow, sendAction, sendCommand, sendMessage } from "./api.js";
import { createComposer } from "./composer.js";
import { withMessage, withoutMessage } from "./conversation.js";
import { icon, loadIcons } from "./dom.js";
import { createDrawer } from "./drawer.js";
import { createLog } from "./log.js";
import { authorOf, displayName } from "./people.js";
import { addressOf, placeIn } from "./place.js";
import { drawSidebar } from "./sidebar.js";
import { drawInvitation, drawWelcome } from "./welcome.js";

const part = (id) => document.getElementById(id);
const answerPatience = 5000;

const log = createLog({ frame: part("log"), body: part("log-body"), toLatest: part("to-latest") }, { dismiss, act });
const composer = createComposer(part("composer"), send);
const drawer = createDrawer({ button: part("drawer-button"), sidebar: part("sidebar"), scrim: part("scrim"), room: part("room") });

const dismissed = new Set(JSON.parse(sessionStorage.getItem("dismissed") ?? "[]"));
let unread = new Set();
let state;
let live = false;
let stop = () => {};
let waiting;
let turns = 0;

start();

function start() {
  loadIcons();
  part("drawer-button").append(icon("menu"));
  part("skip").addEventListener("click", () => composer.focus());
  window.addEventListener("popstate", arrive);
  arrive();
}

/** Goes where the address says: as somebody else with a new state, or only to another channel. */
function arrive() {
  const { as } = placeIn(window.location);
  if (state && (!as || as === state.me.id)) enterChannel();
  else become(as);
}

async function become(as) {
  stop();
  const turn = ++turns;
  const me = await knownPerson(as);
  if (turn !== turns) return;
  if (me) stop = followAs(me);
  else setTimeout(() => turn === turns && become(as), 1000);
}

/** The id of the person asked for, or of the first one; nothing while the sandbox does not answer. */
async function knownPerson(as) {
  const answer = await fetchState(as).catch(() => fetchState()).catch(() => setLive(false));
  return answer?.me.id;
}

/** Draws the workspace and keeps it up to date; what happens before it is drawn waits until then. */
function followAs(me) {
  const early = [];
  let loaded = false;
  const take = (apply) => (data) => (loaded ? apply(data) : early.push(() => apply(data)));
  return follow(me, {
    open: async () => {
      await load(me);
      loaded = true;
      early.splice(0).forEach((apply) => apply());
    },
    lost: () => setLive(false),
    message: take(receive),
    replaced: take(receiveAgain),
    deleted: take(remove),
    app: take(countConnections),
    action: take((event) => log.showAction(event)),
  });
}

async function load(as) {
  const samePerson = state?.me.id === as;
  state = await fetchState(as);
  if (!samePerson) {
    unread = new Set();
    enterChannel();
  }
  setLive(true);
}

function enterChannel() {
  const channel = currentChannel();
  history.replaceState(null, "", addressOf({ as: state.me.id, channel: channel.id }));
  unread.delete(channel.id);
  stopWaiting();
  drawer.close();
  drawRoom(channel);
  log.startOver(draw);
  if (window.matchMedia("(min-width: 721px)").matches) composer.focus();
}

function drawRoom(channel) {
  const name = channel.kind === "dm" ? channel.name : `#${channel.name}`;
  part("room-name").textContent = name;
  part("room-purpose").textContent = channel.purpose ?? "";
  part("log").setAttribute("aria-label", `Messages in ${name}`);
  document.title = `${name} · ${state.workspace.name} · Slack sandbox`;
  composer.show({ key: `${state.me.id} ${channel.id}`, label: `Message ${name}`, commands: state.commands });
}

function draw() {
  const channel = currentChannel();
  drawSidebar(part("sidebar"), { state, channel, unread, live }, (as) => {
    history.pushState(null, "", addressOf({ as, channel: channel.id }));
    arrive();
  });
  log.show({
    me: state.me,
    messages: (state.messages[channel.id] ?? []).filter((message) => !dismissed.has(message.ts)),
    aside: () => drawAside(channel),
    authorOf: (id) => authorOf(id, state),
    personName: (id) => [...state.people, state.me].filter((each) => each.id === id).map(displayName)[0],
    channelName: (id) => state.channels.find((each) => each.id === id)?.name,
  });
}

function drawAside(channel) {
  if ((state.messages[channel.id] ?? []).length === 0) return drawWelcome({ state, channel }, composer.send);
  const answered = Object.values(state.messages).flat().some(({ user }) => user === state.app.bot_user_id);
  return answered ? undefined : drawInvitation({ state }, composer.send);
}

function currentChannel() {
  const { channel } = placeIn(window.location);
  return state.channels.find((each) => each.id === channel) ?? state.channels[0];
}

async function send({ text, command }) {
  const where = { as: state.me.id, channel: currentChannel().id };
  log.scrollToEnd();
  if (!command) return sendMessage({ ...where, text });
  waitFor(command);
  await sendCommand({ ...where, ...command }).catch((failure) => {
    stopWaiting();
    throw failure;
  });
}

function waitFor({ command }) {
  composer.say(`${state.app.name} is answering ${command}`);
  clearTimeout(waiting);
  waiting = setTimeout(stopWaiting, answerPatience);
}

function stopWaiting() {
  clearTimeout(waiting);
  composer.say("");
}

function act(message, action) {
  return sendAction({ as: state.me.id, channel: message.channel, ts: message.ts, ...action });
}

function dismiss(message) {
  dismissed.add(message.ts);
  sessionStorage.setItem("dismissed", JSON.stringify([...dismissed]));
  draw();
  composer.focus();
}

function receive(message) {
  const here = message.channel === currentChannel().id;
  if (!here) unread.add(message.channel);
  else if (message.user !== state.me.id) stopWaiting();
  receiveAgain(message);
}

function receiveAgain(message) {
  state.messages[message.channel] = withMessage(state.messages[message.channel] ?? [], message);
  draw();
}

function remove({ channel, ts }) {
  state.messages[channel] = withoutMessage(state.messages[channel] ?? [], ts);
  draw();
}

function countConnections({ connections }) {
  state.app.connections = connections;
  draw();
}

function setLive(isLive) {
  live = isLive;
  const trouble = part("trouble");
  trouble.hidden = isLive;
  trouble.textContent = isLive ? "" : "The sandbox does not answer. Start it again, and this page goes on by itself.";
  if (state) draw();
}
