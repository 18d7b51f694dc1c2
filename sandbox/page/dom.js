// Builds elements. Text always becomes text nodes: no data is ever read as HTML.

const propertyNames = new Set(["hidden", "disabled", "value", "open", "tabIndex", "checked"]);

/** An element with attributes, `on…` listeners, properties and children; empty children are left out. */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(node, name, value);
  return fill(node, children);
}

/** Replaces what a node holds. */
export function fill(node, children) {
  node.replaceChildren(...flatten(children));
  return node;
}

/** Makes the drawings of icons.svg part of the page, so that they stay when the server goes. */
export async function loadIcons() {
  const source = await (await fetch("icons.svg")).text();
  const drawings = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
  drawings.setAttribute("class", "drawings");
  drawings.setAttribute("aria-hidden", "true");
  document.body.append(document.adoptNode(drawings));
}

/** An icon of icons.svg; for the eye only, so whatever holds it needs words of its own. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** A button that does something here and sends no form. */
export function button(className, onclick, ...children) {
  return element("button", { type: "button", class: className, onclick }, ...children);
}

let lastId = 0;

/** An id that no other element has. */
export function freshId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

function set(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (propertyNames.has(name)) node[name] = value;
  else node.setAttribute(name, value === true ? "" : String(value));
}

function flatten(children) {
  return children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== "" && child !== false);
}
