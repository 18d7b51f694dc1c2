// Blocks that the sandbox does not draw as Slack does: what they say, plainly, and what they are.

import { element } from "./dom.js";
import { drawPlain, drawText, drawTree } from "./inline.js";
import { drawPicture } from "./pictures.js";
import { parseRichText } from "./rich_text.js";
import { drawTable } from "./table.js";

const drawers = {
  card: drawCard,
  carousel: (block, context, drawBlocks) => (block.elements ?? []).map((card) => drawBlocks([{ type: "card", ...card }], context)),
  container: (block, context, drawBlocks) => [drawTitle(block, context), drawBlocks(block.child_blocks ?? [], context)],
  video: drawVideo,
  data_table: (block, context) => [drawTitle({ title: block.caption }, context), drawTable(block, context)],
  data_visualization: drawChart,
  plan: (block, context, drawBlocks) => [drawTitle(block, context), drawBlocks((block.tasks ?? []).map((task) => ({ type: "task_card", ...task })), context)],
  task_card: drawTask,
  context_actions: (block, context, drawBlocks) => drawBlocks([{ ...block, type: "actions" }], context),
  file: (block) => element("p", {}, `A remote file: ${block.external_id ?? "without a name"}`),
};

/** A block that is not drawn as in Slack, with its type named. `drawBlocks` draws blocks inside it. */
export function drawFallback(block, context, drawBlocks) {
  const content = drawers[block.type]?.(block, context, drawBlocks) ?? drawWords(block, context);
  return element("div", { class: "plainly" }, element("div", {}, content), element("p", { class: "plainly-type" }, "Slack draws this ", element("code", {}, block.type ?? "nameless block"), " its own way."));
}

function drawTitle({ title, subtitle }, context) {
  return [
    title ? element("p", { class: "plainly-title" }, drawAny(title, context)) : undefined,
    subtitle ? element("p", { class: "plainly-subtitle" }, drawAny(subtitle, context)) : undefined,
  ];
}

function drawCard(block, context, drawBlocks) {
  return [
    block.hero_image ? drawPicture(block.hero_image, "picture", { opens: true }) : undefined,
    drawTitle(block, context),
    block.body ? element("div", { class: "prose" }, drawAny(block.body, context)) : undefined,
    block.subtext ? element("p", { class: "plainly-subtitle" }, drawAny(block.subtext, context)) : undefined,
    block.actions?.length ? drawBlocks([{ type: "actions", block_id: block.block_id, elements: block.actions }], context) : undefined,
  ];
}

function drawVideo(block, context) {
  const url = /^https?:/i.test(block.title_url ?? block.video_url ?? "") ? block.title_url ?? block.video_url : undefined;
  return [
    element("p", { class: "plainly-title" }, "Video: ", url ? element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, drawAny(block.title, context)) : drawAny(block.title, context)),
    block.description ? element("p", {}, drawAny(block.description, context)) : undefined,
    element("p", { class: "plainly-subtitle" }, block.alt_text),
  ];
}

function drawTask(block, context) {
  const status = (block.status ?? "pending").replaceAll("_", " ");
  return [
    element("p", { class: "plainly-title" }, drawAny(block.title, context), ` (${status})`),
    [block.details, block.output].filter(Boolean).map((part) => element("div", { class: "prose" }, drawAny(part, context))),
  ];
}

/** A chart as the table of its figures. */
function drawChart(block, context) {
  const chart = block.chart ?? {};
  const raw = (text) => ({ type: "raw_text", text: String(text ?? "") });
  const rows = chart.segments
    ? [[raw("Part"), raw("Value")], ...chart.segments.map(({ label, value }) => [raw(label), raw(value)])]
    : [[raw(""), ...(chart.series ?? []).map(({ name }) => raw(name))], ...seriesRows(chart, raw)];
  return [drawTitle(block, context), drawTable({ rows }, context)];
}

function seriesRows({ series = [], axis_config: axis = {} }, raw) {
  const categories = axis.categories ?? series[0]?.data?.map(({ label }) => label) ?? [];
  return categories.map((category, index) => [raw(category), ...series.map(({ data = [] }) => raw((data.find(({ label }) => label === category) ?? data[index])?.value))]);
}

/** Every text in a block whose form this page does not know. */
function drawWords(block, context) {
  const texts = textsIn(block);
  return texts.length > 0 ? texts.map((text) => element("p", {}, drawAny(text, context))) : element("p", {}, "Nothing in it can be read here.");
}

function textsIn(value) {
  if (typeof value !== "object" || value === null) return [];
  if (["plain_text", "mrkdwn", "rich_text"].includes(value.type)) return [value];
  return Object.values(value).flatMap(textsIn);
}

function drawAny(text, context) {
  if (typeof text === "string" || !text) return drawPlain(text ?? "");
  return text.type === "rich_text" ? drawTree(parseRichText(text), context) : drawText(text, context);
}
