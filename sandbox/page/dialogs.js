// Questions that wait for an answer.

import { button, element, freshId } from "./dom.js";
import { drawText } from "./inline.js";

/** Asks what a Block Kit confirm object asks. Resolves to whether the person went on. */
export function askToConfirm(confirm, context) {
  const title = freshId("dialog-title");
  const answer = (value) => () => dialog.close(value);
  const dialog = element(
    "dialog",
    { class: "dialog", "aria-labelledby": title },
    element("h2", { id: title }, confirm.title?.text ?? "Are you sure?"),
    element("div", { class: "prose" }, drawText(confirm.text, context)),
    element(
      "div",
      { class: "dialog-buttons" },
      button("control-button", answer("no"), confirm.deny?.text ?? "Cancel"),
      button(`control-button ${confirm.style === "danger" ? "danger" : "primary"}`, answer("yes"), confirm.confirm?.text ?? "Yes"),
    ),
  );
  document.getElementById("layer").append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    dialog.showModal();
  });
}
