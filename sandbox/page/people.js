// What people are called and how they are drawn.

import { element } from "./dom.js";

const nobodysColor = "#5b5f66";

/** The name that Slack shows: the display name, else the real name, else the handle. */
export function displayName(person) {
  return person.display_name || person.real_name || person.name;
}

/** Whoever a message is from: a person of the workspace, the app, Slackbot, or an id that nobody has. */
export function authorOf(id, { people, app }) {
  const isApp = id === app.bot_user_id;
  const person = people.find((each) => each.id === id);
  if (!person) return { id, name: isApp ? app.name : id, initials: isApp ? initialsOf(app.name) : "?", color: nobodysColor, isApp, isExternal: false };
  const name = displayName(person);
  return { id, name, initials: isApp ? initialsOf(name) : person.initials || initialsOf(name), color: person.color || nobodysColor, isApp, isExternal: person.kind === "external" };
}

/** A person's square: initials on their color. Their name always stands beside it, so it is silent. */
export function avatar({ initials, color }, size = "") {
  const square = element("span", { class: `avatar ${size}${isLight(color) ? " on-light" : ""}`, "aria-hidden": "true" }, initials);
  square.style.setProperty("--avatar", color);
  return square;
}

/** "Maya Lindqvist" → "ML". */
export function initialsOf(name) {
  const words = name.split(/[\s-]+/).filter(Boolean);
  return words.slice(0, 2).map((word) => Array.from(word)[0].toUpperCase()).join("");
}

/** Whether dark letters read better than white ones on a "#rrggbb". */
export function isLight(color) {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(color?.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18;
}

function linear(channel) {
  return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
