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
  const boxes = Object.entries(members).map(([name, form]) => ({ name, ...drawMember(name, form) }));
  const send = () => ask({ kind, ...Object.fromEntries(boxes.map(({ name, read }) => [name, read()]).filter(([, value]) => value !== undefined)) });
  return element(
    "form",
    { class: "fault", onsubmit: (event) => (event.preventDefault(), send()) },
    element("div", { class: "fault-head" }, element("div", {}, element("strong", {}, kind.replaceAll("_", " ")), element("p", {}, what)), element("button", { type: "submit", class: "control-button small", "aria-label": `Do it: ${kind.replaceAll("_", " ")}` }, "Do it")),
    boxes.length > 0 ? element("div", { class: "fault-members" }, boxes.map(({ label }) => label)) : undefined,
  );
}

/** An input for a member of a fault. Its form is a list of values, an example value, or an object with `values` or `default`. */
function drawMember(name, form) {
  const values = Array.isArray(form) ? form : form?.values;
  const usual = Array.isArray(form) ? form[0] : typeof form === "object" ? form?.default : form;
  const isNumber = typeof usual === "number" || form?.type === "number" || form?.type === "integer";
  const box = values
    ? element("select", { class: "text-input small" }, values.map((value) => element("option", { value: String(value) }, String(value))))
    : element("input", { class: "text-input small", type: "text", inputmode: isNumber ? "numeric" : undefined, value: isNumber ? String(usual ?? "") : "", placeholder: isNumber ? undefined : form?.what ?? (typeof usual === "string" ? usual : undefined) });
  if (values && usual !== undefined) box.value = String(usual);
  const read = () => (box.value === "" ? undefined : isNumber ? Number(box.value) : typedAs(values, box.value));
  return { read, label: element("label", { class: "fault-member" }, element("span", {}, name.replaceAll("_", " ")), box) };
}

function typedAs(values, text) {
  return values?.find((value) => String(value) === text) ?? text;
}

function activeWords(fault) {
  if (typeof fault === "string") return fault;
  const { kind, what, ...rest } = fault;
  const settings = Object.entries(rest).filter(([, value]) => typeof value !== "object").map(([name, value]) => `${name.replaceAll("_", " ")} ${value}`);
  return [kind?.replaceAll("_", " ") ?? what, ...settings].filter(Boolean).join(", ");
}
