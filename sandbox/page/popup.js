// What pops up at a button and goes away again: menus and pickers. One is open at a time.

let closeCurrent = () => {};

/**
 * Shows `node` at the button `anchor`; nothing if that button's own one was open, which then is
 * closed instead. Returns close(refocus), or undefined. `onclose` is called however it closes.
 */
export function openPopup({ anchor, node, onclose = () => {} }) {
  const reopened = anchor.getAttribute("aria-expanded") === "true";
  closeCurrent();
  if (reopened) return undefined;
  const outside = (event) => !node.contains(event.target) && !anchor.contains(event.target) && close(false);
  const dismiss = () => close(false);

  function close(refocus) {
    if (!node.isConnected) return;
    node.remove();
    anchor.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside, true);
    window.removeEventListener("resize", dismiss);
    closeCurrent = () => {};
    if (refocus) anchor.focus();
    onclose();
  }

  closeCurrent = dismiss;
  document.addEventListener("pointerdown", outside, true);
  window.addEventListener("resize", dismiss);
  anchor.setAttribute("aria-expanded", "true");
  layerOf(anchor).append(node);
  placeAt(node, anchor);
  return close;
}

/** Puts a popup under its button, or above it where there is more room. */
export function placeAt(node, anchor) {
  const at = anchor.getBoundingClientRect();
  const below = window.innerHeight - at.bottom - 12;
  const above = at.top - 12;
  const upward = below < Math.min(node.offsetHeight, 240) && above > below;
  node.style.maxHeight = `${Math.max(upward ? above : below, 120)}px`;
  node.style.minWidth = `${Math.min(at.width, window.innerWidth - 16)}px`;
  node.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - node.offsetWidth - 8))}px`;
  node.style[upward ? "bottom" : "top"] = `${upward ? window.innerHeight - at.top + 4 : at.bottom + 4}px`;
}

/** Where a popup must hang to lie above its button: a dialog covers everything outside itself. */
function layerOf(anchor) {
  return anchor.closest("dialog") ?? document.getElementById("layer");
}
