// The sandbox's time, which can be moved. Every "now" of the page is this one.

import { localOfSeconds } from "./dates.js";

let received = { at: Date.now(), now: Date.now(), movedBy: 0 };

/** Goes by the sandbox's clock ({now, moved_by}, in seconds) from here on. */
export function setClock(clock) {
  if (clock) received = { at: Date.now(), now: clock.now * 1000, movedBy: clock.moved_by ?? 0 };
}

/** The sandbox's present moment. */
export function sandboxNow() {
  return new Date(received.now + Date.now() - received.at);
}

/** Changes whenever what a source (JSON) says about dates does: "today", "3 hours ago"; empty without dates. */
export function datesKey(source, zone) {
  return /!date\^|"type":"date"/.test(source) ? localOfSeconds(Math.floor(sandboxNow() / 1000), zone).slice(0, 13) : "";
}

/** By how many seconds the sandbox's time was moved; 0 if it is the machine's. */
export function movedBy() {
  return received.movedBy;
}
