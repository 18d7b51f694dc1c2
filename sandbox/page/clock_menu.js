// The control of the sandbox's time, and the band that says when it was moved.

import { movedBy, sandboxNow } from "./clock.js";
import { clockTime, shortTime } from "./dates.js";
import { button, element, fill, icon } from "./dom.js";
import { openMenu } from "./menu.js";

const moves = [
  { words: "Forward an hour", move: { forward: 3600 } },
  { words: "To tomorrow, 9:00", move: { to: "tomorrow_morning" } },
  { words: "To next Friday, 16:00", move: { to: "friday_afternoon" } },
  { words: "Back to now", move: { reset: true }, onlyMoved: true },
];

/**
 * Takes over the button and the band. `onmove(move)` sends one and returns a promise. Returns
 * {show(zone)}, which also keeps the time going.
 */
export function createClockMenu({ control, band }, onmove) {
  let zone = "UTC";
  control.addEventListener("click", () => {
    const offered = moves.filter(({ onlyMoved }) => !onlyMoved || movedBy() !== 0);
    openMenu({
      anchor: control,
      label: "Sandbox time",
      items: [{ heading: "Move the sandbox's time" }, ...offered.map(({ words }) => ({ content: words }))],
      onpick: (index) => onmove(offered[index - 1].move),
    });
  });

  function draw() {
    fill(control, [icon("clock"), element("span", { class: "clock-words" }, element("span", { class: "clock-label" }, "Sandbox time"), element("time", {}, clockTime(sandboxNow(), zone)))]);
  }

  function drawBand() {
    band.hidden = movedBy() === 0;
    if (!band.hidden) fill(band, [icon("clock"), element("p", {}, `Sandbox time was moved ${distance(movedBy())}: it is ${shortTime(sandboxNow(), zone)} here.`), button("link-button", () => onmove({ reset: true }), "Back to now")]);
  }

  setInterval(() => document.hidden || draw(), 5000);
  return {
    show(reader) {
      zone = reader;
      draw();
      drawBand();
    },
  };
}

/** "2 days and 3 hours ahead" */
export function distance(seconds) {
  const whole = Math.round(Math.abs(seconds) / 60);
  const parts = [[Math.floor(whole / 1440), "day"], [Math.floor(whole / 60) % 24, "hour"], [whole % 60, "minute"]]
    .filter(([count]) => count > 0).slice(0, 2).map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`);
  return `${parts.join(" and ") || "a moment"} ${seconds < 0 ? "back" : "ahead"}`;
}
