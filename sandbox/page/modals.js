// The stack of modals that the app opened for a person: one dialog for each, the last one on top.

import { button, element, fill, freshId, icon } from "./dom.js";
import { showInputErrors } from "./input_block.js";
import { drawPlain } from "./inline.js";
import { keepFocusInside } from "./focus.js";
import { createViewBody } from "./view_body.js";

const trouble = "We had some trouble connecting. Try again?";

/**
 * Shows modals inside `layer`. `callbacks` are submit(view, values), close(view, {clear}) and
 * act(view, action, values), which return promises, suggest(view, asked), and focusLost(), called when
 * a modal closed and what had the focus before is gone. Returns {show(views, room), showState(event), showAction(event), calm()}; a room is what drawBlocks
 * needs to know about the workspace.
 */
export function createModals(layer, callbacks) {
  let stack = [];

  function show(views, room) {
    const before = stack.length;
    const ids = new Set(views.map(({ id }) => id));
    stack.filter((modal) => !ids.has(modal.id)).reverse().forEach((modal) => modal.remove());
    stack = views.map((view) => updated(stack.find(({ id }) => id === view.id), view) ?? createModal(view, layer, room, callbacks));
    stack.forEach((modal, index) => modal.place(stack.length - 1 - index, stack.length > 1));
    if (stack.length < before && document.activeElement === document.body) callbacks.focusLost();
  }

  const find = (event) => stack.find(({ id }) => id === event.view_id);
  return {
    show,
    calm: () => stack.forEach((modal) => modal.calm()),
    showState: (event) => find(event)?.showState(event),
    showAction: (event) => find(event)?.showAction(event),
  };
}

function updated(modal, view) {
  modal?.update(view);
  return modal;
}

function createModal(first, layer, room, callbacks) {
  let view = first;
  let working = false;
  const heading = element("h2", { class: "modal-title", id: freshId("modal-title") });
  const body = createViewBody(first, {
    ...room,
    act: (action, values) => callbacks.act(view, action, values),
    suggest: (asked) => callbacks.suggest(view, asked),
  });
  const closeButton = button("icon-button modal-close", () => leave(true), icon("close"));
  const said = element("p", { class: "modal-said", role: "alert" });
  const cancel = button("control-button", () => leave(false));
  const submitButton = element("button", { type: "submit", class: "control-button primary" });
  const form = element(
    "form",
    { class: "modal-form", novalidate: true, onsubmit: (event) => send(event) },
    element("header", { class: "modal-head" }, heading, closeButton),
    element("div", { class: "modal-body", tabindex: "0", role: "group", "aria-labelledby": heading.id }, body.node),
    element("footer", { class: "modal-foot" }, said, cancel, submitButton),
  );
  const dialog = element("dialog", { class: "modal", "aria-labelledby": heading.id, oncancel: (event) => event.preventDefault() }, form);
  keepFocusInside(dialog);
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave(false);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && view.submit) form.requestSubmit();
    else return;
    event.preventDefault();
  });

  function drawFrame() {
    fill(heading, [drawPlain(view.title?.text)]);
    fill(cancel, [drawPlain(view.close?.text ?? (view.submit ? "Cancel" : "Close"))]);
    fill(submitButton, [drawPlain(view.submit?.text ?? "Submit")]);
    submitButton.hidden = !view.submit;
  }

  function update(next) {
    view = next;
    drawFrame();
    body.update(next);
  }

  function setWorking(isWorking) {
    working = isWorking;
    form.classList.toggle("at-work", isWorking);
    submitButton.setAttribute("aria-busy", String(isWorking));
    submitButton.classList.toggle("busy", isWorking);
  }

  function tell(words) {
    fill(said, words ? [icon("warning"), words] : []);
  }

  async function send(event) {
    event.preventDefault();
    if (working || !view.submit) return;
    tell("");
    showInputErrors(form, {});
    setWorking(true);
    try {
      await callbacks.submit(view, body.values());
    } catch (failure) {
      showState({ state: "failed", error: failure.errors ? "" : failure.message, errors: failure.errors });
    }
  }

  function showState({ state, error, errors }) {
    setWorking(state === "working");
    const shown = state !== "working" && showInputErrors(form, errors ?? {});
    tell(state === "failed" && !shown ? error || trouble : "");
  }

  async function leave(clear) {
    await callbacks.close(view, { clear }).catch((failure) => tell(failure.message));
  }

  function place(depth, stacked) {
    dialog.dataset.depth = String(depth);
    closeButton.setAttribute("aria-label", stacked ? "Close all" : "Close");
  }

  function remove() {
    dialog.close();
    dialog.remove();
  }

  drawFrame();
  layer.append(dialog);
  dialog.showModal();
  (dialog.querySelector("[data-focus]") ?? dialog.querySelector(".modal-body :is(input, textarea, button, a[href])") ?? closeButton).focus();
  return { id: first.id, update, showState, place, showAction: body.showAction, remove, calm: () => setWorking(false) };
}
