// Options of selects and menus, wherever they come from.

import { element } from "./dom.js";
import { drawText } from "./inline.js";

/** What an option says: its text, and under it its description. */
export function optionWords(option, context) {
  return [
    element("span", { class: "option-text" }, drawText(option.text, context)),
    option.description ? element("span", { class: "option-description" }, drawText(option.description, context)) : undefined,
  ];
}

/** Options and groups in one list: {heading} and {option}. */
export function optionEntries({ options, option_groups }) {
  if (!option_groups?.length) return (options ?? []).map((option) => ({ option }));
  return option_groups.flatMap((group) => [{ heading: group.label.text }, ...group.options.map((option) => ({ option }))]);
}

/** The entries whose words have what was typed, with the headings that are still needed. */
export function matchingEntries(entries, typed) {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return entries;
  const fits = ({ option }) => `${option.text.text} ${option.description?.text ?? ""}`.toLowerCase().includes(wanted);
  const kept = entries.filter((entry) => entry.heading || fits(entry));
  return kept.filter((entry, index) => !entry.heading || kept[index + 1]?.option);
}

/** People as options; those who left cannot be chosen. */
export function peopleOptions(people = [], nameOf) {
  return people.filter(({ kind }) => kind !== "deactivated")
    .map((person) => ({ text: { type: "plain_text", text: nameOf(person), emoji: false }, value: person.id, description: person.title ? { type: "plain_text", text: person.title } : undefined }));
}

/** Channels as options, if they pass a conversations filter ({include, exclude_external_shared_channels}). */
export function channelOptions(channels = [], filter = {}) {
  return channels.filter((channel) => !channel.archived && passes(channel, filter))
    .map(({ id, name, kind }) => ({ text: { type: "plain_text", text: kind === "dm" ? name : `#${name}`, emoji: false }, value: id }));
}

function passes(channel, { include, exclude_external_shared_channels: excludeShared }) {
  const kind = { channel: "public", private: "private", dm: "im" }[channel.kind] ?? "public";
  return !(excludeShared && channel.shared) && (include?.length ? include.includes(kind) : true);
}
