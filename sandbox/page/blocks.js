// Block Kit: one drawer per block type, and words for the types that have none.

import { drawControl } from "./controls.js";
import { element, icon } from "./dom.js";
import { drawPlain, drawText, drawTree } from "./inline.js";
import { parseRichText } from "./rich_text.js";
import { drawTable } from "./table.js";

const drawers = {
  section: drawSection,
  header: drawHeader,
  context: drawContext,
  divider: () => element("hr"),
  actions: drawActions,
  image: drawImageBlock,
  table: drawTable,
  rich_text: (block, context) => element("div", { class: "prose" }, drawTree(parseRichText(block), context)),
};

/** The blocks of a message. A context is {me, personName(id), channelName(id), act(action)}. */
export function drawBlocks(blocks, context) {
  return blocks.map((block) => element("div", { class: `block block-${block.type}` }, (drawers[block.type] ?? drawUnknown)(block, context)));
}

function drawSection(block, context) {
  const words = [
    block.text ? element("div", { class: "prose" }, drawText(block.text, context)) : undefined,
    block.fields ? element("div", { class: "fields" }, block.fields.map((field) => element("div", { class: "prose" }, drawText(field, context)))) : undefined,
  ];
  if (!block.accessory) return words;
  return element("div", { class: "with-accessory" }, element("div", { class: "accessory-words" }, words), element("div", { class: "accessory" }, drawElement(block.accessory, block, context)));
}

function drawHeader(block) {
  return element("h2", { class: "block-title" }, drawPlain(block.text?.text));
}

function drawContext(block, context) {
  return (block.elements ?? []).map((part) => (part.type === "image" ? drawPicture(part, "context-picture") : element("span", { class: "prose" }, drawText(part, context))));
}

function drawActions(block, context) {
  return (block.elements ?? []).map((part) => drawElement(part, block, context));
}

function drawImageBlock(block) {
  return element("figure", {}, block.title ? element("figcaption", {}, drawPlain(block.title.text)) : undefined, drawPicture(block, "picture"));
}

function drawElement(part, block, context) {
  if (part.type === "image") return drawPicture(part, "accessory-picture");
  return drawControl(part, block.block_id ?? "", context) ?? fallback("element", part.type);
}

function drawPicture(part, className) {
  const address = part.image_url && new URL(part.image_url, document.baseURI);
  if (address?.origin === window.location.origin) return element("img", { class: className, src: address.href, alt: part.alt_text ?? "" });
  return element("span", { class: `${className} not-loaded` }, icon("eye"), `Picture: ${part.alt_text || "no description"} `, element("small", {}, "It stands on another server, so the sandbox does not load it."));
}

function drawUnknown(block) {
  return fallback("block", block.type);
}

function fallback(kind, type) {
  return element("p", { class: "unknown" }, icon("warning"), "The sandbox does not draw the ", element("code", {}, type ?? "nameless"), ` ${kind} yet. Slack would show it here.`);
}
