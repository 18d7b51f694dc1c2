// The people switcher: who one can be here, in groups, with a word on each.

import { sandboxNow } from "./clock.js";
import { clockTime } from "./dates.js";
import { element, icon } from "./dom.js";
import { emojiNamed } from "./emoji.js";
import { openMenu } from "./menu.js";
import { authorOf, avatar, displayName } from "./people.js";

const groups = [
  { heading: "The team", kinds: ["member"] },
  { heading: "Guests and people from outside", kinds: ["guest", "single_channel_guest", "external"] },
  { heading: "Nobody can be these", kinds: ["deactivated", "bot", "workflow", "app", "slackbot"] },
];

const kindWords = {
  guest: "Guest",
  single_channel_guest: "Guest in one channel",
  external: "From another company, by Slack Connect",
  deactivated: "Deactivated: cannot sign in",
  bot: "A bot: nobody sits behind it",
  workflow: "A workflow: nobody sits behind it",
  app: "An app: nobody sits behind it",
  slackbot: "Slack's own bot",
};

/** Opens the list of people at a button; `onperson(id)` gets whoever is picked. */
export function openPeople(anchor, { me, people, app }, onperson) {
  const rows = groupsOf(people, app).flatMap(({ heading, members }) => [{ heading }, ...members.map((person) => ({ person }))]);
  const items = rows.map(({ heading, person }) => (heading ? { heading } : { content: drawPerson(person, { people, app }), checked: person.id === me.id, disabled: !isPlayable(person) }));
  openMenu({ anchor, label: "Be somebody else", items, onpick: (index) => onperson(rows[index].person.id), wide: true });
}

/** People in the groups of the switcher, the app itself left out; groups without people are left out too. */
export function groupsOf(people, app) {
  const sorted = groups.map(({ heading, kinds }) => ({ heading, members: people.filter((person) => person.id !== app.bot_user_id && kinds.includes(kindOf(person))) }));
  return sorted.filter(({ members }) => members.length > 0);
}

/** The status emoji and DND mark of a person, each with words for screen readers. */
export function drawMarks(person) {
  const { text = "", emoji = "" } = person.status ?? {};
  const drawn = emoji && (emojiNamed(emoji.replaceAll(":", "")) ?? emoji);
  return [
    drawn ? element("span", { class: "emoji status-emoji", role: "img", "aria-label": text || emoji.replaceAll(":", "").replaceAll("_", " "), title: text || emoji }, drawn) : undefined,
    person.dnd ? element("span", { class: "dnd-mark", role: "img", "aria-label": "Does not want to be disturbed", title: "Does not want to be disturbed" }, icon("moon")) : undefined,
  ];
}

function kindOf(person) {
  if (person.kind) return person.kind;
  if (person.id === "USLACKBOT") return "slackbot";
  return person.is_bot ? "bot" : "member";
}

function isPlayable(person) {
  return person.playable ?? kindOf(person) === "member";
}

function drawPerson(person, workspace) {
  const playable = isPlayable(person);
  return [
    avatar(authorOf(person.id, workspace)),
    element(
      "span",
      { class: "person-words" },
      element("span", { class: "person-name" }, element("strong", {}, person.real_name || displayName(person)), drawMarks(person)),
      element("span", { class: "person-title" }, [person.title, playable ? clockTime(sandboxNow(), person.tz) : ""].filter(Boolean).join(" · ")),
      kindWords[kindOf(person)] ? element("span", { class: "person-kind" }, kindWords[kindOf(person)]) : undefined,
      playable ? element("span", { class: "person-about" }, person.about) : undefined,
    ),
  ];
}
