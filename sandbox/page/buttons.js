// Elements that are pressed and keep nothing: buttons of all kinds and overflow menus.

import { button, element, icon } from "./dom.js";
import { drawText } from "./inline.js";
import { openMenu } from "./menu.js";
import { optionWords } from "./options.js";

/** A button; one with an address is a link that tells the app all the same. */
export function drawButton(spec, field, context) {
  const style = ["primary", "danger"].includes(spec.style) ? spec.style : "";
  const attributes = { class: `control-button ${style}`, "aria-label": spec.accessibility_label, onclick: () => field.act({ value: spec.value }) };
  const words = drawText(spec.text, context);
  if (!spec.url) return element("button", { type: "button", ...attributes }, words);
  return element("a", { href: safeAddress(spec.url), target: "_blank", rel: "noopener noreferrer", ...attributes }, words);
}

/** A workflow's button: drawn, but there are no workflows here. */
export function drawWorkflowButton(spec, _field, context) {
  return element("button", { type: "button", class: "control-button", disabled: true, title: "The sandbox has no workflows" }, drawText(spec.text, context));
}

/** An icon button, with its words beside the icon's name. */
export function drawIconButton(spec, field, context) {
  return button("control-button", () => field.act({ value: spec.value }), icon(spec.icon === "trash" ? "trash" : "more"), drawText(spec.text, context));
}

/** Two buttons that say whether an answer was good. */
export function drawFeedback(spec, field, context) {
  const choices = [spec.positive_button, spec.negative_button].filter(Boolean);
  return element("span", { class: "button-pair" }, choices.map((choice) => button("control-button", () => field.act({ value: choice.value }), drawText(choice.text, context))));
}

/** The menu behind three dots. */
export function drawOverflow(spec, field, context) {
  const options = spec.options ?? [];
  const pick = (option) => {
    if (option.url && safeAddress(option.url)) window.open(option.url, "_blank", "noopener");
    field.act({ selected_option: option });
  };
  const open = (event) => openMenu({
    anchor: event.currentTarget,
    label: "More actions",
    items: options.map((option) => ({ content: optionWords(option, context) })),
    onpick: (index) => pick(options[index]),
  });
  return element("button", { type: "button", class: "control-button overflow", "aria-label": "More actions", "aria-haspopup": "menu", "aria-expanded": "false", onclick: open }, icon("more"));
}

function safeAddress(url) {
  return /^(https?:|mailto:)/i.test(url) ? url : undefined;
}
