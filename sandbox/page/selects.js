// Select menus of all kinds. A short single list opens as a menu, everything else as a picker.

import { button, element, fill, freshId, icon } from "./dom.js";
import { drawText } from "./inline.js";
import { openMenu } from "./menu.js";
import { channelOptions, matchingEntries, optionEntries, optionWords, peopleOptions } from "./options.js";
import { displayName } from "./people.js";
import { openPicker } from "./picker.js";

const shortList = 10;
const usualMinLength = 3;

/** A static_select or multi_static_select. */
export function drawSelect(spec, field, context) {
  const entries = optionEntries(spec);
  return drawAny(spec, field, context, {
    entries,
    find: async (typed) => matchingEntries(entries, typed),
  });
}

/** An external_select or multi_external_select: the app is asked while the person types. */
export function drawExternalSelect(spec, field, context) {
  return drawAny(spec, field, context, {
    minLength: spec.min_query_length ?? usualMinLength,
    find: async (typed) => optionEntries(await field.suggest(typed)),
  });
}

/** Selects of people, channels and conversations, single and multi. */
export function drawConversationSelect(spec, field, context) {
  const options = placesFor(spec, context);
  const entries = options.map((option) => ({ option }));
  const nameless = (id) => ({ text: { type: "plain_text", text: id }, value: id });
  const optionFor = (id) => options.find(({ value }) => value === id) ?? nameless(id);
  return drawAny(spec, {
    ...field,
    content: Array.isArray(field.content) ? field.content.map(optionFor) : field.content && optionFor(field.content),
    keep: (content) => field.keep(idsOf(content)),
    commit: (content) => field.commit(idsOf(content)),
  }, context, { entries: undefined, find: async (typed) => matchingEntries(entries, typed) });
}

function placesFor(spec, { people, channels }) {
  if (spec.type.includes("users")) return peopleOptions(people, displayName);
  if (spec.type.includes("channels")) return channelOptions(channels, { include: ["public"] });
  return channelOptions(channels, spec.filter);
}

function idsOf(content) {
  return Array.isArray(content) ? content.map(({ value }) => value) : content && content.value;
}

function drawAny(spec, field, context, source) {
  return (spec.type.startsWith("multi_") ? drawMulti : drawSingle)(spec, field, context, source);
}

function drawSingle(spec, field, context, source) {
  let chosen = field.content;
  const isShort = source.entries && source.entries.length <= shortList;
  const shown = drawShown(spec, field, isShort ? "menu" : "dialog");
  const isChosen = (option) => option.value === chosen?.value;
  const clear = button("icon-button clear-button", () => choose(null), icon("close"));
  clear.setAttribute("aria-label", "Clear");
  const redraw = () => {
    shown.show(chosen ? drawText(chosen.text, context) : undefined);
    clear.hidden = !chosen || !field.inInput || field.required;
  };
  const choose = async (option) => {
    const before = chosen;
    chosen = option;
    redraw();
    if (await field.commit(option)) return;
    chosen = before;
    redraw();
  };
  const opening = { label: shown.label, context, isChosen, onpick: choose, find: source.find, minLength: source.minLength };
  shown.button.addEventListener("click", () => {
    if (isShort) openShort(shown, source.entries, isChosen, choose, context);
    else openPicker({ anchor: shown.button, ...opening });
  });
  redraw();
  return [shown.button, clear];
}

function openShort(shown, entries, isChosen, choose, context) {
  openMenu({
    anchor: shown.button,
    label: shown.label,
    items: entries.map(({ heading, option }) => (heading ? { heading } : { content: optionWords(option, context), checked: isChosen(option) })),
    onpick: (index) => choose(entries[index].option),
  });
}

function drawMulti(spec, field, context, source) {
  let chosen = field.content;
  let sent = chosen;
  const shown = drawShown(spec, field, "dialog");
  const redraw = () => shown.show(chosen.length > 0 ? chosen.map((option) => element("span", { class: "picked" }, drawText(option.text, context))) : undefined);
  const isChosen = (option) => chosen.some(({ value }) => value === option.value);
  const toggle = (option) => {
    const full = spec.max_selected_items !== undefined && chosen.length >= spec.max_selected_items;
    if (isChosen(option)) chosen = chosen.filter(({ value }) => value !== option.value);
    else if (!full) chosen = [...chosen, option];
    if (!field.acts) field.keep(chosen);
    redraw();
  };
  const settle = async () => {
    if (chosen === sent) return;
    if (await field.commit(chosen)) sent = chosen;
    else chosen = sent;
    redraw();
  };
  shown.button.addEventListener("click", () => openPicker({ anchor: shown.button, label: shown.label, context, isChosen, onpick: toggle, onclose: settle, find: source.find, minLength: source.minLength, multiple: true }));
  redraw();
  return shown.button;
}

/** The button of a select, with its words: what is chosen, or the placeholder. */
function drawShown(spec, field, popup) {
  const words = element("span", { class: "select-words", id: freshId("chosen") });
  const placeholder = spec.placeholder?.text ?? "Choose";
  const { id, "aria-labelledby": labelledBy, "aria-describedby": describedBy } = field.attributes;
  const shownButton = element("button", {
    type: "button", class: "control-button select", "aria-haspopup": popup, "aria-expanded": "false", id,
    "aria-labelledby": labelledBy && `${labelledBy} ${words.id}`, "aria-describedby": describedBy, "data-focus": spec.focus_on_load ? "first" : undefined,
  }, words, icon("down"));
  return {
    button: shownButton,
    label: spec.placeholder?.text ?? "Options",
    show: (content) => {
      words.classList.toggle("nothing", !content);
      fill(words, [content ?? placeholder]);
    },
  };
}
