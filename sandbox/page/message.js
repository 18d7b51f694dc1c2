// One message, as the log and a thread show it.

import { drawBlocks } from "./blocks.js";
import { clockTime, fullTime, momentOf } from "./dates.js";
import { button, element, icon } from "./dom.js";
import { drawFiles } from "./files.js";
import { drawMrkdwn } from "./inline.js";
import { openMenu } from "./menu.js";
import { avatar } from "./people.js";
import { drawReactions } from "./reactions.js";

/**
 * A message of an entry of conversation.js. `callbacks` are dismiss(message), act(message, action),
 * suggest(message, asked), openThread(message) and runShortcut(message, shortcut); a room is what
 * log.js says.
 */
export function drawMessage({ message, follows }, room, callbacks) {
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
      message.ephemeral ? button("dismiss", () => callbacks.dismiss(message), "Dismiss") : undefined,
    ),
    drawTools(message, room, callbacks),
  );
}

function drawByline(author, message, room) {
  const moment = momentOf(message.ts);
  return element(
    "p",
    { class: "byline" },
    element("strong", { class: "author" }, author.name),
    author.isApp ? element("span", { class: "app-badge" }, "APP") : undefined,
    author.isExternal ? element("span", { class: "app-badge" }, "EXTERNAL") : undefined,
    element("time", { datetime: moment.toISOString(), title: fullTime(moment, room.me.tz) }, clockTime(moment, room.me.tz)),
  );
}

function drawContent(message, room, callbacks) {
  const context = { ...room, act: (action) => callbacks.act(message, action), suggest: (asked) => callbacks.suggest(message, asked) };
  const content = message.blocks?.length > 0
    ? drawBlocks(message.blocks, context)
    : element("div", { class: "prose" }, drawMrkdwn(message.text, context));
  return [
    element("div", { class: "content" }, message.failed ? icon("warning") : undefined, element("div", { class: "content-body" }, content)),
    message.edited ? element("span", { class: "edited" }, "(edited)") : undefined,
    message.pending ? element("span", { class: "edited" }, "Sending…") : undefined,
    message.files?.length ? drawFiles(message.files) : undefined,
    message.reactions?.length ? drawReactions(message.reactions, room) : undefined,
    message.reply_count > 0 && !room.inThread ? drawReplies(message, callbacks) : undefined,
  ];
}

function drawReplies(message, callbacks) {
  return button("replies", () => callbacks.openThread(message), icon("reply"), message.reply_count === 1 ? "1 reply" : `${message.reply_count} replies`);
}

/** What can be done with a message; not with one that only I see, which Slack does not keep. */
function drawTools(message, room, callbacks) {
  if (message.ephemeral || message.pending || message.failed) return undefined;
  const reply = button("icon-button", () => callbacks.openThread(message), icon("reply"));
  reply.setAttribute("aria-label", "Reply in thread");
  return element("div", { class: "message-tools" }, room.inThread ? undefined : reply, room.messageShortcuts.length > 0 ? drawShortcuts(message, room, callbacks) : undefined);
}

function drawShortcuts(message, { messageShortcuts: shortcuts, appName }, callbacks) {
  const items = [{ heading: `Shortcuts of ${appName}` }, ...shortcuts.map(({ name, description }) => ({
    content: [element("span", {}, name), description ? element("span", { class: "option-description" }, description) : undefined],
  }))];
  const more = button("icon-button", () => openMenu({ anchor: more, label: "Message shortcuts", items, onpick: (index) => callbacks.runShortcut(message, shortcuts[index - 1]) }), icon("more"));
  more.setAttribute("aria-label", "Message shortcuts");
  more.setAttribute("aria-haspopup", "menu");
  more.setAttribute("aria-expanded", "false");
  return more;
}
