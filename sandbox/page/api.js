// The sandbox's control API, from the page's side.

const refusals = {
  channel_not_found: "This channel is gone, or not yours.",
  message_not_found: "This message is gone.",
  person_not_found: "This person is gone.",
};

/** The workspace as one person sees it; the first person's, if `as` is unknown. */
export async function fetchState(as) {
  return answerOf(await fetch(`_sandbox/state${as ? `?as=${encodeURIComponent(as)}` : ""}`));
}

export function sendCommand(command) {
  return post("commands", command);
}

export function sendMessage(message) {
  return post("messages", message);
}

export function sendAction(action) {
  return post("actions", action);
}

/**
 * Follows what happens for a person. `listeners` has a function for each of message, replaced,
 * deleted, app and action, which takes the event's data; `open` is called each time the stream
 * stands and `lost` each time it breaks (it comes back by itself). Returns a function that stops it.
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

async function answerOf(response) {
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw new Error(refusals[answer.error] ?? `The sandbox refused this${answer.error ? `: ${answer.error}` : ""}.`);
}
