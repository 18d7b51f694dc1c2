// Slash commands while they are typed. Pure: composer.js draws it.

/** The commands that a text may become; none once a command stands there with a space behind it. */
export function matchingCommands(text, commands) {
  const typed = /^\/(\S*)$/.exec(text)?.[1].toLowerCase();
  if (typed === undefined) return [];
  return commands.filter(({ command }) => command.slice(1).toLowerCase().startsWith(typed));
}

/** The global shortcuts that a slash and some letters of their name find. */
export function matchingShortcuts(text, shortcuts) {
  const typed = /^\/([^\s/][^/]*)?$/.exec(text);
  if (!typed) return [];
  return shortcuts.filter(({ name }) => name.toLowerCase().includes((typed[1] ?? "").toLowerCase()));
}

/** The command whose words are being typed. */
export function commandBeingFilled(text, commands) {
  const name = /^(\/\S+)\s/.exec(text)?.[1].toLowerCase();
  return commands.find(({ command }) => command.toLowerCase() === name);
}

/** {command, text} if this is a slash command; nothing if it is a message. */
export function readCommand(text) {
  const found = /^(\/\S+)(?:\s+([^]*))?$/.exec(text.trim());
  return found ? { command: found[1].toLowerCase(), text: (found[2] ?? "").trim() } : undefined;
}

/** The index that an arrow key leads to, around the ends. */
export function movedChoice(index, key, count) {
  return (index + (key === "ArrowDown" ? 1 : -1) + count) % count;
}

/** What a newcomer may try first, each a whole command, given what the app answers. */
export function firstSteps(commands) {
  const names = commands.map(({ command }) => command);
  if (names.includes("/level")) return ["/level", "/level senior", "/level compare 2 3", "/level matrix"];
  return names.slice(0, 4);
}
