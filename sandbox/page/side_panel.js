// The room at the right: a thread, or what just happened. One at a time; what just happened comes
// back when the thread is closed.

import { button, element, fill, icon } from "./dom.js";

/** Where the window is too narrow for a place of its own, the side covers the room. */
const covers = window.matchMedia("(max-width: 1099px)");

/**
 * Takes over `root`. Panels are {key, title, note?, node, onclose}. Returns {open(panel), close(key), shows(key)};
 * the last one opened shows. `onchange()` is called each time it changes what shows.
 */
export function createSidePanel(root, onchange) {
  let panels = [];

  function open(panel) {
    panels = [...panels.filter(({ key }) => key !== panel.key), panel];
    draw();
    if (covers.matches) root.querySelector("button")?.focus();
  }

  function close(key) {
    const was = panels.length;
    panels = panels.filter((panel) => panel.key !== key);
    if (panels.length !== was) draw();
  }

  function draw() {
    const panel = panels.at(-1);
    root.hidden = !panel;
    document.body.classList.toggle("with-side", Boolean(panel));
    if (panel && root.dataset.key !== panel.key) fill(root, [drawHead(panel), panel.node]);
    if (panel) root.setAttribute("aria-label", panel.title);
    root.dataset.key = panel?.key ?? "";
    if (!panel) fill(root, []);
    onchange();
  }

  function drawHead(panel) {
    const closeButton = button("icon-button", () => panel.onclose(), icon("close"));
    closeButton.setAttribute("aria-label", `Close: ${panel.title}`);
    return element("header", { class: "side-head" }, element("div", { class: "side-title" }, element("h2", {}, panel.title), panel.note ? element("p", {}, panel.note) : undefined), closeButton);
  }

  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    panels.at(-1)?.onclose();
  });
  return { open, close, shows: (key) => panels.at(-1)?.key === key };
}
