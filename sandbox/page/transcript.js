// The sandbox's transcript as data: what each kind of entry means, and the list of them. Pure.

/** How many entries the page keeps. */
export const mostEntries = 600;

const kinds = {
  envelope: { sentence: "Slack sent the app an envelope", plural: "Envelopes to the app", icon: "file" },
  ack: { sentence: "The app acknowledged it", plural: "Acknowledgements", icon: "check" },
  api: { sentence: "The app called Slack", plural: "Web API calls", icon: "send" },
  response_url: { sentence: "The app answered at its response URL", plural: "Response URLs", icon: "reply" },
  socket: { sentence: "The app's connection", plural: "Connections", icon: "pulse" },
  upload: { sentence: "The app uploaded a file", plural: "Uploads", icon: "file" },
  fault: { sentence: "A fault, on request", plural: "Faults", icon: "warning" },
  clock: { sentence: "Sandbox time", plural: "Sandbox time", icon: "clock" },
};

/** {sentence, plural, icon} of a kind, one that this page does not know included. */
export function wordsOfKind(kind) {
  return kinds[kind] ?? { sentence: kind, plural: kind, icon: "info" };
}

/** What an entry says in a sentence, with how it ended where that is known. */
export function sentenceOf({ kind, ok, milliseconds, detail }) {
  const error = detail?.answer?.error ?? detail?.error;
  if (kind === "ack" && ok === false) return `The app did not acknowledge it${error ? `: ${error}` : ""}`;
  if (kind === "ack" && typeof milliseconds === "number") return `The app acknowledged after ${Math.round(milliseconds)} ms`;
  if (kind === "api") return `The app called Slack → ${ok === false ? error ?? "no answer" : "ok"}`;
  if (ok === false && error) return `${wordsOfKind(kind).sentence} → ${error}`;
  return wordsOfKind(kind).sentence;
}

/** The entries with more of them, by number and once each; the oldest go first. */
export function withEntries(entries, more) {
  const all = new Map([...entries, ...more].map((entry) => [entry.n, entry]));
  return [...all.values()].sort((left, right) => left.n - right.n).slice(-mostEntries);
}

/** The kinds among entries, in the order of the table. */
export function kindsIn(entries) {
  const present = new Set(entries.map(({ kind }) => kind));
  return [...Object.keys(kinds).filter((kind) => present.has(kind)), ...[...present].filter((kind) => !(kind in kinds))];
}

/** What to call an entry: its title, else what its kind means. */
export function titleOf({ title, kind }) {
  return title || wordsOfKind(kind).sentence;
}
