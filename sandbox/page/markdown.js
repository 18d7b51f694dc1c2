// Reads the common Markdown of a markdown block into the same tree as mrkdwn.js makes. Pure.
//
// More blocks: {type:"heading",level,children} {type:"rule"}

const fences = /^```/;

/** The blocks of a Markdown text. */
export function parseMarkdown(source) {
  const blocks = [];
  const lines = source.replaceAll("\r", "").split("\n");
  while (lines.length > 0) {
    const block = fences.test(lines[0]) ? readFence(lines) : readBlock(lines);
    if (block) blocks.push(block);
  }
  return blocks;
}

/** The inline nodes of one run of Markdown. */
export function parseMarkdownInline(source) {
  const nodes = [];
  let rest = source;
  while (rest) {
    const found = inlineRules.map(([pattern, make]) => ({ match: pattern.exec(rest), make })).find(({ match }) => match);
    if (found) nodes.push(found.make(found.match));
    else if (nodes.at(-1)?.type === "text") nodes.at(-1).text += rest[0];
    else nodes.push({ type: "text", text: rest[0] });
    rest = rest.slice(found ? found.match[0].length : 1);
  }
  return nodes;
}

const inlineRules = [
  [/^\n/, () => ({ type: "break" })],
  [/^\\([\\`*_{}[\]()#+.!|~>-])/, ([, character]) => ({ type: "styled", children: [{ type: "text", text: character }] })],
  [/^`([^`\n]+)`/, ([, text]) => ({ type: "code", text })],
  [/^(?:\*\*|__)(?=\S)([^]+?\S?)(?:\*\*|__)/, ([, text]) => ({ type: "bold", children: parseMarkdownInline(text) })],
  [/^~~([^~\n]+)~~/, ([, text]) => ({ type: "strike", children: parseMarkdownInline(text) })],
  [/^[*_](?=[^\s*_])([^*_\n]*[^\s*_])[*_]/, ([, text]) => ({ type: "italic", children: parseMarkdownInline(text) })],
  [/^!?\[([^\]\n]*)\]\(([^)\s]+)[^)\n]*\)/, ([, text, url]) => ({ type: "link", url, text: text || url })],
  [/^https?:\/\/[^\s<>)]+/, ([url]) => ({ type: "link", url, text: url })],
  [/^<@([UW]\w+)[^>]*>/, ([, id]) => ({ type: "user", id, text: "" })],
  [/^<#([CGD]\w+)[^>]*>/, ([, id]) => ({ type: "channel", id, text: "" })],
  [/^:([a-z0-9_+'-]+):/, ([, name]) => ({ type: "emoji", name })],
  [/^[A-Za-z0-9]+/, ([text]) => ({ type: "styled", children: [{ type: "text", text }] })],
];

function readFence(lines) {
  lines.shift();
  const text = takeWhile(lines, (line) => !fences.test(line));
  lines.shift();
  return { type: "preformatted", text: text.join("\n") };
}

function readBlock(lines) {
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(lines[0]);
  if (heading || /^\s*$|^\s*([-*_])(\s*\1){2,}\s*$/.test(lines[0])) {
    const line = lines.shift();
    if (heading) return { type: "heading", level: heading[1].length, children: parseMarkdownInline(heading[2]) };
    return line.trim() === "" ? undefined : { type: "rule" };
  }
  if (/^>/.test(lines[0])) return { type: "quote", children: parseMarkdownInline(takeWhile(lines, (line) => /^>/.test(line)).map((line) => line.replace(/^>\s?/, "")).join("\n")) };
  const marker = [/^\s*[-*+]\s+/, /^\s*\d+[.)]\s+/].find((pattern) => pattern.test(lines[0]));
  if (marker) return readList(lines, marker);
  return { type: "paragraph", children: parseMarkdownInline([lines.shift(), ...takeWhile(lines, isPlain)].join("\n")) };
}

function readList(lines, marker) {
  const start = Number.parseInt(lines[0], 10) || 1;
  const items = takeWhile(lines, (line) => marker.test(line)).map((line) => parseMarkdownInline(line.replace(marker, "").replace(/^\[( |x)\]\s/i, (_, mark) => (mark === " " ? "☐ " : "☑ "))));
  return { type: "list", ordered: marker.source.includes("d"), start, items };
}

function isPlain(line) {
  return !/^\s*$|^(#{1,6}\s|>|```)|^\s*([-*+]|\d+[.)])\s/.test(line);
}

/** Takes the lines from the front that fit. */
function takeWhile(lines, fits) {
  const taken = [];
  while (lines.length > 0 && fits(lines[0])) taken.push(lines.shift());
  return taken;
}
