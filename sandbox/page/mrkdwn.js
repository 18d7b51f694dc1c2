// Reads Slack's mrkdwn into a tree. Pure: inline.js draws the tree.
//
// Inline nodes: {type:"text",text} {type:"break"} {type:"code",text} {type:"emoji",name}
//   {type:"bold"|"italic"|"strike",children} {type:"link",url,text} {type:"user",id,text}
//   {type:"channel",id,text} {type:"usergroup",id,text} {type:"broadcast",range}
//   {type:"date",timestamp,format,url,fallback}
// Blocks: {type:"paragraph"|"quote",children} {type:"preformatted",text} {type:"list",items:[children…]}

const marks = { "*": "bold", _: "italic", "~": "strike" };
const broadcasts = new Set(["here", "channel", "everyone"]);

/** The blocks of a mrkdwn text. */
export function parseMrkdwn(source) {
  return source.split("```").flatMap((part, index, parts) => {
    const closed = index < parts.length - 1;
    if (index % 2 === 1 && closed) return [{ type: "preformatted", text: decode(part.replace(/^\n|\n$/g, "")) }];
    return parseLines(index % 2 === 1 ? "```" + part : part, index);
  });
}

/** The inline nodes of one run of mrkdwn. */
export function parseInline(source) {
  const nodes = [];
  let at = 0;
  while (at < source.length) {
    const found = readNode(source, at);
    if (found && found.node.type !== "text") nodes.push(found.node);
    else addText(nodes, found ? found.node.text : source[at]);
    at += found ? found.length : 1;
  }
  return nodes;
}

/** `&lt;`, `&gt;` and `&amp;` as the characters they stand for. */
export function decode(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** What a tree says, without its looks. */
export function plainText(nodes) {
  return nodes.map((node) => (node.children ? plainText(node.children) : (node.text ?? node.fallback ?? ""))).join("");
}

/** What a text object says, without its looks. */
export function wordsOfText(text) {
  if (text?.type !== "mrkdwn") return text?.text ?? "";
  return parseMrkdwn(text.text ?? "").map((block) => block.text ?? block.items?.map(plainText).join(", ") ?? plainText(block.children)).join(" ");
}

function parseLines(part, index) {
  const text = index > 0 ? part.replace(/^\n/, "") : part;
  const groups = [];
  for (const line of text.split("\n")) {
    const last = groups.at(-1);
    const kind = lineKind(line);
    if (last?.kind === "list" && /^\s+[^\s•]/.test(line)) last.lines.push(`${last.lines.pop()}\n${line.trim()}`);
    else if (last?.kind === kind) last.lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return groups.map(groupBlock).filter((block) => block.type !== "paragraph" || block.children.length > 0);
}

function lineKind(line) {
  if (/^(>|&gt;)/.test(line)) return "quote";
  return /^\s*•\s+/.test(line) ? "list" : "paragraph";
}

function groupBlock({ kind, lines }) {
  if (kind === "list") return { type: "list", items: lines.map((line) => parseInline(line.replace(/^\s*•\s+/, ""))) };
  const bare = kind === "quote" ? lines.map((line) => line.replace(/^(>|&gt;) ?/, "")) : lines;
  return { type: kind, children: parseInline(bare.join("\n")) };
}

function readNode(source, at) {
  const readers = { "<": readControl, "`": readCode, ":": readEmoji, "&": readEntity, "\n": readBreak };
  return (readers[source[at]] ?? (marks[source[at]] && readMark))?.(source, at);
}

function readBreak() {
  return { node: { type: "break" }, length: 1 };
}

function readEntity(source, at) {
  const entity = /^&(lt|gt|amp);/.exec(source.slice(at, at + 5));
  return entity && { node: { type: "text", text: decode(entity[0]) }, length: entity[0].length };
}

function readCode(source, at) {
  const code = /^`([^`\n]+)`/.exec(source.slice(at));
  return code && { node: { type: "code", text: decode(code[1]) }, length: code[0].length };
}

function readEmoji(source, at) {
  const name = /^:([a-z0-9_+'-]+(?:::skin-tone-\d)?):/.exec(source.slice(at));
  return name && { node: { type: "emoji", name: name[1] }, length: name[0].length };
}

function readControl(source, at) {
  const control = /^<([^<>\n]+)>/.exec(source.slice(at));
  return control && { node: controlNode(control[1]), length: control[0].length };
}

function controlNode(body) {
  const [target, ...rest] = body.split("|");
  const text = decode(rest.join("|"));
  if (/^@[UW]\w+$/.test(target)) return { type: "user", id: target.slice(1), text };
  if (/^#[CGD]\w+$/.test(target)) return { type: "channel", id: target.slice(1), text };
  if (target.startsWith("!")) return specialNode(target.slice(1), text);
  return { type: "link", url: decode(target), text: text || decode(target).replace(/^mailto:/, "") };
}

function specialNode(target, text) {
  const [name, ...parts] = target.split("^");
  if (broadcasts.has(name)) return { type: "broadcast", range: name };
  if (name === "subteam") return { type: "usergroup", id: parts[0] ?? "", text };
  if (name !== "date" || parts.length < 2) return { type: "text", text: text || `<!${target}>` };
  return { type: "date", timestamp: Number(parts[0]), format: decode(parts[1]), url: parts[2] && decode(parts[2]), fallback: text };
}

function readMark(source, at) {
  const mark = source[at];
  if (isWordy(source[at - 1]) || source[at - 1] === mark || !isSolid(source[at + 1], mark)) return undefined;
  const end = closingMark(source, at);
  if (end < 0) return undefined;
  return { node: { type: marks[mark], children: parseInline(source.slice(at + 1, end)) }, length: end - at + 1 };
}

function closingMark(source, at) {
  const mark = source[at];
  for (let i = at + 1; i < source.length && source[i] !== "\n"; ++i) {
    const opaque = source[i] === "<" || source[i] === "`" ? readNode(source, i) : undefined;
    if (opaque) i += opaque.length - 1;
    else if (source[i] === mark && isSolid(source[i - 1], mark) && !isWordy(source[i + 1])) return i;
  }
  return -1;
}

function isSolid(character, mark) {
  return character !== undefined && character !== mark && !/\s/.test(character);
}

function isWordy(character) {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function addText(nodes, text) {
  if (nodes.at(-1)?.type === "text") nodes.at(-1).text += text;
  else nodes.push({ type: "text", text });
}
