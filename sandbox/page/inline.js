// Draws the trees of mrkdwn.js and rich_text.js.

import { sandboxNow } from "./clock.js";
import { fillDateFormat } from "./dates.js";
import { element } from "./dom.js";
import { emojiNamed } from "./emoji.js";
import { parseMrkdwn } from "./mrkdwn.js";

const markTags = { bold: "strong", italic: "em", strike: "s", underline: "u" };

/** A text object ({type:"mrkdwn"|"plain_text",text}) as nodes. */
export function drawText(text, context) {
  if (!text) return [];
  return text.type === "mrkdwn" ? drawMrkdwn(text.text, context) : drawPlain(text.text, text.emoji !== false);
}

/** A mrkdwn source as nodes. */
export function drawMrkdwn(source, context) {
  return drawTree(parseMrkdwn(source ?? ""), context);
}

/** Text as it stands, but for :emoji: where the text object lets them be. */
export function drawPlain(text, withEmoji = true) {
  if (!withEmoji) return [text];
  return (text ?? "").split(/(:[a-z0-9_+'-]+:)/).map((part) => (part.startsWith(":") ? emojiText(part) : part));
}

/** Blocks of a tree as nodes. */
export function drawTree(tree, context) {
  return tree.map((block) => drawBlock(block, context));
}

/** Inline nodes of a tree as nodes. */
export function drawInline(nodes, context) {
  return nodes.map((node) => drawNode(node, context));
}

function drawBlock(block, context) {
  switch (block.type) {
    case "preformatted": return element("pre", { tabindex: "0" }, element("code", {}, block.text));
    case "heading": return element("p", { class: "prose-heading", role: "heading", "aria-level": String(Math.min(block.level + 2, 6)) }, drawInline(block.children, context));
    case "rule": return element("hr");
    case "quote": return element("blockquote", {}, drawInline(block.children, context));
    case "list": return drawList(block, context);
    default: return element("p", {}, drawInline(block.children, context));
  }
}

function drawList(block, context) {
  const items = block.items.map((item) => element("li", {}, drawInline(item, context)));
  const start = block.ordered && block.start > 1 ? block.start : undefined;
  return element(block.ordered ? "ol" : "ul", { class: `indent-${Math.min(block.indent ?? 0, 8)}`, start }, items);
}

function drawNode(node, context) {
  switch (node.type) {
    case "text": return node.text;
    case "break": return element("br");
    case "code": return element("code", {}, node.text);
    case "emoji": return emojiText(`:${node.name}:`);
    case "link": return drawLink(node.url, node.text);
    case "user": return drawUser(node, context);
    case "channel": return drawChannel(node, context);
    case "usergroup": return element("span", { class: "mention" }, node.text || "@group");
    case "broadcast": return element("span", { class: "mention loud" }, `@${node.range}`);
    case "date": return drawDate(node, context);
    default: return element(markTags[node.type] ?? "span", {}, drawInline(node.children ?? [], context));
  }
}

function emojiText(shortcode) {
  const found = emojiNamed(shortcode.slice(1, -1));
  return found ? element("span", { class: "emoji", title: shortcode, role: "img", "aria-label": shortcode.slice(1, -1).replaceAll("_", " ") }, found) : shortcode;
}

function drawLink(url, label) {
  if (!/^(https?:|mailto:)/i.test(url)) return label;
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label);
}

function drawUser(node, context) {
  const mine = node.id === context.me.id;
  const name = context.personName(node.id) ?? (node.text || node.id);
  return element("span", { class: mine ? "mention mine" : "mention" }, `@${name}`);
}

function drawChannel(node, context) {
  const name = context.channelName(node.id) ?? (node.text || node.id);
  return element("span", { class: "mention" }, `#${name}`);
}

function drawDate(node, context) {
  const moment = new Date(node.timestamp * 1000);
  if (Number.isNaN(moment.getTime())) return node.fallback;
  const text = fillDateFormat(node.format, moment, context.me.tz, sandboxNow());
  const time = element("time", { datetime: moment.toISOString() }, text);
  return node.url ? element("a", { href: node.url, target: "_blank", rel: "noopener noreferrer" }, time) : time;
}
