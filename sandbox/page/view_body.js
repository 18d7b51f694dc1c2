// The blocks of a view, modal or Home, kept in step with what the app makes of it: blocks that did
// not change stay the same elements, and what the person entered stays in those that did.

import { drawBlocks } from "./blocks.js";
import { datesKey } from "./clock.js";
import { showActionState } from "./controls.js";
import { element } from "./dom.js";
import { createValues } from "./values.js";

/**
 * Draws a view's blocks. `context` is that of drawBlocks without `values`; its act(action, values)
 * gets all that stands in the view. Returns {node, values(), update(view), showAction(event)}.
 */
export function createViewBody(view, context) {
  const values = createValues(view.blocks, view.values);
  const inView = { ...context, values, act: (action) => context.act(action, values.all()) };
  const node = element("div", { class: "view-blocks" });
  let drawn = [];

  function update(next) {
    values.take(next.blocks, next.values);
    const before = drawn;
    const focus = noteFocus(node);
    drawn = next.blocks.map((block) => {
      const source = sourceOf(block, context.me.tz);
      return takeKnown(before, source) ?? { source, node: drawBlocks([block], inView)[0] };
    });
    arrange(node, drawn.map((each) => each.node));
    if (focus) restoreFocus(node, focus);
  }

  update(view);
  return { node, update, values: values.all, showAction: (event) => showActionState(node, event) };
}

function sourceOf(block, zone) {
  const source = JSON.stringify(block);
  return source + datesKey(source, zone);
}

function takeKnown(known, source) {
  const at = known.findIndex((each) => each.source === source);
  return at < 0 ? undefined : known.splice(at, 1)[0];
}

function arrange(node, wanted) {
  const kept = new Set(wanted);
  for (const child of [...node.children]) if (!kept.has(child)) child.remove();
  wanted.forEach((child, index) => node.children[index] !== child && node.insertBefore(child, node.children[index] ?? null));
}

function noteFocus(node) {
  const focused = node.contains(document.activeElement) ? document.activeElement : undefined;
  const control = focused?.closest(".control");
  return control && { focused, block: control.dataset.block, action: control.dataset.action, from: focused.selectionStart, to: focused.selectionEnd };
}

function restoreFocus(node, { focused, block, action, from, to }) {
  if (focused.isConnected) return focused.focus();
  const control = [...node.querySelectorAll(".control")].find(({ dataset }) => dataset.block === block && dataset.action === action);
  const again = control?.querySelector("input, textarea, button, a");
  again?.focus();
  if (again?.setSelectionRange && typeof from === "number") again.setSelectionRange(from, to);
  return undefined;
}
