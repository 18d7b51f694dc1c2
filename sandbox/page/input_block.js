// The input block: a label, an element, a hint, and room for what is wrong with it.

import { drawControl } from "./controls.js";
import { element, fill, freshId, icon } from "./dom.js";
import { drawPlain } from "./inline.js";

const groups = new Set(["checkboxes", "radio_buttons", "file_input"]);

/** An input block; `context` is that of drawBlocks. */
export function drawInputBlock(block, context) {
  const spec = block.element ?? {};
  const ids = { label: freshId("label"), hint: freshId("hint"), error: freshId("error"), input: freshId("input") };
  const describedBy = [ids.error, block.hint && ids.hint].filter(Boolean).join(" ");
  const input = { id: ids.input, labelledBy: ids.label, describedBy, required: !block.optional, acts: Boolean(block.dispatch_action) };
  const control = drawControl(spec, block.block_id ?? "", context, input);
  return element(
    "div",
    { class: "input-block", "data-input": block.block_id ?? "" },
    element(
      groups.has(spec.type) ? "span" : "label",
      { class: "input-label", id: ids.label, for: groups.has(spec.type) ? undefined : ids.input },
      drawPlain(block.label?.text, block.label?.emoji !== false),
      block.optional ? element("span", { class: "optional" }, " (optional)") : undefined,
    ),
    control ?? element("p", { class: "unknown" }, `An element of type ${spec.type} stands here in Slack.`),
    element("p", { class: "input-error", id: ids.error, "aria-live": "polite" }),
    block.hint ? element("p", { class: "input-hint", id: ids.hint }, drawPlain(block.hint.text, block.hint.emoji !== false)) : undefined,
  );
}

/** Shows what is wrong ({block_id: words}) beside the inputs inside `root`, and goes to the first of them; false if there was none. */
export function showInputErrors(root, errors) {
  const blocks = [...root.querySelectorAll(".input-block")];
  for (const block of blocks) showError(block, errors[block.dataset.input]);
  const first = blocks.find((block) => errors[block.dataset.input]);
  focusOf(first)?.focus();
  first?.scrollIntoView({ block: "nearest" });
  return Boolean(first);
}

function showError(block, words) {
  block.classList.toggle("wrong", Boolean(words));
  fill(block.querySelector(".input-error"), words ? [icon("warning"), words] : []);
  for (const box of block.querySelectorAll("input, textarea")) {
    if (words) box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
  }
}

function focusOf(block) {
  return block?.querySelector("input, textarea, button, [tabindex]");
}
