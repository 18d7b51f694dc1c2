// A pop-up list: people, options of a select, an overflow menu.

import { element, freshId, icon } from "./dom.js";
import { openPopup } from "./popup.js";

/**
 * Opens a menu at a button. Items are {content, checked?, disabled?} or {heading}; `onpick` is
 * called with the index of the one that was chosen. Arrow keys, Home, End and typing move, Escape
 * closes.
 */
export function openMenu({ anchor, label, items, onpick, wide = false }) {
  let close = () => {};
  const pick = (index) => {
    close(true);
    onpick(index);
  };
  const entries = items.map((item, index) => entry(item, () => pick(index)));
  const menu = element("div", { class: wide ? "menu wide" : "menu", role: "menu", id: freshId("menu"), "aria-label": label }, entries);
  menu.addEventListener("keydown", (event) => onKey(event, menu, () => close(true)));
  close = openPopup({ anchor, node: menu });
  const choices = focusable(menu);
  (choices.find((choice) => choice.getAttribute("aria-checked") === "true") ?? choices[0])?.focus();
}

function entry(item, onclick) {
  if (item.heading) return element("p", { class: "menu-heading", role: "presentation" }, item.heading);
  const radio = item.checked !== undefined;
  return element(
    "button",
    {
      type: "button", class: "menu-item", tabIndex: -1, onclick: item.disabled ? undefined : onclick,
      role: radio ? "menuitemradio" : "menuitem", "aria-checked": radio ? String(item.checked) : undefined, "aria-disabled": item.disabled ? "true" : undefined,
    },
    element("span", { class: "menu-content" }, item.content),
    item.checked ? icon("check") : undefined,
  );
}

function onKey(event, menu, close) {
  const choices = focusable(menu);
  const at = choices.indexOf(document.activeElement);
  const to = target(event.key, at, choices);
  if (to !== undefined) choices[to]?.focus();
  else if (event.key === "Escape" || event.key === "Tab") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function target(key, at, choices) {
  const last = choices.length - 1;
  const moves = { ArrowDown: at < last ? at + 1 : 0, ArrowUp: at > 0 ? at - 1 : last, Home: 0, End: last };
  if (key in moves) return moves[key];
  if (key.length !== 1 || key === " ") return undefined;
  const found = [...choices.keys()].map((step) => (at + 1 + step) % choices.length)
    .find((index) => choices[index].textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
  return found ?? at;
}

function focusable(menu) {
  return [...menu.querySelectorAll("button")];
}
