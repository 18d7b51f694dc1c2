// Elements that take a day, a time, or both: the browser's own pickers.

import { localOfSeconds, secondsOfLocal } from "./dates.js";
import { element } from "./dom.js";

/** A day, as YYYY-MM-DD. */
export function drawDatePicker(spec, field) {
  return drawPicker(spec, field, { type: "date", value: field.content, read: (text) => text || null });
}

/** A time of day, as HH:mm. */
export function drawTimePicker(spec, field) {
  return drawPicker(spec, field, { type: "time", value: field.content, read: (text) => text || null });
}

/** A moment in the person's zone, as unix seconds. */
export function drawDateTimePicker(spec, field, context) {
  const zone = context.me.tz;
  const value = field.content === null ? "" : localOfSeconds(field.content, zone);
  return drawPicker(spec, field, { type: "datetime-local", value, read: (text) => (text ? secondsOfLocal(text, zone) : null) });
}

/** Choosing with the pointer sends at once; typing a date does so only when it is left, or with Enter. */
function drawPicker(spec, field, { type, value, read }) {
  let typing = false;
  let settled = value ?? "";
  const settle = async () => {
    typing = false;
    if (box.value === settled) return;
    if (await field.commit(read(box.value))) settled = box.value;
    else box.value = settled;
  };
  const box = element("input", {
    ...field.attributes,
    type,
    class: "text-input moment",
    value: settled,
    "data-focus": spec.focus_on_load ? "first" : undefined,
    onkeydown: (event) => {
      typing = event.key !== "Tab";
      if (event.key === "Enter" && field.acts) event.preventDefault();
      if (event.key === "Enter") settle();
    },
    onpointerdown: () => (typing = false),
    onchange: () => (typing && field.acts ? undefined : settle()),
    onblur: settle,
  });
  return box;
}
