// The sidebar as a drawer, where the window is narrow.

/** Makes a button open the sidebar over the room. Returns {close()}. */
export function createDrawer({ button, sidebar, scrim, room }) {
  const isOpen = () => !scrim.hidden;

  function set(open) {
    sidebar.classList.toggle("open", open);
    scrim.hidden = !open;
    room.inert = open;
    button.setAttribute("aria-expanded", String(open));
  }

  function open() {
    set(true);
    sidebar.querySelector("a, button")?.focus();
  }

  function close() {
    const wasOpen = isOpen();
    set(false);
    if (wasOpen && getComputedStyle(button).display !== "none") button.focus();
  }

  button.addEventListener("click", open);
  scrim.addEventListener("click", close);
  sidebar.addEventListener("keydown", (event) => event.key === "Escape" && close());
  window.addEventListener("resize", () => isOpen() && close());
  return { close };
}
