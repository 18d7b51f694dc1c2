// A list that is searched while one types: long selects, people, channels, what the app suggests.

import { element, fill, freshId, icon } from "./dom.js";
import { optionWords } from "./options.js";
import { openPopup, placeAt } from "./popup.js";

const pauseAfterTyping = 250;

/**
 * Opens a picker at a button. `find(typed)` resolves to entries ({heading} or {option}); `isChosen`
 * tells whether an option is chosen; `onpick(option)` chooses it. With `multiple` it stays open.
 * Below `minLength` letters it says how many it wants.
 */
export function openPicker({ anchor, label, context, find, isChosen, onpick, onclose, multiple = false, minLength = 0 }) {
  const list = element("div", { class: "picker-list", role: "listbox", id: freshId("options"), "aria-label": label, "aria-multiselectable": multiple ? "true" : undefined });
  const box = element("input", { class: "picker-box", type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": list.id, "aria-label": `Search: ${label}`, "aria-autocomplete": "list", autocomplete: "off", placeholder: "Search" });
  const said = element("p", { class: "picker-said", role: "status" });
  const node = element("div", { class: "menu picker", role: "dialog", "aria-label": label }, box, list, said);
  const close = openPopup({ anchor, node, onclose });
  if (!close) return;

  let options = [];
  let at = 0;
  let search = 0;
  let pause;

  async function look() {
    const turn = ++search;
    if ([...box.value].length < minLength) return show([], `Type at least ${minLength} ${minLength === 1 ? "letter" : "letters"}`);
    said.textContent = options.length > 0 ? "" : "Looking…";
    const found = await find(box.value).catch((failure) => failure);
    if (turn !== search || !node.isConnected) return undefined;
    return found instanceof Error ? show([], found.message) : show(found, found.some(({ option }) => option) ? "" : "No results");
  }

  function show(entries, words) {
    options = entries.filter(({ option }) => option).map(({ option }) => option);
    at = Math.max(0, options.findIndex(isChosen));
    fill(list, entries.map(({ heading, option }) => (heading ? element("p", { class: "menu-heading", role: "presentation" }, heading) : drawOption(option))));
    said.textContent = words;
    point();
    placeAt(node, anchor);
  }

  function drawOption(option) {
    return element(
      "div",
      { class: "picker-option", role: "option", id: freshId("option"), "aria-selected": String(isChosen(option)), onpointerdown: (event) => event.preventDefault(), onclick: () => pick(option) },
      element("span", { class: "picker-words" }, optionWords(option, context)),
      icon("check"),
    );
  }

  function point() {
    const rows = [...list.querySelectorAll("[role=option]")];
    rows.forEach((row, index) => row.classList.toggle("pointed", index === at));
    if (rows[at]) box.setAttribute("aria-activedescendant", rows[at].id);
    else box.removeAttribute("aria-activedescendant");
    rows[at]?.scrollIntoView({ block: "nearest" });
  }

  function pick(option) {
    onpick(option);
    if (!multiple) return close(true);
    list.querySelectorAll("[role=option]").forEach((row, index) => row.setAttribute("aria-selected", String(isChosen(options[index]))));
    return undefined;
  }

  const move = (step) => () => {
    at = options.length === 0 ? 0 : (at + step + options.length) % options.length;
    point();
  };
  const keys = {
    ArrowDown: move(1),
    ArrowUp: move(-1),
    Enter: () => options[at] && pick(options[at]),
    Escape: () => close(true),
    Tab: () => close(true),
  };
  box.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
  box.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(look, pauseAfterTyping);
  });
  box.focus();
  look();
}
