import assert from "node:assert/strict";
import { test } from "node:test";

import { parseLeaves, parseRichText } from "../../sandbox/page/rich_text.js";

const text = (words) => ({ type: "text", text: words });

test("styles wrap a text", () => {
  assert.deepEqual(parseLeaves([{ type: "text", text: "x", style: { bold: true, italic: true } }]), [
    { type: "italic", children: [{ type: "bold", children: [text("x")] }] },
  ]);
});

test("a text styled as code is code", () => {
  assert.deepEqual(parseLeaves([{ type: "text", text: "x", style: { code: true } }]), [{ type: "code", text: "x" }]);
});

test("a rich text is never read as mrkdwn", () => {
  assert.deepEqual(parseLeaves([{ type: "text", text: "*a* <@U1> &lt;" }]), [text("*a* <@U1> &lt;")]);
});

test("every kind of leaf has a node", () => {
  const leaves = [
    { type: "link", url: "https://a.b", text: "words" },
    { type: "user", user_id: "U1" },
    { type: "channel", channel_id: "C1" },
    { type: "usergroup", usergroup_id: "S1" },
    { type: "broadcast", range: "here" },
    { type: "emoji", name: "tada" },
    { type: "color", value: "#112233" },
    { type: "date", timestamp: 1, format: "{time}", fallback: "then" },
    { type: "brand-new" },
  ];

  assert.deepEqual(parseLeaves(leaves).map((node) => node.type), ["link", "user", "channel", "usergroup", "broadcast", "emoji", "code", "date", "text"]);
});

test("lists keep style, indent and start", () => {
  const block = { type: "rich_text", elements: [
    { type: "rich_text_list", style: "ordered", indent: 2, offset: 3, elements: [{ type: "rich_text_section", elements: [text("a")] }] },
  ] };

  assert.deepEqual(parseRichText(block), [{ type: "list", ordered: true, indent: 2, start: 4, items: [[text("a")]] }]);
});

test("sections, quotes and preformatted text are blocks", () => {
  const block = { type: "rich_text", elements: [
    { type: "rich_text_section", elements: [{ type: "text", text: "a\nb" }] },
    { type: "rich_text_quote", elements: [text("q")] },
    { type: "rich_text_preformatted", elements: [text("p"), { type: "link", url: "https://a.b" }] },
  ] };

  assert.deepEqual(parseRichText(block), [
    { type: "paragraph", children: [text("a"), { type: "break" }, text("b")] },
    { type: "quote", children: [text("q")] },
    { type: "preformatted", text: "phttps://a.b" },
  ]);
});
