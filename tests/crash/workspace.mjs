// Who there is in the harness's workspace, and who does what.

import { askerDeeds, giverDeeds, unaskedDeeds } from "./feedback_deeds.mjs";
import { journalDeeds } from "./journal_deeds.mjs";
import { planDeeds } from "./plan_deeds.mjs";
import { promptedIds } from "./prompted.mjs";
import { erasedDeeds, fileDeeds } from "./rights_deeds.mjs";
import { askedDeeds, managerDeeds, reportDeeds, sharerDeeds } from "./team_deeds.mjs";

export const team = "T0CRASH";
export const channel = "C0HERE";
export const groupSize = 3;

const named = (role, count) => Array.from({ length: count }, (_, index) => `U0${role}${index + 1}`);

export const roles = {
  coached: named("COACHED", 4),
  managers: named("MANAGER", 2),
  report: "U0REPORT1",
  asked: "U0ASKED1",
  sharer: "U0SHARER1",
  asker: "U0ASKER1",
  givers: named("GIVER", 3),
  erased: "U0ERASED1",
  imported: named("IMPORTED", 3),
};

/** The deeds of each who does something. */
export const deedsOf = {
  ...Object.fromEntries(roles.coached.map((id) => [id, [...journalDeeds, ...planDeeds, ...unaskedDeeds, ...fileDeeds]])),
  ...Object.fromEntries(roles.givers.map((id) => [id, giverDeeds])),
  [roles.managers[0]]: managerDeeds.filter(({ name }) => name === "report assessed"),
  [roles.managers[1]]: managerDeeds.filter(({ name }) => name !== "report assessed"),
  [roles.report]: reportDeeds,
  [roles.asked]: askedDeeds,
  [roles.sharer]: [...sharerDeeds, ...journalDeeds],
  [roles.asker]: askerDeeds,
  [roles.erased]: [...journalDeeds.filter(({ name }) => /^win|level/.test(name)), ...erasedDeeds],
};

/** The workspace as the sandbox reads it, with so many groups of people whom questions come to. */
export function workspaceWith(groups) {
  const everybody = [...Object.values(roles).flat(), ...promptedIds(groups, groupSize)];
  return {
    workspace: { id: team, name: "Crash", domain: "crash" },
    people: everybody.map((id) => ({ id, name: id.toLowerCase().slice(2), real_name: `Person ${id}`, tz: "Europe/London" })),
    channels: [{ id: channel, name: "here", app: true, members: Object.values(roles).flat() }],
  };
}
