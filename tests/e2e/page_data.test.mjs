import assert from "node:assert/strict";
import { test } from "node:test";

import { commandBeingFilled, firstSteps, matchingCommands, movedChoice, readCommand } from "../../sandbox/page/completion.js";
import { logEntries, withMessage, withoutMessage } from "../../sandbox/page/conversation.js";
import { clockTime, dayName, dayOf, fillDateFormat, momentOf } from "../../sandbox/page/dates.js";
import { authorOf, displayName, initialsOf, isLight } from "../../sandbox/page/people.js";
import { addressOf, placeIn } from "../../sandbox/page/place.js";

const commands = [{ command: "/level" }, { command: "/leave" }, { command: "/grow" }];
const names = (found) => found.map(({ command }) => command);
const message = (ts, fields = {}) => ({ ts, user: "U1", channel: "C1", ephemeral: false, ...fields });

test("a slash offers every command, letters narrow them, a space ends it", () => {
  assert.deepEqual(names(matchingCommands("/", commands)), ["/level", "/leave", "/grow"]);
  assert.deepEqual(names(matchingCommands("/LE", commands)), ["/level", "/leave"]);
  assert.deepEqual(matchingCommands("/level ", commands), []);
  assert.deepEqual(matchingCommands("see /level", commands), []);
});

test("the command whose words are typed is known", () => {
  assert.equal(commandBeingFilled("/Level 3", commands)?.command, "/level");
  assert.equal(commandBeingFilled("/level", commands), undefined);
});

test("a text that starts with a slash is a command with its words", () => {
  assert.deepEqual(readCommand("/level compare 2 3 "), { command: "/level", text: "compare 2 3" });
  assert.deepEqual(readCommand(" /LEVEL"), { command: "/level", text: "" });
  assert.equal(readCommand("level 3"), undefined);
  assert.equal(readCommand("/"), undefined);
});

test("arrow keys go around the ends of the list", () => {
  assert.equal(movedChoice(2, "ArrowDown", 3), 0);
  assert.equal(movedChoice(0, "ArrowUp", 3), 2);
});

test("a newcomer is offered what the app answers", () => {
  assert.deepEqual(firstSteps(commands)[0], "/level");
  assert.deepEqual(firstSteps([{ command: "/ping" }]), ["/ping"]);
  assert.deepEqual(firstSteps([]), []);
});

test("messages stand in order of their time and once each", () => {
  const messages = [message("10.000002"), message("9.000001"), message("10.000001")].reduce(withMessage, []);

  const replaced = withMessage(messages, message("10.000001", { text: "new" }));

  assert.deepEqual(replaced.map(({ ts }) => ts), ["9.000001", "10.000001", "10.000002"]);
  assert.equal(replaced[1].text, "new");
  assert.deepEqual(withoutMessage(replaced, "9.000001").map(({ ts }) => ts), ["10.000001", "10.000002"]);
});

test("what one author says within five minutes is one group", () => {
  const follows = (...messages) => logEntries(messages, "UTC").filter(({ kind }) => kind === "message").map((entry) => entry.follows);

  assert.deepEqual(follows(message("1000.0"), message("1299.0")), [false, true]);
  assert.deepEqual(follows(message("1000.0"), message("1300.0")), [false, false]);
  assert.deepEqual(follows(message("1000.0"), message("1001.0", { user: "U2" })), [false, false]);
  assert.deepEqual(follows(message("1000.0"), message("1001.0", { ephemeral: true })), [false, false]);
});

test("days begin in the zone of the person who reads", () => {
  const messages = [message("1760050800.0"), message("1760054400.0")];
  const days = (zone) => logEntries(messages, zone).filter(({ kind }) => kind === "day").length;

  assert.equal(days("UTC"), 2);
  assert.equal(days("America/New_York"), 1);
});

test("times are told in a person's zone, down to quarters of an hour", () => {
  const moment = momentOf("1760000000.000100");

  assert.equal(clockTime(moment, "UTC"), "8:53 AM");
  assert.equal(clockTime(moment, "Asia/Kathmandu"), "2:38 PM");
  assert.equal(clockTime(moment, "No/Such_Zone"), "8:53 AM");
  assert.equal(dayOf(moment, "Pacific/Auckland"), "2025-10-09");
});

test("near days have names", () => {
  const now = new Date("2026-03-10T12:00:00Z");

  assert.equal(dayName(new Date("2026-03-10T01:00:00Z"), "UTC", now), "Today");
  assert.equal(dayName(new Date("2026-03-09T23:00:00Z"), "UTC", now), "Yesterday");
  assert.equal(dayName(new Date("2026-03-06T23:00:00Z"), "UTC", now), "Friday, March 6");
});

test("Slack's date format is filled token by token", () => {
  const moment = new Date("2026-03-06T15:04:05Z");
  const now = new Date("2026-03-10T12:00:00Z");
  const filled = (format) => fillDateFormat(format, moment, "UTC", now);

  assert.equal(filled("{date_num} {time_secs}"), "2026-03-06 3:04:05 PM");
  assert.equal(filled("{date_short_pretty} at {time}"), "Mar 6, 2026 at 3:04 PM");
  assert.equal(filled("{date_long}"), "Friday, March 6, 2026");
  assert.equal(filled("{ago}"), "4 days ago");
  assert.equal(filled("{nonsense}"), "{nonsense}");
  assert.equal(fillDateFormat("{date_pretty}", now, "UTC", now), "today");
});

test("an empty display name falls back as in Slack", () => {
  assert.equal(displayName({ display_name: "", real_name: "Priya Nair", name: "priya" }), "Priya Nair");
  assert.equal(displayName({ display_name: "", real_name: "", name: "priya" }), "priya");
  assert.equal(initialsOf("Sigrún Helgadóttir"), "SH");
});

test("the app is known among the people, and an unknown id is shown as it is", () => {
  const workspace = { app: { bot_user_id: "UB", name: "pm-coach" }, people: [{ id: "UB", display_name: "pm-coach", initials: "p", color: "#123456", is_bot: true }] };

  assert.deepEqual(authorOf("UB", workspace), { id: "UB", name: "pm-coach", initials: "PC", color: "#123456", isApp: true, isExternal: false });
  assert.equal(authorOf("U9", workspace).name, "U9");
});

test("letters on a color are chosen to be read", () => {
  assert.equal(isLight("#ffe9a8"), true);
  assert.equal(isLight("#12302b"), false);
});

test("a place survives the address", () => {
  const read = (place) => placeIn(new URL(addressOf(place), "http://127.0.0.1/"));

  assert.deepEqual(read({ as: "U1", channel: "C1" }), { as: "U1", channel: "C1", tab: undefined });
  assert.deepEqual(read({ as: "U1", channel: "D1", tab: "home" }), { as: "U1", channel: "D1", tab: "home" });
  assert.deepEqual(placeIn(new URL("http://127.0.0.1/")), { as: undefined, channel: undefined, tab: undefined });
});
