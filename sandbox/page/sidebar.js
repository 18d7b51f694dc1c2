// The side of the page: the workspace, who you are, where you can go, and how the app is.

import { element, fill, freshId, icon } from "./dom.js";
import { openMenu } from "./menu.js";
import { authorOf, avatar, displayName } from "./people.js";

/**
 * Draws the sidebar, unless it shows the same already. `room` is {state, channel, unread: Set, live}; `onperson(id)` is called with
 * whoever the person wants to be.
 */
export function drawSidebar(root, room, onperson) {
  const shown = JSON.stringify([room.state.workspace, room.state.me, room.state.people, room.state.app, room.state.channels, room.channel.id, [...room.unread], room.live]);
  if (root.dataset.shown === shown) return;
  root.dataset.shown = shown;
  const focused = root.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  fill(root, [
    drawWorkspace(room.state.workspace),
    drawYou(room.state, onperson),
    drawPlaces(room, "Channels", "channel"),
    drawPlaces(room, "Direct messages", "dm"),
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

function drawYou({ me, people, app }, onperson) {
  const shown = people.filter((person) => !person.is_bot && person.id !== "USLACKBOT");
  const items = shown.map((person) => ({ content: drawPerson(person, { people, app }), checked: person.id === me.id }));
  const open = (event) => openMenu({ anchor: event.currentTarget, label: "Be somebody else", items, onpick: (index) => onperson(shown[index].id), wide: true });
  return element(
    "button",
    { type: "button", class: "you", "data-key": "you", "aria-haspopup": "menu", "aria-expanded": "false", onclick: open },
    avatar(authorOf(me.id, { people, app })),
    element(
      "span",
      { class: "you-words" },
      element("span", { class: "you-are" }, "You are"),
      element("strong", {}, displayName(me)),
      element("span", { class: "you-title" }, me.title),
    ),
    icon("down"),
  );
}

function drawPerson(person, workspace) {
  return [
    avatar(authorOf(person.id, workspace)),
    element(
      "span",
      { class: "person-words" },
      element("strong", {}, person.real_name || displayName(person)),
      element("span", { class: "person-title" }, person.title),
      element("span", { class: "person-about" }, person.about),
    ),
  ];
}

function drawPlaces({ state, channel, unread }, heading, kind) {
  const places = state.channels.filter((each) => each.kind === kind);
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
  const mark = place.kind === "dm" ? avatar(authorOf(state.app.bot_user_id, state), "small") : icon("channel");
  return element(
    "a",
    { href: `#${place.id}`, class: unread ? "place unread" : "place", "data-key": place.id, "aria-current": current ? "page" : undefined },
    mark,
    element("span", {}, place.name),
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
