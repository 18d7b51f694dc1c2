// Reads a rich_text block into the same tree as mrkdwn.js makes. Pure.

const styleNodes = { code: "code", bold: "bold", italic: "italic", strike: "strike", underline: "underline" };

/** The blocks of a rich_text block; lists keep their style, indent and start. */
export function parseRichText(block) {
  return (block.elements ?? []).map(readElement);
}

/** The inline nodes of rich_text leaves. */
export function parseLeaves(leaves = []) {
  return leaves.flatMap(readLeaf);
}

function readElement(part) {
  switch (part.type) {
    case "rich_text_list":
      return {
        type: "list", ordered: part.style === "ordered", indent: part.indent ?? 0, start: (part.offset ?? 0) + 1,
        items: (part.elements ?? []).map((item) => parseLeaves(item.elements)),
      };
    case "rich_text_preformatted":
      return { type: "preformatted", text: (part.elements ?? []).map((leaf) => leaf.text ?? leaf.url ?? "").join("") };
    case "rich_text_quote":
      return { type: "quote", children: parseLeaves(part.elements) };
    default:
      return { type: "paragraph", children: parseLeaves(part.elements) };
  }
}

function readLeaf(leaf) {
  const styles = Object.keys(styleNodes).filter((name) => leaf.style?.[name]);
  if (leaf.type === "text") return readText(leaf.text ?? "", styles);
  return [styled(leafNode(leaf), styles)];
}

function readText(text, styles) {
  if (styles.includes("code")) return [styled({ type: "code", text }, styles.filter((name) => name !== "code"))];
  return text.split("\n").flatMap((line, index) => [
    ...(index > 0 ? [{ type: "break" }] : []),
    ...(line ? [styled({ type: "text", text: line }, styles)] : []),
  ]);
}

function leafNode(leaf) {
  switch (leaf.type) {
    case "link": return { type: "link", url: leaf.url, text: leaf.text || leaf.url };
    case "user": return { type: "user", id: leaf.user_id, text: "" };
    case "channel": return { type: "channel", id: leaf.channel_id, text: "" };
    case "usergroup": return { type: "usergroup", id: leaf.usergroup_id, text: "" };
    case "broadcast": return { type: "broadcast", range: leaf.range };
    case "emoji": return { type: "emoji", name: leaf.name };
    case "color": return { type: "code", text: leaf.value };
    case "date": return { type: "date", timestamp: leaf.timestamp, format: leaf.format, url: leaf.url, fallback: leaf.fallback ?? "" };
    default: return { type: "text", text: leaf.text ?? `[${leaf.type}]` };
  }
}

function styled(node, styles) {
  return styles.filter((name) => name !== "code").reduce((inner, name) => ({ type: styleNodes[name], children: [inner] }), node);
}
