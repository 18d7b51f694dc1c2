// Block Kit: one drawer per block type, and words for the types that have none.

import { drawControl } from "./controls.js";
import { element, icon } from "./dom.js";
import { drawFallback } from "./fallbacks.js";
import { drawInputBlock } from "./input_block.js";
import { drawPlain, drawText, drawTree } from "./inline.js";
import { parseMarkdown } from "./markdown.js";
import { wordsOfText } from "./mrkdwn.js";
import { drawPicture } from "./pictures.js";
import { parseRichText } from "./rich_text.js";
import { drawTable } from "./table.js";
import { createValues } from "./values.js";

const drawers = {
  section: drawSection,
  header: drawHeader,
  context: drawContext,
  divider: () => element("hr"),
  actions: drawActions,
  image: drawImageBlock,
  input: drawInputBlock,
  table: drawTable,
  alert: drawAlert,
  markdown: (block, context) => element("div", { class: "prose" }, drawTree(parseMarkdown(block.text ?? ""), context)),
  rich_text: (block, context) => element("div", { class: "prose" }, drawTree(parseRichText(block), context)),
};

const alertIcons = { warning: "warning", error: "warning", success: "check", info: "info" };

/**
 * The blocks of a message or view. A context is {me, personName(id), channelName(id), people,
 * channels, act(action), suggest(asked), values}; without `values` (values.js) what is entered is
 * forgotten when the blocks are drawn anew.
 */
export function drawBlocks(blocks, context) {
  const inside = { ...context, values: context.values ?? createValues(blocks) };
  return blocks.map((block) => element("div", { class: `block block-${block.type}` }, (drawers[block.type] ?? drawUnknown)(block, inside)));
}

function drawSection(block, context) {
  const words = [
    block.text ? element("div", { class: "prose" }, drawText(block.text, context)) : undefined,
    block.fields ? element("div", { class: "fields" }, block.fields.map((field) => element("div", { class: "prose" }, drawText(field, context)))) : undefined,
  ];
  if (!block.accessory) return words;
  return element("div", { class: `with-accessory with-${block.accessory.type}` }, element("div", { class: "accessory-words" }, words), element("div", { class: "accessory" }, drawElement(block.accessory, block, context)));
}

function drawHeader(block) {
  const level = Math.min(Math.max(block.level ?? 1, 1), 4);
  return element(`h${level + 1}`, { class: `block-title level-${level}` }, drawPlain(block.text?.text));
}

function drawContext(block, context) {
  return (block.elements ?? []).map((part) => (part.type === "image" ? drawPicture(part, "context-picture") : element("span", { class: "prose" }, drawText(part, context))));
}

function drawActions(block, context) {
  return (block.elements ?? []).map((part) => drawElement(part, block, context));
}

function drawImageBlock(block) {
  return element("figure", {}, block.title ? element("figcaption", {}, drawPlain(block.title.text)) : undefined, drawPicture(block, "picture", { opens: true }));
}

function drawAlert(block, context) {
  const level = block.level in alertIcons ? block.level : "default";
  return element("div", { class: `alert alert-${level}`, role: "note" }, icon(alertIcons[level] ?? "info"), element("div", { class: "prose" }, drawText(block.text, context)));
}

function drawElement(part, block, context) {
  if (part.type === "image") return drawPicture(part, "accessory-picture");
  return drawControl(part, block.block_id ?? "", context, undefined, wordsOfText(block.text)) ?? element("span", { class: "unknown" }, `${part.text?.text ?? "An element"} `, element("small", {}, "(", element("code", {}, part.type ?? "nameless"), ": in Slack only)"));
}

function drawUnknown(block, context) {
  return drawFallback(block, context, drawBlocks);
}
