// A thread: its messages, and a box to answer in.

import { createComposer } from "./composer.js";
import { threadOf } from "./conversation.js";
import { element, freshId } from "./dom.js";
import { createLog } from "./log.js";

/**
 * One thread's panel. `callbacks` are those of drawMessage, and send(words). Returns {node, show(room),
 * showAction(event), focus()}; a room is that of the log, with all of its channel's messages.
 */
export function createThread(ts, callbacks) {
  const body = element("div", { class: "log-body" });
  const frame = element("div", { class: "log", tabindex: "0", role: "log", "aria-label": "Thread", id: freshId("thread") }, body);
  const toLatest = element("button", { type: "button", class: "to-latest", hidden: true }, "Newer messages");
  const box = element("div", { class: "composer-frame" });
  const node = element("div", { class: "thread" }, element("div", { class: "log-frame" }, frame, toLatest), box);
  const log = createLog({ frame, body, toLatest }, callbacks);
  const composer = createComposer(box, async ({ text, command }) => {
    if (command) throw new Error("Slash commands do not run in threads. Write it in the channel.");
    await callbacks.send(text);
  }, () => {});

  function show(room) {
    composer.show({ key: ts, label: "Reply", commands: [], closed: room.closed });
    log.show({ ...room, inThread: true, messages: threadOf(room.messages, ts), aside: () => undefined });
  }
  return { ts, node, show, showAction: log.showAction, focus: composer.focus };
}
