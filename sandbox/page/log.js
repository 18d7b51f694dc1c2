// The messages of a channel, kept in step with the data: what did not change stays the same element,
// so that focus, scrolling and screen readers are left alone.

import { datesKey, sandboxNow } from "./clock.js";
import { showActionState } from "./controls.js";
import { logEntries } from "./conversation.js";
import { dayName } from "./dates.js";
import { element } from "./dom.js";
import { drawMessage } from "./message.js";

/**
 * Takes over the elements of the log. `callbacks` are those of drawMessage. Returns {show(room),
 * startOver(draw), showAction(event), scrollToEnd()}; a room is {messages, me, people, channels,
 * authorOf, personName, channelName, messageShortcuts, appName, inThread, aside}, where aside()
 * draws what stands below the messages, if anything.
 */
export function createLog({ frame, body, toLatest }, callbacks) {
  const drawn = new Map();
  let pinned = true;

  const scrollToEnd = () => {
    pinned = true;
    toLatest.hidden = true;
    frame.scrollTo({ top: frame.scrollHeight });
  };
  const notePosition = () => {
    pinned = frame.scrollHeight - frame.scrollTop - frame.clientHeight < 60;
    if (pinned) toLatest.hidden = true;
  };

  frame.addEventListener("scroll", notePosition);
  toLatest.addEventListener("click", scrollToEnd);
  const growth = new ResizeObserver(() => pinned && scrollToEnd());
  growth.observe(body);
  growth.observe(frame);

  function show(room) {
    const entries = logEntries(room.messages, room.me.tz);
    const nodes = entries.map((entry) => nodeOf(entry, room));
    const fresh = nodes.filter((node) => !node.isConnected && node.matches(".message"));
    forget(new Set(entries.map((entry) => entry.key)));
    arrange(body, [...nodes, room.aside()].filter(Boolean));
    if (fresh.length > 0) bringIntoView(fresh);
  }

  function nodeOf(entry, room) {
    const known = drawn.get(entry.key);
    const version = versionOf(entry, room);
    if (known?.version === version) return known.node;
    const focused = known?.node.contains(document.activeElement) ? document.activeElement : undefined;
    const node = entry.kind === "day" ? drawDay(entry, room) : drawMessage(entry, room, callbacks);
    if (focused) queueMicrotask(() => refocus(node, focused));
    if (known) node.classList.add("replaced");
    drawn.set(entry.key, { node, version });
    return node;
  }

  function forget(keys) {
    for (const key of drawn.keys()) if (!keys.has(key)) drawn.delete(key);
  }

  function bringIntoView(fresh) {
    const onlyReplaced = fresh.every((node) => node.classList.contains("replaced"));
    if (!pinned) toLatest.hidden = onlyReplaced;
    else if (fresh[0].offsetTop - 12 > frame.scrollHeight - frame.clientHeight) scrollToEnd();
    else showFrom(fresh[0]);
  }

  /** A message taller than the window is shown from its start, not its end. */
  function showFrom(node) {
    pinned = false;
    frame.scrollTo({ top: node.offsetTop - 12 });
  }

  /** Draws another channel: from nothing, unread by screen readers, at its end. */
  function startOver(draw) {
    frame.setAttribute("aria-busy", "true");
    drawn.clear();
    draw();
    scrollToEnd();
    requestAnimationFrame(() => frame.removeAttribute("aria-busy"));
  }

  return {
    show,
    startOver,
    scrollToEnd,
    showAction: (event) => drawn.has(event.ts) && showActionState(drawn.get(event.ts).node, event),
  };
}

function arrange(body, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...body.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => body.children[index] !== node && body.insertBefore(node, body.children[index] ?? null));
}

/** Changes whenever an entry has to be drawn anew. */
function versionOf(entry, room) {
  if (entry.kind === "day") return dayName(entry.moment, room.me.tz, sandboxNow());
  const source = JSON.stringify(entry);
  return JSON.stringify([source, room.authorOf(entry.message.user), datesKey(source, room.me.tz)]);
}

function refocus(node, before) {
  const action = before.closest(".control")?.dataset.action;
  const again = [...node.querySelectorAll(".control")].find((control) => control.dataset.action === action);
  (again?.querySelector("button, a, input, textarea") ?? node).focus();
}

function drawDay(entry, room) {
  return element("div", { class: "day", role: "separator" }, element("span", {}, dayName(entry.moment, room.me.tz, sandboxNow())));
}
