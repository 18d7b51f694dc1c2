// Pictures: in blocks, and larger in a dialog of their own.

import { button, element, icon } from "./dom.js";
import { keepFocusInside } from "./focus.js";

/**
 * The picture of an image block or element: of this origin, or a file of the sandbox. One that
 * stands elsewhere is described. With `opens`, a click shows it larger.
 */
export function drawPicture(part, className, { opens = false } = {}) {
  const address = addressOf(part);
  const alt = part.alt_text ?? "";
  if (!address) return element("span", { class: `${className} not-loaded` }, icon("eye"), `Picture: ${alt || "no description"} `, element("small", {}, "It stands on another server, so the sandbox does not load it."));
  if (!opens) return element("img", { class: className, src: address, alt });
  return drawOpening({ address, alt, title: part.title?.text }, className);
}

/** A picture that opens larger when it is pressed. */
export function drawOpening(picture, className) {
  const opener = button("picture-button", () => openPicture(picture), element("img", { class: className, src: picture.address, alt: picture.alt, onerror: (event) => event.currentTarget.closest("button").classList.add("missing") }));
  opener.title = "Open larger";
  return opener;
}

function openPicture({ address, alt, title }) {
  const close = button("icon-button", () => leave(), icon("close"));
  close.setAttribute("aria-label", "Close");
  const dialog = element(
    "dialog",
    { class: "lightbox", "aria-label": title || alt || "Picture", onclose: () => dialog.remove() },
    element("header", { class: "lightbox-head" }, element("p", {}, title || alt), element("a", { class: "control-button", href: address, download: true }, icon("download"), "Download"), close),
    element("img", { src: address, alt }),
    title && alt ? element("p", { class: "lightbox-alt" }, alt) : undefined,
  );
  const leave = () => dialog.close();
  dialog.addEventListener("click", (event) => event.target === dialog && leave());
  keepFocusInside(dialog);
  document.getElementById("layer").append(dialog);
  dialog.showModal();
  close.focus();
}

function addressOf({ image_url, slack_file }) {
  if (slack_file?.id) return new URL(`_sandbox/files/${encodeURIComponent(slack_file.id)}`, document.baseURI).href;
  const named = /\b(F[A-Z0-9]{6,})\b/.exec(slack_file?.url ?? "");
  if (named) return addressOf({ slack_file: { id: named[1] } });
  const address = image_url && URL.canParse(image_url, document.baseURI) && new URL(image_url, document.baseURI);
  return address && address.origin === window.location.origin ? address.href : undefined;
}
