// Where the keyboard is.

const reachable = "a[href], button:not([disabled]), input:not([disabled]), textarea, select, [tabindex='0']";

/** Makes Tab go round inside a node instead of leaving it. */
export function keepFocusInside(node) {
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.defaultPrevented) return;
    const all = [...node.querySelectorAll(reachable)].filter((each) => each.tabIndex >= 0 && each.getClientRects().length > 0);
    const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
    if (document.activeElement !== from) return;
    event.preventDefault();
    to.focus();
  });
}
