import assert from "node:assert/strict";
import { test } from "node:test";

import { parseInline, parseMrkdwn } from "../../sandbox/page/mrkdwn.js";

const text = (words) => ({ type: "text", text: words });
const marked = (type, ...children) => ({ type, children });
const paragraph = (...children) => ({ type: "paragraph", children });

const inlineCases = [
  ["plain words stay plain", "just words", [text("just words")]],
  ["the three entities are decoded once", "a &amp;lt; b &lt;c&gt;", [text("a &lt; b <c>")]],
  ["other entities are text", "&nbsp; &#42;", [text("&nbsp; &#42;")]],
  ["stars are bold", "*bold* word", [marked("bold", text("bold")), text(" word")]],
  ["underscores are italic", "_so_", [marked("italic", text("so"))]],
  ["tildes strike", "~gone~", [marked("strike", text("gone"))]],
  ["marks nest", "*a _b_*", [marked("bold", text("a "), marked("italic", text("b")))]],
  ["marks stand in punctuation", "(*a*), _b_.", [text("("), marked("bold", text("a")), text("), "), marked("italic", text("b")), text(".")]],
  ["a mark inside a word is text", "snake_case_name 2*3*4", [text("snake_case_name 2*3*4")]],
  ["a mark next to a space is text", "a * b * c", [text("a * b * c")]],
  ["a mark without its end is text", "*open", [text("*open")]],
  ["a mark does not reach over a line", "*a\nb*", [text("*a"), { type: "break" }, text("b*")]],
  ["doubled marks are text", "**a**", [text("**a**")]],
  ["code keeps its marks and decodes", "`a *b* &lt;c&gt;`", [{ type: "code", text: "a *b* <c>" }]],
  ["code hides a mark's end", "*a `b*` c*", [marked("bold", text("a "), { type: "code", text: "b*" }, text(" c"))]],
  ["emoji have names", ":tada: :thumbsup::skin-tone-2:", [{ type: "emoji", name: "tada" }, text(" "), { type: "emoji", name: "thumbsup::skin-tone-2" }]],
  ["what looks like an emoji is left to whoever draws it", "at 10:30: done", [text("at 10"), { type: "emoji", name: "30" }, text(" done")]],
  ["people", "<@U123> <@W9|ann>", [{ type: "user", id: "U123", text: "" }, text(" "), { type: "user", id: "W9", text: "ann" }]],
  ["channels", "<#C1|general>", [{ type: "channel", id: "C1", text: "general" }]],
  ["a group", "<!subteam^S1|@pms>", [{ type: "usergroup", id: "S1", text: "@pms" }]],
  ["everybody", "<!here> <!channel>", [{ type: "broadcast", range: "here" }, text(" "), { type: "broadcast", range: "channel" }]],
  ["a link with words", "<https://a.b/?x=1&amp;y=2|the words>", [{ type: "link", url: "https://a.b/?x=1&y=2", text: "the words" }]],
  ["a link without words", "<https://a.b>", [{ type: "link", url: "https://a.b", text: "https://a.b" }]],
  ["mail", "<mailto:a@b.c>", [{ type: "link", url: "mailto:a@b.c", text: "a@b.c" }]],
  ["a date", "<!date^1700000000^{date} at {time}^https://a.b|then>", [{ type: "date", timestamp: 1700000000, format: "{date} at {time}", url: "https://a.b", fallback: "then" }]],
  ["an unknown special shows its fallback", "<!odd|words>", [text("words")]],
  ["an open bracket is text", "1 < 2", [text("1 < 2")]],
];

for (const [name, source, expected] of inlineCases) {
  test(`inline: ${name}`, () => assert.deepEqual(parseInline(source), expected));
}

test("escaped control sequences mention nobody", () => {
  const nodes = parseInline("&lt;!channel&gt; &lt;@U1&gt;");

  assert.deepEqual(new Set(nodes.map((node) => node.type)), new Set(["text"]));
});

test("lines that start with an angle are quotes, escaped or not", () => {
  assert.deepEqual(parseMrkdwn("> a\n&gt;b\nc"), [
    { type: "quote", children: [text("a"), { type: "break" }, text("b")] },
    paragraph(text("c")),
  ]);
});

test("lines that start with a bullet are a list", () => {
  assert.deepEqual(parseMrkdwn("Now:\n• *a*\n• b"), [
    paragraph(text("Now:")),
    { type: "list", items: [[marked("bold", text("a"))], [text("b")]] },
  ]);
});

test("an indented line below a bullet goes on with it", () => {
  assert.deepEqual(parseMrkdwn("• a\n    b\n• c\nd"), [
    { type: "list", items: [[text("a"), { type: "break" }, text("b")], [text("c")]] },
    paragraph(text("d")),
  ]);
});

test("three backquotes keep everything between them", () => {
  assert.deepEqual(parseMrkdwn("a\n```\n*x* &lt;b&gt;\n> y\n```\nb"), [
    paragraph(text("a"), { type: "break" }),
    { type: "preformatted", text: "*x* <b>\n> y" },
    paragraph(text("b")),
  ]);
});

test("three backquotes without an end are text", () => {
  assert.deepEqual(parseMrkdwn("a ```b"), [paragraph(text("a ")), paragraph(text("```b"))]);
});

test("a long text of nothing but marks is read in reasonable time", () => {
  const started = performance.now();

  parseMrkdwn("*a _b ~c <d `e ".repeat(200));

  assert.ok(performance.now() - started < 2000);
});
