// Elements that are typed in.

import { element, freshId, icon } from "./dom.js";
import { parseRichText } from "./rich_text.js";
import { plainText } from "./mrkdwn.js";

const pauseAfterTyping = 400;

/** One line or several, with a counter where the end of what fits comes near. */
export function drawTextInput(spec, field) {
  return drawBox(spec, field, { tag: spec.multiline ? "textarea" : "input", type: "text", maxLength: spec.max_length });
}

/** A number, as text: what is no number stays there to be mended. */
export function drawNumberInput(spec, field) {
  return drawBox(spec, field, { tag: "input", type: "text", inputmode: spec.is_decimal_allowed ? "decimal" : "numeric", className: "short" });
}

/** A mail address. */
export function drawEmailInput(spec, field) {
  return drawBox(spec, field, { tag: "input", type: "email", inputmode: "email" });
}

/** A web address. */
export function drawUrlInput(spec, field) {
  return drawBox(spec, field, { tag: "input", type: "url", inputmode: "url" });
}

/** Rich text, typed plainly: each line is kept, styles can be read but not made. */
export function drawRichTextInput(spec, field) {
  return drawBox(spec, field, { tag: "textarea", read: richTextOf, write: wordsOfRichText, note: "The sandbox's box takes plain text." });
}

/** Where Slack would take files. */
export function drawFileInput(_spec, field) {
  const { "aria-required": _required, ...labels } = field.attributes;
  return element("span", { class: "file-input", role: "group", tabindex: "0", ...labels }, icon("file"), "The sandbox does not send files from people. In Slack they would be dropped here.");
}

/** What a rich_text value says, without its styles. */
export function wordsOfRichText(value) {
  const wordsOf = (block) => (block.type === "list" ? block.items.map((item) => plainText(item)).join("\n") : block.text ?? plainText(block.children.map((node) => (node.type === "break" ? { text: "\n" } : node))));
  return value ? parseRichText(value).map(wordsOf).join("\n").replace(/\n$/, "") : "";
}

/** Words as a rich_text value; null if there are none. */
export function richTextOf(words) {
  if (words.trim() === "") return null;
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: words }] }] };
}

function drawBox(spec, field, { tag, type, inputmode, className = "", maxLength, read = (words) => words || null, write = (content) => content ?? "", note }) {
  const counter = element("span", { class: "counter", id: freshId("counter"), hidden: true });
  const box = element(tag, {
    ...field.attributes,
    class: `text-input ${className}`,
    type: tag === "input" ? type : undefined,
    rows: tag === "textarea" ? Math.max(spec.min_lines ?? 4, 3) : undefined,
    inputmode,
    placeholder: spec.placeholder?.text,
    autocomplete: "off",
    value: write(field.content),
    "data-focus": spec.focus_on_load ? "first" : undefined,
  });
  const content = () => read(box.value);
  const count = () => showCount(counter, maxLength, [...box.value].length);
  box.addEventListener("input", () => {
    field.keep(content());
    count();
  });
  sendWhereWanted(spec, field, box, content);
  count();
  return [box, element("span", { class: "under-input" }, note ? element("span", { class: "input-note" }, note) : undefined, counter)];
}

/** Sends what is typed by itself, as dispatch_action_config says: on Enter, or while typing. */
function sendWhereWanted(spec, field, box, content) {
  if (!field.acts || !field.inInput) return;
  const wanted = spec.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  let pause;
  if (wanted.includes("on_character_entered")) {
    box.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => field.commit(content()), pauseAfterTyping);
    });
  }
  if (wanted.includes("on_enter_pressed")) {
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      field.commit(content());
    });
  }
}

function showCount(counter, maxLength, length) {
  const left = maxLength - length;
  counter.hidden = maxLength === undefined || left > Math.max(20, maxLength * 0.1);
  counter.classList.toggle("over", left < 0);
  counter.textContent = counter.hidden ? "" : left < 0 ? `${-left} too many` : `${left} left`;
}
