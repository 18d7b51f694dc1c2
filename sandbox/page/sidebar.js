// The side of the page: the workspace, who you are, where you can go, and how the app is.

import { button, element, fill, freshId, icon } from "./dom.js";
import { tabsOf } from "./home.js";
import { authorOf, avatar, displayName } from "./people.js";
import { drawMarks, openPeople } from "./people_menu.js";
import { hashOf } from "./place.js";

/**
 * Draws the sidebar, unless it shows the same already. `room` is {state, channel, unread: Set, live};
 * `callbacks` are become(id), with whoever the person wants to be, and openCard().
 */
export function drawSidebar(root, room, callbacks) {
  const shown = JSON.stringify([room.state.workspace, room.state.me, room.state.people, room.state.app, room.state.channels, room.channel.id, [...room.unread], room.live]);
  if (root.dataset.shown === shown) return;
  root.dataset.shown = shown;
  const focused = root.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  fill(root, [
    drawWorkspace(room.state.workspace),
    drawYou(room.state, callbacks),
    drawPlaces(room, "Channels", (place) => place.kind !== "dm"),
    drawPlaces(room, "Apps", (place) => place.kind === "dm"),
    drawConnection(room),
  ]);
  if (focused) root.querySelector(`[data-key="${focused}"]`)?.focus();
}

function drawWorkspace(workspace) {
  return element(
    "div",
    { class: "workspace" },
    icon("mark"),
    element("div", {}, element("strong", {}, workspace.name), element("span", {}, `${workspace.domain}.slack.com`)),
  );
}

function drawYou({ me, people, app }, { become, openCard }) {
  const card = button("you-card", () => openCard(), "Status and time zone");
  card.dataset.key = "card";
  return element(
    "div",
    { class: "you-frame" },
    element(
      "button",
      { type: "button", class: "you", "data-key": "you", "aria-haspopup": "menu", "aria-expanded": "false", onclick: (event) => openPeople(event.currentTarget, { me, people, app }, become) },
      avatar(authorOf(me.id, { people, app })),
      element(
        "span",
        { class: "you-words" },
        element("span", { class: "you-are" }, "You are"),
        element("span", { class: "you-name" }, element("strong", {}, displayName(me)), drawMarks(me)),
        element("span", { class: "you-title" }, me.title),
      ),
      icon("down"),
    ),
    me.kind ? card : undefined,
  );
}

function drawPlaces({ state, channel, unread }, heading, fits) {
  const places = state.channels.filter(fits);
  if (places.length === 0) return undefined;
  const id = freshId("places");
  return element(
    "nav",
    { class: "places", "aria-labelledby": id },
    element("h2", { id }, heading),
    element("ul", {}, places.map((place) => element("li", {}, drawPlace(place, place.id === channel?.id, unread.has(place.id), state)))),
  );
}

function drawPlace(place, current, unread, state) {
  const isApp = place.kind === "dm";
  const mark = isApp ? avatar(authorOf(state.app.bot_user_id, state), "small") : icon(place.kind === "private" ? "lock" : "channel");
  const tab = isApp && !unread && state.app.home_tab && tabsOf(state.app)[0] === "home" ? "home" : undefined;
  const notes = [place.shared && "shared", place.archived && "archived"].filter(Boolean).join(", ");
  return element(
    "a",
    { href: hashOf({ channel: place.id, tab }), class: unread ? "place unread" : "place", "data-key": place.id, "aria-current": current ? "page" : undefined },
    mark,
    element("span", {}, place.name),
    notes ? element("span", { class: "place-note" }, notes) : undefined,
    unread ? element("span", { class: "unread-dot" }, element("span", { class: "for-readers" }, "has new messages")) : undefined,
  );
}

function drawConnection({ state, live }) {
  const count = live ? state.app.connections : 0;
  const words = !live ? "The sandbox does not answer" : count === 0 ? `${state.app.name} is not connected` : `${state.app.name} is connected`;
  const detail = count > 1 ? `${count} Socket Mode connections` : count === 1 ? "1 Socket Mode connection" : "Commands find nobody at home";
  return element(
    "div",
    { class: "connection", role: "status" },
    element("span", { class: count > 0 ? "lamp on" : "lamp", "aria-hidden": "true" }),
    element("span", { class: "connection-words" }, element("strong", {}, words), element("span", {}, live ? detail : "It may have been stopped")),
  );
}
