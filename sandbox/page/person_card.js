// A card for the person one is: what others see of them, and how to change it.

import { button, element, freshId, icon } from "./dom.js";
import { keepFocusInside } from "./focus.js";
import { displayName } from "./people.js";

const statuses = [
  ["", "", "No status"],
  [":calendar:", "In a meeting", "📆 In a meeting"],
  [":palm_tree:", "Vacationing", "🌴 Vacationing"],
  [":airplane:", "Travelling", "✈️ Travelling"],
  [":house:", "Working from home", "🏠 Working from home"],
  [":face_with_thermometer:", "Out sick", "🤒 Out sick"],
];
const zones = ["Pacific/Honolulu", "America/Los_Angeles", "America/New_York", "America/St_Johns", "America/Sao_Paulo", "UTC", "Europe/London", "Europe/Berlin", "Africa/Nairobi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo", "Australia/Adelaide", "Pacific/Auckland", "Pacific/Chatham"];

/** Opens the card of `me`; `onchange(changes)` returns a promise. */
export function openPersonCard(me, onchange) {
  const title = freshId("card-title");
  const status = drawSelect("Status", statuses.map(([, , words], index) => [String(index), words]), String(statusIndex(me)));
  const zone = drawSelect("Time zone", [...new Set([me.tz, ...zones])].map((name) => [name, name.replaceAll("_", " ")]), me.tz);
  const dnd = element("input", { type: "checkbox", checked: Boolean(me.dnd) });
  const said = element("p", { class: "modal-said", role: "alert" });
  const form = element(
    "form",
    { class: "card-form", onsubmit: (event) => save(event) },
    element("h2", { id: title }, displayName(me)),
    element("p", { class: "card-about" }, [me.title, me.about].filter(Boolean).join(". ")),
    status.label,
    zone.label,
    element("label", { class: "choice" }, dnd, element("span", { class: "choice-words" }, "Do not disturb")),
    element("p", { class: "input-hint" }, "The app is told of each change, as Slack would tell it."),
    said,
    element("div", { class: "dialog-buttons" }, button("control-button", () => dialog.close(), "Cancel"), element("button", { type: "submit", class: "control-button primary" }, "Save")),
  );
  const dialog = element("dialog", { class: "dialog", "aria-labelledby": title, onclose: () => dialog.remove() }, form);

  async function save(event) {
    event.preventDefault();
    const changes = changesOf(me, { status: Number(status.box.value), tz: zone.box.value, dnd: dnd.checked });
    try {
      if (Object.keys(changes).length > 0) await onchange(changes);
      dialog.close();
    } catch (failure) {
      said.replaceChildren(icon("warning"), failure.message);
    }
  }

  keepFocusInside(dialog);
  document.getElementById("layer").append(dialog);
  dialog.showModal();
}

function changesOf(me, { status, tz, dnd }) {
  const [emoji, text] = statuses[status];
  return {
    ...(status !== statusIndex(me) ? { status: { text, emoji } } : {}),
    ...(tz !== me.tz ? { tz } : {}),
    ...(dnd !== Boolean(me.dnd) ? { dnd } : {}),
  };
}

function statusIndex({ status }) {
  return Math.max(0, statuses.findIndex(([emoji]) => emoji === (status?.emoji ?? "")));
}

function drawSelect(words, options, chosen) {
  const box = element("select", { class: "text-input" }, options.map(([value, label]) => element("option", { value }, label)));
  box.value = chosen;
  return { box, label: element("label", { class: "card-field" }, element("span", { class: "input-label" }, words), box) };
}
