// The box that messages and slash commands are typed in.

import { commandBeingFilled, matchingCommands, matchingShortcuts, movedChoice, readCommand } from "./completion.js";
import { button, element, fill, freshId, icon } from "./dom.js";
import { openMenu } from "./menu.js";

const isWide = () => window.matchMedia("(min-width: 721px)").matches;

/**
 * Builds the composer inside `root`. `onsend({text, command?})` returns a promise; where it is
 * refused, the text comes back into the box with the reason under it. `onshortcut(shortcut)` runs a
 * global one. Returns {show({key, label, commands, shortcuts, closed}), focus(), say(words),
 * send(text)}; each key has a draft of its own, and `closed` says why nobody can write here.
 */
export function createComposer(root, onsend, onshortcut) {
  const list = element("div", { class: "completion", role: "listbox", id: freshId("commands"), "aria-label": "Commands", hidden: true });
  const hint = element("p", { class: "usage", id: freshId("usage"), hidden: true });
  const box = element("textarea", { class: "composer-input", id: freshId("message-box"), rows: "1", "aria-autocomplete": "list", "aria-controls": list.id, autocomplete: "off", spellcheck: "true" });
  const status = element("p", { class: "composer-status", role: "status" });
  const sendButton = button("send-button", () => submit(box.value), icon("send"));
  const slashButton = button("icon-button", () => startCommand(), icon("slash"));
  slashButton.setAttribute("aria-label", "Slash commands");
  const boltButton = button("icon-button", () => openShortcuts(), icon("bolt"));
  boltButton.setAttribute("aria-label", "Shortcuts");
  boltButton.setAttribute("aria-haspopup", "menu");
  boltButton.setAttribute("aria-expanded", "false");
  const closedWords = element("p", { class: "composer-closed", hidden: true });
  sendButton.setAttribute("aria-label", "Send");
  const keys = element("span", { class: "key-hint", "aria-hidden": "true" }, element("kbd", {}, "Enter"), " sends, ", element("kbd", {}, "Shift"), " ", element("kbd", {}, "Enter"), " starts a new line");
  fill(root, [
    closedWords,
    element("div", { class: "composer" }, list, hint, box, element("div", { class: "composer-tools" }, slashButton, boltButton, keys, sendButton)),
    status,
  ]);

  let commands = [];
  let shortcuts = [];
  let matches = [];
  let choice = 0;
  const sent = [];
  let recalled = 0;
  const drafts = new Map();
  let shown;

  function exchangeDrafts(key) {
    drafts.set(shown, box.value);
    shown = key;
    box.value = drafts.get(key) ?? "";
    refresh();
    list.hidden = true;
  }

  function refresh() {
    matches = [...matchingCommands(box.value, commands), ...matchingShortcuts(box.value, shortcuts).map((shortcut) => ({ shortcut }))];
    choice = Math.min(choice, Math.max(matches.length - 1, 0));
    drawMatches();
    drawUsage();
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 180)}px`;
    sendButton.classList.toggle("ready", box.value.trim() !== "");
  }

  function drawMatches() {
    list.hidden = matches.length === 0;
    list.replaceChildren(...matches.map((command, index) => drawOption(command, index)));
    const chosen = list.children[choice];
    if (chosen) box.setAttribute("aria-activedescendant", chosen.id);
    else box.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  }

  function drawOption({ shortcut, command, usage_hint, description }, index) {
    return element(
      "div",
      { class: "completion-option", role: "option", id: `${list.id}-${index}`, "aria-selected": String(index === choice), onpointerdown: (event) => event.preventDefault(), onclick: () => complete(index) },
      element("span", { class: "completion-command" }, shortcut ? icon("bolt") : undefined, element("strong", {}, shortcut?.name ?? command), usage_hint ? ` ${usage_hint}` : ""),
      element("span", { class: "completion-description" }, shortcut ? shortcut.description || "Shortcut" : description),
    );
  }

  function drawUsage() {
    const command = commandBeingFilled(box.value, commands);
    hint.hidden = !command;
    if (command) fill(hint, [element("strong", {}, command.command), ` ${command.usage_hint ?? ""}`, element("span", {}, command.description)]);
    if (command) box.setAttribute("aria-describedby", hint.id);
    else box.removeAttribute("aria-describedby");
  }

  function put(text) {
    box.value = text;
    choice = 0;
    refresh();
    box.focus();
  }

  function complete(index) {
    const { shortcut, command } = matches[index];
    put(shortcut ? "" : `${command} `);
    if (shortcut) run(shortcut);
  }

  function openShortcuts() {
    const items = shortcuts.map(({ name, description }) => ({ content: [element("span", {}, name), description ? element("span", { class: "option-description" }, description) : undefined] }));
    openMenu({ anchor: boltButton, label: "Shortcuts", items, onpick: (index) => run(shortcuts[index]) });
  }

  async function run(shortcut) {
    await onshortcut(shortcut).catch((failure) => say(failure.message, true));
  }

  function startCommand() {
    put(box.value.startsWith("/") ? box.value : `/${box.value}`);
  }

  async function submit(text) {
    if (text.trim() === "") return;
    sent.push(text);
    recalled = sent.length;
    box.value = "";
    refresh();
    box.focus();
    say("");
    try {
      await onsend({ text: text.trim(), command: readCommand(text) });
    } catch (failure) {
      if (box.value === "") put(text);
      say(failure.message, true);
    }
  }

  function say(words, isTrouble = false) {
    status.classList.toggle("trouble-words", isTrouble);
    fill(status, words ? [isTrouble ? icon("warning") : element("span", { class: "dots", "aria-hidden": "true" }, element("i"), element("i"), element("i")), words] : []);
  }

  function recall(step) {
    const to = recalled + step;
    if (to < 0 || to > sent.length) return;
    recalled = to;
    put(sent[to] ?? "");
  }

  function onKey(event) {
    if (event.isComposing) return;
    const handler = (matches.length > 0 && !list.hidden ? listKeys : boxKeys)[event.key];
    if (handler?.(event)) event.preventDefault();
  }

  const moveChoice = (event) => {
    choice = movedChoice(choice, event.key, matches.length);
    drawMatches();
    return true;
  };
  const completeOrSend = (event) => {
    if (event.shiftKey) return false;
    if (event.key === "Enter" && box.value.toLowerCase() === matches[choice].command) submit(box.value);
    else complete(choice);
    return true;
  };
  const listKeys = {
    ArrowDown: moveChoice,
    ArrowUp: moveChoice,
    Tab: completeOrSend,
    Enter: completeOrSend,
    Escape: () => (list.hidden = true),
  };
  const boxKeys = {
    Enter: (event) => !event.shiftKey && (submit(box.value), true),
    ArrowUp: () => (box.value === "" || box.value === sent[recalled]) && sent.length > 0 && (recall(-1), true),
    ArrowDown: () => box.value !== "" && box.value === sent[recalled] && (recall(1), true),
  };

  box.addEventListener("keydown", onKey);
  box.addEventListener("input", () => {
    choice = 0;
    say("");
    refresh();
  });
  box.addEventListener("blur", () => (list.hidden = true));
  box.addEventListener("focus", refresh);

  return {
    show(room) {
      if (room.key !== shown) exchangeDrafts(room.key);
      commands = room.commands;
      shortcuts = room.shortcuts ?? [];
      slashButton.hidden = commands.length === 0;
      boltButton.hidden = shortcuts.length === 0;
      closedWords.hidden = !room.closed;
      closedWords.textContent = room.closed ?? "";
      closedWords.nextElementSibling.hidden = Boolean(room.closed);
      box.setAttribute("aria-label", room.label);
      box.placeholder = commands.length > 0 && isWide() ? `${room.label}, or type / for commands` : room.label;
    },
    focus: () => box.focus(),
    say,
    send: submit,
  };
}
