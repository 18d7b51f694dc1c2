// The messages of a channel, kept in step with the data: what did not change stays the same element,
// so that focus, scrolling and screen readers are left alone.

import { drawBlocks } from "./blocks.js";
import { showActionState } from "./controls.js";
import { clockTime, dayName, fullTime, momentOf } from "./dates.js";
import { button, element, icon } from "./dom.js";
import { drawMrkdwn } from "./inline.js";
import { avatar } from "./people.js";
import { logEntries } from "./conversation.js";

/**
 * Takes over the elements of the log. `callbacks` are dismiss(message) and act(message, action).
 * Returns {show(room), startOver(draw), showAction(event), scrollToEnd()}; a room is {messages, me, authorOf,
 * personName, channelName, aside}, where aside() draws what stands below the messages, if anything.
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
    const version = JSON.stringify(entry);
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

function refocus(node, before) {
  const action = before.closest(".control")?.dataset.action;
  const again = [...node.querySelectorAll(".control")].find((control) => control.dataset.action === action);
  (again?.firstElementChild ?? node).focus();
}

function drawDay(entry, room) {
  return element("div", { class: "day", role: "separator" }, element("span", {}, dayName(entry.moment, room.me.tz, new Date())));
}

function drawMessage({ message, follows }, room, callbacks) {
  const author = room.authorOf(message.user);
  const time = clockTime(momentOf(message.ts), room.me.tz);
  const kinds = [follows && "follows", message.ephemeral && "ephemeral", message.failed && "failed", message.pending && "pending"];
  return element(
    "article",
    { class: ["message", ...kinds.filter(Boolean)].join(" "), tabindex: "-1", "data-ts": message.ts, "aria-label": `${author.name}, ${time}${message.ephemeral ? ", only visible to you" : ""}` },
    message.ephemeral ? element("p", { class: "only-you" }, icon("eye"), "Only visible to you") : undefined,
    element("div", { class: "message-gutter" }, follows ? element("span", { class: "gutter-time", "aria-hidden": "true" }, time.replace(/ [AP]M$/, "")) : avatar(author)),
    element(
      "div",
      { class: "message-main" },
      follows ? undefined : drawByline(author, message, room),
      drawContent(message, room, callbacks),
      message.ephemeral ? drawDismiss(message, callbacks) : undefined,
    ),
  );
}

function drawByline(author, message, room) {
  const moment = momentOf(message.ts);
  return element(
    "p",
    { class: "byline" },
    element("strong", { class: "author" }, author.name),
    author.isApp ? element("span", { class: "app-badge" }, "APP") : undefined,
    element("time", { datetime: moment.toISOString(), title: fullTime(moment, room.me.tz) }, clockTime(moment, room.me.tz)),
  );
}

function drawContent(message, room, callbacks) {
  const context = { ...room, act: (action) => callbacks.act(message, action) };
  const content = message.blocks?.length > 0
    ? drawBlocks(message.blocks, context)
    : element("div", { class: "prose" }, drawMrkdwn(message.text, context));
  return [
    element("div", { class: "content" }, message.failed ? icon("warning") : undefined, element("div", { class: "content-body" }, content)),
    message.edited ? element("span", { class: "edited" }, "(edited)") : undefined,
    message.pending ? element("span", { class: "edited" }, "Sending…") : undefined,
  ];
}

function drawDismiss(message, callbacks) {
  return button("dismiss", () => callbacks.dismiss(message), "Dismiss");
}
