// What stands at the right: the thread that is read, and what just happened.

import { fetchFaults, fetchTranscript, sendFault } from "./api.js";
import { element, icon } from "./dom.js";
import { createFaults } from "./faults.js";
import { createHappened } from "./happened.js";
import { createSidePanel } from "./side_panel.js";
import { createThread } from "./thread.js";

const remembered = "what just happened";

/**
 * Takes over the side and the button of "What just happened". `callbacks` are those of drawMessage,
 * say(channel, words, thread) and left(), called when the side closed. Returns {openThread(message),
 * forgetThreads(), showThread(facts), focusThread(), showAction(event), catchUp(zone), add(entries),
 * refreshFaults()}; facts(channel) are the room that log.js draws, of that channel.
 */
export function createSide({ root, toggle, callbacks }) {
  const faultRoot = element("div");
  const happenedRoot = element("div", { class: "happened-body" });
  const happened = createHappened(happenedRoot);
  const faults = createFaults(faultRoot, { load: fetchFaults, send: sendFault });
  const panel = createSidePanel(root, () => {
    const open = panel.shows("happened");
    toggle.setAttribute("aria-expanded", String(open));
    toggle.classList.toggle("on", open);
  });
  const threads = new Map();
  let thread;
  let last = 0;

  const happenedPanel = {
    key: "happened",
    title: "What just happened",
    note: "Between Slack and the app, in order",
    node: element("div", { class: "happened-panel" }, happenedRoot, faultRoot),
    onclose: () => remember(false),
  };

  function remember(open) {
    localStorage.setItem(remembered, open ? "open" : "");
    if (open) panel.open(happenedPanel);
    else panel.close("happened");
    if (!open) toggle.focus();
  }

  function openThread(message) {
    const ts = message.thread_ts || message.ts;
    if (!threads.has(ts)) threads.set(ts, { ...createThread(ts, { ...callbacks, send: (text) => callbacks.say(message.channel, { text }, ts) }), channel: message.channel });
    thread = threads.get(ts);
    panel.close("thread");
    panel.open({ key: "thread", title: "Thread", node: thread.node, onclose: closeThread });
  }

  function closeThread() {
    if (!thread) return;
    thread = undefined;
    panel.close("thread");
    callbacks.left();
  }

  function forgetThreads() {
    closeThread();
    threads.clear();
  }

  async function catchUp(zone) {
    happened.show({ zone });
    const answer = await fetchTranscript(last).catch(() => undefined);
    if (answer && answer.last < last) {
      last = 0;
      happened.clear();
      return catchUp(zone);
    }
    add(answer?.entries ?? []);
    return undefined;
  }

  function add(entries) {
    last = Math.max(last, ...entries.map(({ n }) => n));
    happened.add(entries);
  }

  toggle.append(icon("pulse"), element("span", { class: "head-words" }, "What just happened"));
  toggle.addEventListener("click", () => remember(!panel.shows("happened")));
  if (localStorage.getItem(remembered) === "open" && window.matchMedia("(min-width: 1100px)").matches) panel.open(happenedPanel);

  return {
    openThread,
    forgetThreads,
    catchUp,
    add,
    refreshFaults: faults.refresh,
    showThread: (facts) => thread?.show(facts(thread.channel)),
    focusThread: () => thread?.focus(),
    showAction: (event) => thread?.showAction(event),
  };
}
