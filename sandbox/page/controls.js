// Block Kit's interactive elements. Each control stands in a frame that shows whether the app is at
// work on it, or why it did not answer.

import { askToConfirm } from "./dialogs.js";
import { element, icon } from "./dom.js";
import { drawPlain, drawText } from "./inline.js";
import { openMenu } from "./menu.js";

const drawers = { button: drawButton, static_select: drawSelect, overflow: drawOverflow };

/** An interactive element of a block; nothing if this page does not know its type. */
export function drawControl(spec, blockId, context) {
  const frame = element("span", { class: "control" });
  frame.dataset.block = blockId;
  frame.dataset.action = spec.action_id ?? "";
  const act = async (choice) => {
    if (frame.classList.contains("working")) return;
    if (spec.confirm && !(await askToConfirm(spec.confirm, context))) return;
    await perform(frame, { block_id: blockId, action_id: spec.action_id, ...choice }, context);
  };
  const control = drawers[spec.type]?.(spec, act, context);
  if (!control) return undefined;
  frame.append(control, element("span", { class: "control-note", role: "status" }));
  return frame;
}

/** Shows how an action stands ({block_id, action_id, state, error}) on the control inside `root` it belongs to. */
export function showActionState(root, { block_id, action_id, state, error }) {
  const frame = [...root.querySelectorAll(".control")]
    .find((each) => each.dataset.action === action_id && (!block_id || each.dataset.block === block_id));
  if (frame) showState(frame, state, error);
}

async function perform(frame, action, context) {
  showState(frame, "working");
  try {
    await context.act(action);
  } catch (failure) {
    showState(frame, "failed", failure.message);
  }
}

function showState(frame, state, error) {
  const failed = state === "failed";
  frame.classList.toggle("working", state === "working");
  frame.classList.toggle("failed", failed);
  const control = frame.firstElementChild;
  if (state === "working") control.setAttribute("aria-busy", "true");
  else control.removeAttribute("aria-busy");
  frame.lastElementChild.replaceChildren(...(failed ? [icon("warning"), error || "The app did not answer."] : []));
}

function drawButton(spec, act, context) {
  const style = ["primary", "danger"].includes(spec.style) ? spec.style : "";
  const attributes = { class: `control-button ${style}`, "aria-label": spec.accessibility_label, onclick: () => act({ value: spec.value }) };
  const words = drawText(spec.text, context);
  if (!spec.url) return element("button", { type: "button", ...attributes }, words);
  return element("a", { href: safeAddress(spec.url), target: "_blank", rel: "noopener noreferrer", ...attributes }, words);
}

function drawSelect(spec, act, context) {
  const words = element("span", { class: "select-words" }, spec.initial_option ? drawText(spec.initial_option.text, context) : drawText(spec.placeholder ?? { type: "plain_text", text: "Choose" }, context));
  const entries = selectEntries(spec, context);
  const open = (event) => openMenu({
    anchor: event.currentTarget,
    label: spec.placeholder?.text ?? "Options",
    items: entries.map(({ heading, option }) => (heading ? { heading } : { content: optionWords(option, context), checked: option.value === chosen })),
    onpick: (index) => choose(entries[index].option),
  });
  let chosen = spec.initial_option?.value;
  const choose = (option) => {
    chosen = option.value;
    words.replaceChildren(...drawPlain(option.text.text));
    act({ selected_option: option });
  };
  return element("button", { type: "button", class: "control-button select", "aria-haspopup": "menu", "aria-expanded": "false", onclick: open }, words, icon("down"));
}

function selectEntries(spec) {
  if (!spec.option_groups) return (spec.options ?? []).map((option) => ({ option }));
  return spec.option_groups.flatMap((group) => [{ heading: group.label.text }, ...group.options.map((option) => ({ option }))]);
}

function drawOverflow(spec, act, context) {
  const options = spec.options ?? [];
  const open = (event) => openMenu({
    anchor: event.currentTarget,
    label: "More actions",
    items: options.map((option) => ({ content: optionWords(option, context) })),
    onpick: (index) => act({ selected_option: options[index] }),
  });
  return element("button", { type: "button", class: "control-button overflow", "aria-label": "More actions", "aria-haspopup": "menu", "aria-expanded": "false", onclick: open }, icon("more"));
}

function optionWords(option, context) {
  return [
    element("span", { class: "option-text" }, drawText(option.text, context)),
    option.description ? element("span", { class: "option-description" }, drawText(option.description, context)) : undefined,
  ];
}

function safeAddress(url) {
  return /^(https?:|mailto:)/i.test(url) ? url : undefined;
}
