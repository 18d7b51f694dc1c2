// The sandbox's control API, from the page's side.

const refusals = {
  channel_not_found: "This channel is gone, or not yours.",
  message_not_found: "This message is gone.",
  person_not_found: "This person is gone.",
  view_not_found: "This window is gone: the app may have closed or replaced it.",
  element_not_found: "The app took this control away.",
  option_not_found: "The app took this option away.",
  shortcut_not_found: "The app has no such shortcut any more.",
  submission_under_way: "The app is still working on it.",
  query_too_short: "Type a little more.",
  invalid_values: "Something in here needs another look.",
  is_archived: "This channel is archived: nobody can write here.",
  unknown_fault: "The sandbox does not know this fault.",
  bad_fault: "Fill in its settings first, or other ones.",
};

/** The workspace as one person sees it; the first person's, if `as` is unknown. */
export async function fetchState(as) {
  return answerOf(await fetch(`_sandbox/state${as ? `?as=${encodeURIComponent(as)}` : ""}`));
}

/** What happened after entry `after`: {entries, last}. */
export async function fetchTranscript(after = 0) {
  return answerOf(await fetch(`_sandbox/transcript?after=${after}`));
}

/** The faults that there are and those that hold: {kinds, active}. */
export async function fetchFaults() {
  return answerOf(await fetch("_sandbox/faults"));
}

/** What a person does, by the path it is posted to; each resolves once the sandbox took it. */
export const sendCommand = (command) => post("commands", command);
export const sendMessage = (message) => post("messages", message);
export const sendAction = (action) => post("actions", action);
export const sendShortcut = (shortcut) => post("shortcuts", shortcut);
export const sendHomeOpened = (opened) => post("home", opened);
export const sendViewAction = (action) => post("view_actions", action);
export const sendViewSubmission = (submission) => post("view_submissions", submission);
export const sendViewClose = (closing) => post("view_closes", closing);
export const sendSuggestion = (asked) => post("suggestions", asked);
export const sendClock = (moved) => post("clock", moved);
export const sendPerson = (changed) => post("people", changed);
export const sendFault = (fault) => post("faults", fault);

/**
 * Follows what happens for a person. `listeners` has a function for each event of the stream that
 * is wanted, which takes the event's data; `open` is called each time the stream stands and `lost`
 * each time it breaks (it comes back by itself). Returns a function that stops it.
 */
export function follow(as, { open, lost, ...listeners }) {
  let source;
  let retry;
  const connect = () => {
    source = new EventSource(`_sandbox/events?as=${encodeURIComponent(as)}`);
    source.addEventListener("open", open);
    source.addEventListener("error", () => {
      lost();
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(connect, 1000);
    });
    for (const [name, listener] of Object.entries(listeners)) {
      source.addEventListener(name, (event) => listener(JSON.parse(event.data)));
    }
  };
  connect();
  return () => {
    clearTimeout(retry);
    source.close();
  };
}

async function post(path, body) {
  return answerOf(await fetch(`_sandbox/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Error("The sandbox does not answer.");
  }));
}

/** The answer, or an Error with words for people; where inputs are to be mended, its `errors` says how. */
async function answerOf(response) {
  const answer = await response.json().catch(() => ({}));
  if (response.ok && answer.ok !== false) return answer;
  const failure = new Error(refusals[answer.error] ?? `The sandbox refused this${answer.error ? `: ${answer.error}` : ""}.`);
  if (answer.errors) failure.errors = answer.errors;
  throw failure;
}
