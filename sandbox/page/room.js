// The middle of the page: a channel's messages and the box under them, or the app's Home.

import { createComposer } from "./composer.js";
import { isReply, withoutReplies } from "./conversation.js";
import { createHome, drawTabs, tabsOf } from "./home.js";
import { createLog } from "./log.js";
import { authorOf, displayName } from "./people.js";
import { drawInvitation, drawWelcome } from "./welcome.js";

const part = (id) => document.getElementById(id);

/**
 * Takes over the middle. `callbacks` are those of drawMessage, send({text, command?}),
 * runGlobal(shortcut), actInView(view, action, values), suggestInView(view, asked) and try(text).
 * Returns {enter(place), show(place), showAction(event), showHomeAction(event), scrollToEnd(),
 * composer}; a place is {state, channel, tab, dismissed}.
 */
export function createRoom(callbacks) {
  const log = createLog({ frame: part("log"), body: part("log-body"), toLatest: part("to-latest") }, callbacks);
  const composer = createComposer(part("composer"), callbacks.send, callbacks.runGlobal);
  const home = createHome(part("home"), { act: callbacks.actInView, suggest: callbacks.suggestInView });

  /** Goes to another place: from nothing, at the end of what was said. */
  function enter(place) {
    drawHead(place);
    showParts(place);
    log.startOver(() => show(place));
    if (place.tab !== "messages") part("home").scrollTo({ top: 0 });
  }

  function show(place) {
    const { state, channel, tab } = place;
    const facts = roomFacts(place);
    composer.show(composerOf(place));
    if (tab === "home") home.show(state.home ?? null, facts);
    else if (tab === "about") home.showAbout(state, callbacks.try);
    else log.show({ ...facts, messages: channelMessages(place).filter((message) => !place.dismissed.has(message.ts)), aside: () => drawAside(place, callbacks) });
    if (channel.kind === "dm") drawTabs(part("tabs"), { app: state.app, channel, tab });
  }

  return { enter, show, composer, scrollToEnd: log.scrollToEnd, showAction: log.showAction, showHomeAction: home.showAction };
}

/** What parts that draw messages and views need to know about the workspace. */
export function roomFacts({ state, channel }) {
  return {
    me: state.me,
    people: state.people,
    channels: state.channels,
    appName: state.app.name,
    messageShortcuts: state.shortcuts?.message ?? [],
    messages: state.messages[channel.id] ?? [],
    closed: closedWords(state, channel),
    authorOf: (id) => authorOf(id, state),
    personName: (id) => [...state.people, state.me].filter((each) => each.id === id).map(displayName)[0],
    channelName: (id) => state.channels.find((each) => each.id === id)?.name,
  };
}

/** The tab that is shown of a channel: the app's own has several. */
export function tabOf({ state, channel, wanted }) {
  if (channel.kind !== "dm") return "messages";
  const tabs = tabsOf(state.app);
  return tabs.includes(wanted) ? wanted : tabs.includes("messages") ? "messages" : tabs[0];
}

function channelMessages({ state, channel }) {
  return withoutReplies(state.messages[channel.id] ?? []);
}

function showParts({ channel, tab }) {
  part("tabs").hidden = channel.kind !== "dm";
  part("log-frame").hidden = tab !== "messages";
  part("composer").hidden = tab !== "messages";
  part("home").hidden = tab === "messages";
  part("home").setAttribute("aria-label", tab === "about" ? "About" : "Home");
}

function drawHead({ state, channel }) {
  const name = nameOf(channel);
  part("room-name").textContent = name;
  part("room-purpose").textContent = channel.purpose ?? "";
  part("log").setAttribute("aria-label", `Messages in ${name}`);
  document.title = `${name} · ${state.workspace.name} · Slack sandbox`;
}

function composerOf({ state, channel }) {
  return { key: `${state.me.id} ${channel.id}`, label: `Message ${nameOf(channel)}`, commands: state.commands, shortcuts: state.shortcuts?.global ?? [], closed: closedWords(state, channel) };
}

function closedWords({ app }, channel) {
  if (channel.archived) return "This channel is archived. It can be read, and nobody can write here.";
  if (channel.kind === "dm" && app.messages_tab === false) return `${app.name} takes no messages.`;
  return undefined;
}

function nameOf(channel) {
  return channel.kind === "dm" ? channel.name : `#${channel.name}`;
}

function drawAside(place, callbacks) {
  const { state, channel } = place;
  if (closedWords(state, channel)) return undefined;
  if (channelMessages(place).length === 0) return drawWelcome({ state, channel }, callbacks.try);
  const answered = Object.values(state.messages).flat().some((message) => message.user === state.app.bot_user_id && !isReply(message));
  return answered ? undefined : drawInvitation({ state }, callbacks.try);
}
