// What stands in a channel, as data. Pure: log.js draws it.

import { dayOf, momentOf } from "./dates.js";

const groupSeconds = 300;

/** The messages with one more, in order of time; one with the same ts is replaced. */
export function withMessage(messages, message) {
  const others = messages.filter((each) => each.ts !== message.ts);
  return [...others, message].sort((left, right) => compareTs(left.ts, right.ts));
}

/** The messages without the one of this ts. */
export function withoutMessage(messages, ts) {
  return messages.filter((each) => each.ts !== ts);
}

/** What stands in the channel itself: no replies, but on each parent how many it has. */
export function withoutReplies(messages) {
  return messages.filter((message) => !isReply(message)).map((message) => {
    const count = Math.max(message.reply_count ?? 0, repliesTo(messages, message.ts).length);
    return count > 0 ? { ...message, reply_count: count } : message;
  });
}

/** A thread: its parent, if it is still there, and the replies. */
export function threadOf(messages, ts) {
  return [...messages.filter((message) => message.ts === ts), ...repliesTo(messages, ts)];
}

/** Whether a message stands in a thread rather than in the channel. */
export function isReply({ ts, thread_ts, subtype }) {
  return Boolean(thread_ts) && thread_ts !== ts && subtype !== "thread_broadcast";
}

/**
 * What the log shows, top to bottom: {kind:"day",key,moment} and {kind:"message",key,message,follows}.
 * A message follows when it goes on what the same author said less than five minutes before.
 */
export function logEntries(messages, zone) {
  const entries = [];
  let last;
  for (const message of messages) {
    const moment = momentOf(message.ts);
    const newDay = !last || dayOf(momentOf(last.ts), zone) !== dayOf(moment, zone);
    if (newDay) entries.push({ kind: "day", key: `day ${dayOf(moment, zone)}`, moment });
    entries.push({ kind: "message", key: message.ts, message, follows: !newDay && isContinued(last, message) });
    last = message;
  }
  return entries;
}

function repliesTo(messages, ts) {
  return messages.filter((message) => message.thread_ts === ts && message.ts !== ts);
}

function isContinued(before, message) {
  return before.user === message.user && !before.ephemeral && !message.ephemeral
    && Number(message.ts) - Number(before.ts) < groupSeconds;
}

function compareTs(left, right) {
  const [leftSeconds, leftRest = ""] = left.split(".");
  const [rightSeconds, rightRest = ""] = right.split(".");
  return Number(leftSeconds) - Number(rightSeconds) || leftRest.localeCompare(rightRest);
}
