// Reactions under a message.

import { element } from "./dom.js";
import { emojiNamed } from "./emoji.js";

/** Each reaction with its count; mine stand out. `room` is {me, personName}. */
export function drawReactions(reactions, { me, personName }) {
  return element("ul", { class: "reactions", "aria-label": "Reactions" }, reactions.map(({ name, users = [] }) => {
    const people = users.map((id) => (id === me.id ? "you" : personName(id) ?? id)).join(", ");
    return element("li", { class: users.includes(me.id) ? "reaction mine" : "reaction", title: `${people} with :${name}:` },
      element("span", { class: "emoji", "aria-hidden": "true" }, emojiNamed(name) ?? `:${name}:`),
      element("span", { "aria-hidden": "true" }, String(users.length)),
      element("span", { class: "for-readers" }, `${name.replaceAll("_", " ")}: ${people}`));
  }));
}
