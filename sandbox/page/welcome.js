// What stands in a channel where nothing was said yet: where you are, and what to try first.

import { firstSteps } from "./completion.js";
import { button, element, icon } from "./dom.js";
import { displayName } from "./people.js";

/** The start of a channel; `onstep(text)` is called with the command that was picked. */
export function drawWelcome({ state, channel }, onstep) {
  return element(
    "section",
    { class: "welcome", "aria-label": "Start here" },
    element("span", { class: "welcome-mark" }, icon("channel")),
    element("h2", {}, `Hello ${displayName(state.me)}, this is ${channel.kind === "dm" ? channel.name : `#${channel.name}`}`),
    element("p", { class: "welcome-purpose" }, channel.purpose),
    drawSteps(state, onstep),
  );
}

function drawSteps({ app, commands }, onstep) {
  const steps = firstSteps(commands);
  if (steps.length === 0) return element("p", {}, "No app answers commands here yet. Connect one, and write to it.");
  return [
    element("p", {}, `${app.name} answers slash commands, and only you see the answer. Try one:`),
    element("p", { class: "chips" }, steps.map((step, index) => button(index === 0 ? "chip first" : "chip", () => onstep(step), index === 0 ? "Try " : "", element("code", {}, step)))),
  ];
}
