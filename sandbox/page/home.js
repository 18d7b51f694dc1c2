// The app's own place: the tabs above it, its Home, and what it is about.

import { button, element, fill, icon } from "./dom.js";
import { hashOf } from "./place.js";
import { authorOf, avatar } from "./people.js";
import { createViewBody } from "./view_body.js";

/** The tabs of the app that are switched on: "home", "messages", "about". */
export function tabsOf(app) {
  return ["home", "messages", "about"].filter((tab) => ({ home: app.home_tab === true, messages: app.messages_tab !== false, about: true })[tab]);
}

/** Fills `root` with links to the app's tabs. */
export function drawTabs(root, { app, channel, tab }) {
  const names = { home: "Home", messages: "Messages", about: "About" };
  fill(root, tabsOf(app).map((each) => element("a", { class: "tab", href: hashOf({ channel: channel.id, tab: each === "messages" ? undefined : each }), "aria-current": each === tab ? "page" : undefined }, names[each])));
}

/**
 * Takes over `root` for the Home view. `callbacks` are act(view, action, values) and
 * suggest(view, asked). Returns {show(view, room), showAbout(state, onstep), showAction(event)}.
 */
export function createHome(root, callbacks) {
  let body;
  let shown;

  function show(view, room) {
    const person = room.me.id;
    if (!view) {
      body = undefined;
      fill(root, [drawEmpty(room)]);
    } else if (body && shown.person === person && shown.view.id === view.id) {
      shown.view = view;
      body.update(view);
    } else {
      shown = { person, view };
      body = createViewBody(view, {
        ...room,
        act: (action, values) => callbacks.act(shown.view, action, values),
        suggest: (asked) => callbacks.suggest(shown.view, asked),
      });
      fill(root, [element("div", { class: "home-view" }, body.node)]);
    }
  }

  function showAbout(state, onstep) {
    body = undefined;
    fill(root, [drawAbout(state, onstep)]);
  }

  return { show, showAbout, showAction: (event) => body?.showAction(event) };
}

function drawEmpty({ appName }) {
  return element(
    "section",
    { class: "welcome" },
    element("span", { class: "welcome-mark" }, icon("home")),
    element("h2", {}, `${appName} has not drawn this Home yet`),
    element("p", {}, "An app draws its Home for each person when they open it. It was told just now that you are here; what it makes of it will stand in this place."),
  );
}

function drawAbout(state, onstep) {
  const { app, commands } = state;
  return element(
    "section",
    { class: "about" },
    element("div", { class: "about-head" }, avatar(authorOf(app.bot_user_id, state), "large"), element("div", {}, element("h2", {}, app.name), element("p", {}, `${app.connections > 0 ? "Connected" : "Not connected"} by Socket Mode`))),
    element("h3", {}, commands.length > 0 ? "Slash commands" : "No slash commands"),
    element("dl", { class: "about-list" }, commands.map(({ command, usage_hint, description }) => element("div", {}, element("dt", {}, button("link-button", () => onstep(command), element("code", {}, command)), usage_hint ? element("span", { class: "about-hint" }, usage_hint) : undefined), element("dd", {}, description)))),
    drawShortcutList("Shortcuts", state.shortcuts?.global),
    drawShortcutList("Shortcuts on messages", state.shortcuts?.message),
  );
}

function drawShortcutList(heading, shortcuts = []) {
  if (shortcuts.length === 0) return undefined;
  return [element("h3", {}, heading), element("dl", { class: "about-list" }, shortcuts.map(({ name, description }) => element("div", {}, element("dt", {}, name), element("dd", {}, description))))];
}
