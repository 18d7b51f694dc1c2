// Files under a message: pictures as pictures, anything else as a card to download.

import { element, icon } from "./dom.js";
import { drawOpening } from "./pictures.js";

const shown = new Set(["image/png", "image/jpeg", "image/gif"]);

/** The files of a message. */
export function drawFiles(files) {
  return element("div", { class: "files" }, files.map(drawFile));
}

/** "1.4 MB" */
export function sizeWords(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  const [unit, size] = bytes < 1_000_000 ? ["kB", 1000] : ["MB", 1_000_000];
  return `${(bytes / size).toFixed(bytes / size < 10 ? 1 : 0)} ${unit}`;
}

function drawFile(file) {
  const title = file.title || file.name;
  if (file.processing) return element("p", { class: "file-card processing", role: "status" }, element("span", { class: "spinner", "aria-hidden": "true" }), element("span", { class: "file-words" }, element("strong", {}, title), element("span", {}, "Slack is still processing this file")));
  if (!shown.has(file.mimetype)) return drawCard(file, title);
  return element("figure", { class: "file-picture" }, element("figcaption", {}, title), drawOpening({ address: file.address, alt: file.alt_txt || title, title }, "picture"));
}

function drawCard(file, title) {
  return element(
    "a",
    { class: "file-card", href: file.address, download: file.name || true },
    element("span", { class: "file-mark" }, icon("file")),
    element("span", { class: "file-words" }, element("strong", {}, title), element("span", {}, `${kindOf(file)}, ${sizeWords(file.size ?? 0)}`)),
    element("span", { class: "file-get" }, icon("download"), element("span", { class: "for-readers" }, "Download")),
  );
}

function kindOf({ name = "", mimetype = "" }) {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1];
  return ending ? `${ending.toUpperCase()} file` : mimetype || "File";
}
