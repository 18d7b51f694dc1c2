// "What just happened": everything between Slack and the app, in order, in words for newcomers.

import { clockTimeWithSeconds } from "./dates.js";
import { button, element, fill, icon } from "./dom.js";
import { openMenu } from "./menu.js";
import { kindsIn, mostEntries, sentenceOf, titleOf, withEntries, wordsOfKind } from "./transcript.js";

/**
 * Fills `root` with the list. Returns {add(entries), show({zone}), clear()}; while the reader is at
 * the end, it goes along with what is new.
 */
export function createHappened(root) {
  const list = element("ol", { class: "happened-list" });
  const frame = element("div", { class: "happened-frame", tabindex: "0", role: "group", "aria-label": "What just happened, in order" }, list);
  const filter = button("control-button small", () => openFilter(), "Everything", icon("down"));
  const toNewest = button("link-button", () => goToNewest(), "Newest");
  const empty = element("p", { class: "panel-empty" }, "Nothing yet. Say something to the app, and watch here what Slack and the app tell each other.");
  filter.setAttribute("aria-haspopup", "menu");
  filter.setAttribute("aria-expanded", "false");
  fill(root, [element("div", { class: "happened-tools" }, filter, toNewest), empty, frame]);

  let entries = [];
  let kind;
  let zone = "UTC";
  const drawn = new Map();

  function goToNewest() {
    frame.scrollTo({ top: frame.scrollHeight });
  }

  function openFilter() {
    const kinds = [undefined, ...kindsIn(entries)];
    openMenu({
      anchor: filter,
      label: "Show only",
      items: kinds.map((each) => ({ content: each ? wordsOfKind(each).plural : "Everything", checked: each === kind })),
      onpick: (index) => {
        kind = kinds[index];
        fill(filter, [kind ? wordsOfKind(kind).plural : "Everything", icon("down")]);
        draw(true);
      },
    });
  }

  function draw(toEnd) {
    const shown = entries.filter((entry) => !kind || entry.kind === kind);
    const atEnd = toEnd || frame.scrollHeight - frame.scrollTop - frame.clientHeight < 40;
    const nodes = shown.map((entry) => {
      if (!drawn.has(entry.n)) drawn.set(entry.n, drawEntry(entry, zone));
      return drawn.get(entry.n);
    });
    const wanted = new Set(nodes);
    for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
    nodes.forEach((node, index) => list.children[index] !== node && list.insertBefore(node, list.children[index] ?? null));
    empty.hidden = entries.length > 0;
    frame.hidden = entries.length === 0;
    if (atEnd) goToNewest();
  }

  return {
    add(more) {
      entries = withEntries(entries, more);
      for (const n of [...drawn.keys()].slice(0, Math.max(0, drawn.size - mostEntries))) drawn.delete(n);
      draw(false);
    },
    show(reader) {
      if (reader.zone !== zone) drawn.clear();
      zone = reader.zone;
      draw(true);
    },
    clear() {
      entries = [];
      drawn.clear();
      draw(true);
    },
  };
}

function drawEntry(entry, zone) {
  const words = wordsOfKind(entry.kind);
  const details = element(
    "details",
    { class: `happened kind-${entry.kind}${entry.ok === false ? " went-wrong" : ""}`, ontoggle: () => fillDetail(details, entry) },
    element(
      "summary",
      {},
      element("span", { class: "happened-mark", "aria-hidden": "true" }, icon(words.icon)),
      element(
        "span",
        { class: "happened-words" },
        element("span", { class: "happened-title" }, titleOf(entry)),
        element("span", { class: "happened-kind" }, sentenceOf(entry), entry.ok === false ? element("strong", { class: "failed-word" }, "failed") : undefined),
      ),
      element("span", { class: "happened-times" }, element("time", {}, clockTimeWithSeconds(new Date(entry.at * 1000), zone)), typeof entry.milliseconds === "number" && entry.kind !== "ack" ? element("span", {}, `${Math.round(entry.milliseconds)} ms`) : undefined),
    ),
  );
  return element("li", {}, details);
}

/** The detail is drawn when it is first wanted: most never are. */
function fillDetail(details, entry) {
  if (!details.open || details.querySelector("pre")) return;
  const source = entry.detail === null || entry.detail === undefined ? "No more to tell." : JSON.stringify(entry.detail, null, 2);
  details.append(element("pre", { tabindex: "0", "aria-label": "Detail" }, element("code", {}, source)));
}
