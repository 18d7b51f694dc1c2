// A pop-up list: people, options of a select, an overflow menu. One is open at a time.

import { element, freshId, icon } from "./dom.js";

let closeCurrent = () => {};

/**
 * Opens a menu at a button. Items are {content, checked?, heading?}; `onpick` is called with the
 * index of the one that was chosen. Arrow keys, Home, End and typing move, Escape closes.
 */
export function openMenu({ anchor, label, items, onpick, wide = false }) {
  const reopened = anchor.getAttribute("aria-expanded") === "true";
  closeCurrent();
  if (reopened) return;
  const entries = items.map((item, index) => entry(item, () => pick(index)));
  const menu = element("div", { class: wide ? "menu wide" : "menu", role: "menu", id: freshId("menu"), "aria-label": label }, entries);
  const outside = (event) => !menu.contains(event.target) && !anchor.contains(event.target) && close(false);

  function close(refocus) {
    menu.remove();
    anchor.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside, true);
    window.removeEventListener("resize", dismiss);
    closeCurrent = () => {};
    if (refocus) anchor.focus();
  }
  const dismiss = () => close(false);
  const pick = (index) => {
    close(true);
    onpick(index);
  };

  closeCurrent = dismiss;
  menu.addEventListener("keydown", (event) => onKey(event, menu, () => close(true)));
  document.addEventListener("pointerdown", outside, true);
  window.addEventListener("resize", dismiss);
  anchor.setAttribute("aria-expanded", "true");
  document.getElementById("layer").append(menu);
  place(menu, anchor);
  const choices = focusable(menu);
  (choices.find((choice) => choice.getAttribute("aria-checked") === "true") ?? choices[0])?.focus();
}

function entry(item, onclick) {
  if (item.heading) return element("p", { class: "menu-heading", role: "presentation" }, item.heading);
  const radio = item.checked !== undefined;
  return element(
    "button",
    { type: "button", class: "menu-item", role: radio ? "menuitemradio" : "menuitem", "aria-checked": radio ? String(item.checked) : undefined, tabIndex: -1, onclick },
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

function place(menu, anchor) {
  const at = anchor.getBoundingClientRect();
  const below = window.innerHeight - at.bottom - 12;
  const above = at.top - 12;
  const upward = below < Math.min(menu.offsetHeight, 240) && above > below;
  menu.style.maxHeight = `${Math.max(upward ? above : below, 120)}px`;
  menu.style.minWidth = `${Math.min(at.width, window.innerWidth - 16)}px`;
  menu.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - menu.offsetWidth - 8))}px`;
  if (upward) menu.style.bottom = `${window.innerHeight - at.top + 4}px`;
  else menu.style.top = `${at.bottom + 4}px`;
}
