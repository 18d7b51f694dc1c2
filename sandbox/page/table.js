// Block Kit's table: the first row names the columns.

import { element } from "./dom.js";
import { drawTree } from "./inline.js";
import { parseRichText } from "./rich_text.js";

/** A table block; wide ones scroll sideways by themselves. */
export function drawTable(block, context) {
  const [head = [], ...rows] = block.rows ?? [];
  const settings = block.column_settings ?? [];
  const row = (cells, tag) => element("tr", {}, cells.map((cell, column) => drawCell(cell, tag, settings[column], context)));
  return element(
    "div",
    { class: "table-frame", tabindex: "0", role: "group", "aria-label": "Table" },
    element("table", {}, element("thead", {}, row(head, "th")), element("tbody", {}, rows.map((cells) => row(cells, "td")))),
  );
}

function drawCell(cell, tag, setting, context) {
  const align = ["center", "right"].includes(setting?.align) ? setting.align : "left";
  const className = `align-${align}${setting?.is_wrapped === false ? " unwrapped" : ""}`;
  return element(tag, { class: className, scope: tag === "th" ? "col" : undefined }, cellContent(cell, context));
}

function cellContent(cell, context) {
  if (cell.type === "rich_text") return drawTree(parseRichText(cell), context);
  return String(cell.text ?? cell.value ?? "");
}
