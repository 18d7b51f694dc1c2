// The page: keeps the workspace as one person sees it, and hands it to the parts that draw it.

import { fetchState, follow } from "./api.js";
import { setClock } from "./clock.js";
import { createClockMenu } from "./clock_menu.js";
import { calmControls } from "./controls.js";
import { isReply, withMessage, withoutMessage } from "./conversation.js";
import { createDeeds } from "./deeds.js";
import { icon, loadIcons } from "./dom.js";
import { createDrawer } from "./drawer.js";
import { createModals } from "./modals.js";
import { openPersonCard } from "./person_card.js";
import { addressOf, placeIn } from "./place.js";
import { createRoom, roomFacts, tabOf } from "./room.js";
import { createSide } from "./side.js";
import { drawSidebar } from "./sidebar.js";
import { showToast } from "./toasts.js";

const part = (id) => document.getElementById(id);
const answerPatience = 5000;
const isWide = () => window.matchMedia("(min-width: 721px)").matches;

const deeds = createDeeds(() => state.me.id);
const messageDeeds = { dismiss, openThread, act: deeds.act, suggest: deeds.suggest, runShortcut: deeds.runShortcut };
const room = createRoom({ ...messageDeeds, send, runGlobal: deeds.runGlobal, actInView: deeds.actInView, suggestInView: deeds.suggestInView, try: tryOut });
const side = createSide({ root: part("side"), toggle: part("happened-button"), callbacks: { ...messageDeeds, say: deeds.say, left: () => room.composer.focus() } });
const modals = createModals(part("layer"), { submit: deeds.submitView, close: deeds.closeView, act: deeds.actInView, suggest: deeds.suggestInView, focusLost: () => room.composer.focus() });
const clockMenu = createClockMenu({ control: part("clock"), band: part("clock-band") }, deeds.moveClock);
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
  part("skip").addEventListener("click", () => room.composer.focus());
  window.addEventListener("popstate", arrive);
  arrive();
}

/** Goes where the address says: as somebody else with a new state, or only to another place. */
function arrive() {
  const { as } = placeIn(window.location);
  if (state && (!as || as === state.me.id)) enter();
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
    app: take(({ connections }) => change({ app: { ...state.app, connections } })),
    action: take(showAction),
    views: take(({ views }) => {
      stopWaiting();
      change({ views });
    }),
    home: take(({ view }) => change({ home: view })),
    view_state: take((event) => modals.showState(event)),
    suggestions: take(deeds.takeSuggestions),
    notice: take(({ text }) => showToast(text)),
    clock: take((clock) => setClock(clock) ?? draw()),
    transcript: take((entry) => (side.add([entry]), entry.kind === "fault" && side.refreshFaults())),
    person: take((person) => change({ people: replaced(state.people, person), me: person.id === state.me.id ? { ...state.me, ...person } : state.me })),
    channel: take((channel) => change({ channels: replaced(state.channels, channel) })),
  });
}

async function load(as) {
  const samePerson = state?.me.id === as;
  state = await fetchState(as);
  setClock(state.clock);
  modals.calm();
  calmControls(document.body);
  side.catchUp(state.me.tz);
  if (!samePerson) {
    unread = new Set();
    side.forgetThreads();
    enter();
  }
  setLive(true);
}

function enter() {
  const place = currentPlace();
  history.replaceState(null, "", addressOf({ as: state.me.id, channel: place.channel.id, tab: place.tab === "messages" ? undefined : place.tab }));
  unread.delete(place.channel.id);
  stopWaiting();
  drawer.close();
  if (place.channel.kind === "dm" && place.tab !== "about" && state.app.home_tab !== undefined) deeds.openHome(place.tab);
  room.enter(place);
  draw();
  if (isWide() && place.tab === "messages") room.composer.focus();
}

function draw() {
  const place = currentPlace();
  drawSidebar(part("sidebar"), { state, channel: place.channel, unread, live }, { become: becomeBySwitch, openCard: () => openPersonCard(state.me, deeds.changeMe) });
  room.show(place);
  side.showThread((id) => roomFacts({ state, channel: state.channels.find((each) => each.id === id) ?? place.channel }));
  modals.show(state.views ?? [], roomFacts(place));
  clockMenu.show(state.me.tz);
}

function becomeBySwitch(as) {
  const { channel, tab } = currentPlace();
  history.pushState(null, "", addressOf({ as, channel: channel.id, tab: tab === "messages" ? undefined : tab }));
  arrive();
}

/** Where the address leads. Everybody has a channel of their own with the app: somebody else's leads to mine. */
function currentPlace() {
  const { channel: id, tab } = placeIn(window.location);
  const named = state.channels.find((each) => each.id === id);
  const withApp = id?.startsWith("D") ? state.channels.find(({ kind }) => kind === "dm") : undefined;
  const channel = named ?? withApp ?? state.channels[0];
  return { state, channel, dismissed, tab: tabOf({ state, channel, wanted: tab }) };
}

async function send(words) {
  room.scrollToEnd();
  if (words.command) waitFor(words.command);
  await deeds.say(currentPlace().channel.id, words).catch((failure) => {
    stopWaiting();
    throw failure;
  });
}

/** Runs a command that the page offers, where its answer can be read. */
function tryOut(text) {
  const { channel, tab } = currentPlace();
  if (tab !== "messages") {
    history.pushState(null, "", addressOf({ as: state.me.id, channel: channel.id }));
    enter();
  }
  room.composer.send(text);
}

function waitFor({ command }) {
  room.composer.say(`${state.app.name} is answering ${command}`);
  clearTimeout(waiting);
  waiting = setTimeout(stopWaiting, answerPatience);
}

function stopWaiting() {
  clearTimeout(waiting);
  room.composer.say("");
}

function openThread(message) {
  side.openThread(message);
  draw();
  side.focusThread();
}

function dismiss(message) {
  dismissed.add(message.ts);
  sessionStorage.setItem("dismissed", JSON.stringify([...dismissed]));
  draw();
  room.composer.focus();
}

function showAction(event) {
  if (!event.view_id) {
    room.showAction(event);
    side.showAction(event);
  } else if (event.view_id === state.home?.id) room.showHomeAction(event);
  else modals.showAction(event);
}

function receive(message) {
  const place = currentPlace();
  const here = message.channel === place.channel.id && place.tab === "messages";
  if (!here) unread.add(message.channel);
  else if (message.user !== state.me.id && !isReply(message)) stopWaiting();
  receiveAgain(message);
}

function receiveAgain(message) {
  change({ messages: { ...state.messages, [message.channel]: withMessage(state.messages[message.channel] ?? [], message) } });
}

function remove({ channel, ts }) {
  change({ messages: { ...state.messages, [channel]: withoutMessage(state.messages[channel] ?? [], ts) } });
}

function change(parts) {
  state = { ...state, ...parts };
  draw();
}

function replaced(list, item) {
  return list.some(({ id }) => id === item.id) ? list.map((each) => (each.id === item.id ? item : each)) : [...list, item];
}

function setLive(isLive) {
  live = isLive;
  const trouble = part("trouble");
  trouble.hidden = isLive;
  trouble.textContent = isLive ? "" : "The sandbox does not answer. Start it again, and this page goes on by itself.";
  if (state) draw();
}
