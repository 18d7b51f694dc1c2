// Passing notices at the edge of the page.

import { button, element, icon } from "./dom.js";

const stay = 8000;

/** Shows a notice for a while, read out by screen readers; it stays as long as it is pointed at. */
export function showToast(words, { trouble = true } = {}) {
  const close = button("icon-button", () => toast.remove(), icon("close"));
  close.setAttribute("aria-label", "Dismiss");
  const toast = element("div", { class: trouble ? "toast trouble-toast" : "toast", role: trouble ? "alert" : "status" }, icon(trouble ? "warning" : "info"), element("p", {}, words), close);
  let going = setTimeout(() => toast.remove(), stay);
  toast.addEventListener("pointerenter", () => clearTimeout(going));
  toast.addEventListener("pointerleave", () => (going = setTimeout(() => toast.remove(), stay)));
  layer().append(toast);
  return toast;
}

/** Toasts lie above an open dialog, which covers everything outside itself. */
function layer() {
  const host = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.getElementById("layer");
  const known = host.querySelector(":scope > .toasts");
  if (known) return known;
  const made = element("div", { class: "toasts" });
  host.append(made);
  return made;
}
