// Checkboxes and radio buttons: the browser's own, with the option's words beside them.

import { element, freshId } from "./dom.js";
import { optionWords } from "./options.js";

/** Checkboxes; each change is the whole list of what is checked. */
export function drawCheckboxes(spec, field, context) {
  let chosen = field.content.map(({ value }) => value);
  return drawGroup(spec, field, context, "checkbox", (option) => chosen.includes(option.value), async (option, box) => {
    const before = chosen;
    chosen = box.checked ? [...chosen, option.value] : chosen.filter((value) => value !== option.value);
    const done = await field.commit(spec.options.filter(({ value }) => chosen.includes(value)));
    if (done) return;
    chosen = before;
    box.checked = before.includes(option.value);
  });
}

/** Radio buttons. */
export function drawRadioButtons(spec, field, context) {
  let chosen = field.content?.value;
  const group = drawGroup(spec, field, context, "radio", (option) => chosen === option.value, async (option) => {
    if (await field.commit(option)) chosen = option.value;
    else group.querySelectorAll("input").forEach((radio, index) => (radio.checked = spec.options[index].value === chosen));
  });
  return group;
}

function drawGroup(spec, field, context, type, isChosen, onchoice) {
  const name = freshId("choice");
  const { id, "aria-required": required, ...labels } = field.attributes;
  const rows = (spec.options ?? []).map((option, index) => element(
    "label",
    { class: "choice" },
    element("input", { type, name, checked: isChosen(option), id: index === 0 ? id : undefined, onchange: (event) => onchoice(option, event.currentTarget) }),
    element("span", { class: "choice-words" }, optionWords(option, context)),
  ));
  return element("span", { class: "choices", role: type === "radio" ? "radiogroup" : "group", "aria-required": type === "radio" ? required : undefined, ...labels }, rows);
}
