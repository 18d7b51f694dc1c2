// The sandbox's time, which can be moved. Every "now" of the page is this one.

let received = { at: Date.now(), now: Date.now(), movedBy: 0 };

/** Goes by the sandbox's clock ({now, moved_by}, in seconds) from here on. */
export function setClock(clock) {
  if (clock) received = { at: Date.now(), now: clock.now * 1000, movedBy: clock.moved_by ?? 0 };
}

/** The sandbox's present moment. */
export function sandboxNow() {
  return new Date(received.now + Date.now() - received.at);
}

/** By how many seconds the sandbox's time was moved; 0 if it is the machine's. */
export function movedBy() {
  return received.movedBy;
}
