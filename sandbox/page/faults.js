// Faults on request: what may go wrong between Slack and the app, one click each.

import { button, element, fill, icon } from "./dom.js";

/**
 * Fills `root` with the faults there are. `load()` resolves to {kinds, active}; `send(fault)` asks
 * for one. Returns {refresh()}.
 */
export function createFaults(root, { load, send }) {
  const list = element("div", { class: "fault-list" });
  const active = element("div", { class: "fault-active", role: "status" });
  const said = element("p", { class: "modal-said", role: "alert" });
  const summary = element("summary", {}, icon("bolt"), "Let something go wrong");
  const details = element("details", { class: "faults", ontoggle: () => details.open && refresh() }, summary, active, said, list);
  fill(root, [details]);
  let known = "";

  async function refresh() {
    try {
      const { kinds, active: now } = await load();
      drawActive(now);
      const source = JSON.stringify(kinds);
      if (source !== known) fill(list, kinds.filter(({ kind }) => kind !== "clear").map((fault) => drawFault(fault, ask)));
      known = source;
    } catch (failure) {
      tell(failure.message);
    }
  }

  function drawActive(now = []) {
    details.classList.toggle("active", now.length > 0);
    summary.replaceChildren(icon("bolt"), now.length > 0 ? `Let something go wrong (${now.length} on)` : "Let something go wrong");
    fill(active, now.length === 0 ? [] : [element("p", {}, element("strong", {}, "Now: "), now.map(activeWords).join("; ")), button("control-button small", () => ask({ kind: "clear" }), "Back to normal")]);
  }

  async function ask(fault) {
    tell("");
    await send(fault).catch((failure) => tell(failure.message));
    await refresh();
  }

  function tell(words) {
    fill(said, words ? [icon("warning"), words] : []);
  }
  return { refresh };
}

function drawFault({ kind, what, members = {} }, ask) {
  const boxes = Object.entries(members).map(([name, words]) => ({ name, ...drawMember(name, words) }));
  const send = () => ask({ kind, ...Object.fromEntries(boxes.map(({ name, read }) => [name, read()]).filter(([, value]) => value !== undefined)) });
  return element(
    "form",
    { class: "fault", onsubmit: (event) => (event.preventDefault(), send()) },
    element("div", { class: "fault-head" }, element("div", {}, element("strong", {}, wordsOfName(kind)), element("p", {}, what)), element("button", { type: "submit", class: "control-button small", "aria-label": `Do it: ${wordsOfName(kind)}` }, "Do it")),
    boxes.length > 0 ? element("div", { class: "fault-members" }, boxes.map(({ label }) => label)) : undefined,
  );
}

/**
 * An input for a member of a fault. `words` say what it is, as the sandbox tells it; values that
 * they quote are offered.
 */
function drawMember(name, words) {
  const { values, usual } = offeredIn(words);
  const box = values.length > 1
    ? element("select", { class: "text-input small" }, values.map((value) => element("option", { value }, value)))
    : element("input", { class: "text-input small", type: "text", value: usual ?? "", placeholder: words, title: words });
  if (usual) box.value = usual;
  return { read: () => typedValue(box.value), label: element("label", { class: "fault-member" }, element("span", {}, wordsOfName(name)), box) };
}

/** The values that words quote, and the usual one among them: `"one" or "all" (default)`. Pure. */
export function offeredIn(words) {
  const quoted = [...String(words).matchAll(/"([^"]+)"(\s*\(default\))?/g)];
  return { values: quoted.map(([, value]) => value), usual: (quoted.find(([, , isDefault]) => isDefault) ?? quoted[0])?.[1] };
}

/** What was typed, as JSON would have it: a number, true, false or text; nothing if it was left empty. Pure. */
export function typedValue(text) {
  if (text.trim() === "") return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  return { true: true, false: false }[text] ?? text;
}

function wordsOfName(name) {
  return name.replaceAll("_", " ");
}

function activeWords(fault) {
  if (typeof fault === "string") return fault;
  const { kind, what, ...rest } = fault;
  const settings = Object.entries(rest).filter(([, value]) => typeof value !== "object").map(([name, value]) => `${wordsOfName(name)} ${value}`);
  return [kind ? wordsOfName(kind) : what, ...settings].filter(Boolean).join(", ");
}
