// What stands below the messages until the person had an answer: where you are, and what to try first.

import { firstSteps } from "./completion.js";
import { button, element, icon } from "./dom.js";
import { authorOf, avatar, displayName } from "./people.js";

/** The start of an empty channel; `onstep(text)` is called with the command that was picked. */
export function drawWelcome({ state, channel }, onstep) {
  return element(
    "section",
    { class: "welcome", "aria-label": "Start here" },
    drawMark(state, channel),
    element("h2", {}, `Hello ${displayName(state.me)}, this is ${channel.kind === "dm" ? channel.name : `#${channel.name}`}`),
    channel.purpose ? element("p", { class: "welcome-purpose" }, channel.purpose) : undefined,
    drawSteps(state, onstep),
  );
}

/** The same in one line, for a channel where others spoke already. */
export function drawInvitation({ state }, onstep) {
  return element("section", { class: "invitation", "aria-label": "Start here" }, drawSteps(state, onstep));
}

function drawMark(state, channel) {
  if (channel.kind === "dm") return avatar(authorOf(state.app.bot_user_id, state), "large");
  return element("span", { class: "welcome-mark" }, icon("channel"));
}

function drawSteps({ app, commands }, onstep) {
  const steps = firstSteps(commands);
  if (steps.length === 0) return element("p", {}, "No app answers commands here yet. Connect one, and write to it.");
  return [
    element("p", {}, `${app.name} answers slash commands. Try one:`),
    element("p", { class: "chips" }, steps.map((step, index) => button(index === 0 ? "chip first" : "chip", () => onstep(step), index === 0 ? "Try " : "", element("code", {}, step)))),
  ];
}
