// "What just happened", the faults in it, and the sandbox's time.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { distance } from "../../sandbox/page/clock_menu.js";
import { offeredIn, typedValue } from "../../sandbox/page/faults.js";
import { kindsIn, sentenceOf, titleOf, withEntries } from "../../sandbox/page/transcript.js";
import { accessibilityFindings, launchBrowser, openPage } from "./support/browser.mjs";
import { startFakeSandbox, workspace } from "./support/fake_sandbox.mjs";

const entry = (n, kind, title, more = {}) => ({ n, at: 1_763_800_000 + n, kind, title, ok: true, milliseconds: null, detail: { number: n }, ...more });
const faults = {
  kinds: [{ kind: "drop", what: "Cuts the connections", members: { sockets: '"one" or "all" (default)' } }, { kind: "slow_ack_timer", what: "More time", members: { milliseconds: "the time" } }, { kind: "clear", what: "Over", members: {} }],
  active: [],
};

let sandbox;
let browser;
let page;

before(async () => {
  sandbox = await startFakeSandbox(workspace(), { transcript: [entry(1, "envelope", "/level"), entry(2, "ack", "/level", { milliseconds: 12.4 })], faults });
  browser = await launchBrowser();
  page = await openPage(browser, sandbox.url);
  await page.getByRole("textbox", { name: /^Message/ }).waitFor();
});

after(async () => {
  await browser?.close();
  await sandbox?.stop();
});

const side = () => page.getByRole("complementary", { name: "What just happened" });

test("it lists what happened so far, in words, with times", async () => {
  await page.getByRole("button", { name: "What just happened" }).click();

  await side().getByText("Slack sent the app an envelope").waitFor();
  await side().getByText("The app acknowledged after 12 ms").waitFor();
  assert.equal(await page.getByRole("button", { name: "What just happened", exact: true }).getAttribute("aria-expanded"), "true");
  assert.deepEqual(await accessibilityFindings(page), []);
});

test("it goes along with what happens, and tells what failed", async () => {
  sandbox.emit("transcript", entry(3, "api", "views.open", { ok: false, milliseconds: 4, detail: { number: 3, answer: { error: "expired_trigger_id" } } }));

  const last = side().getByRole("listitem").last();
  await last.getByText("views.open").waitFor();
  await last.getByText("The app called Slack → expired_trigger_id").waitFor();
});

test("the detail opens, by keyboard too", async () => {
  await side().locator("summary").filter({ hasText: "views.open" }).focus();
  await page.keyboard.press("Enter");

  await side().getByText('"number": 3').waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
});

test("one kind can be shown alone", async () => {
  await side().getByRole("button", { name: "Everything" }).click();
  await page.getByRole("menuitemradio", { name: "Web API calls" }).click();
  assert.equal(await side().getByRole("listitem").count(), 1);

  await side().getByRole("button", { name: "Web API calls" }).click();
  await page.getByRole("menuitemradio", { name: "Everything" }).click();
  assert.equal(await side().getByRole("listitem").count(), 3);
});

test("a fault is one click, with its main setting", async () => {
  await side().getByText("Let something go wrong").click();
  await side().getByLabel("sockets").selectOption("one");
  faults.active = [{ kind: "drop", sockets: "one" }];
  await side().getByRole("button", { name: "Do it: drop" }).click();
  assert.deepEqual(await sandbox.posted("faults"), { kind: "drop", sockets: "one" });

  await side().getByText("drop, sockets one").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  faults.active = [];
  await side().getByRole("button", { name: "Back to normal" }).click();
  assert.deepEqual(await sandbox.posted("faults"), { kind: "clear" });
  await side().getByRole("button", { name: "Back to normal" }).waitFor({ state: "detached" });
});

test("numbers stay numbers in a fault's settings", async () => {
  await side().getByLabel("milliseconds").fill("60000");
  await side().getByRole("button", { name: "Do it: slow ack timer" }).click();

  assert.deepEqual(await sandbox.posted("faults"), { kind: "slow_ack_timer", milliseconds: 60000 });
});

test("it is open again after a reload, and closed once it was closed", async () => {
  await page.reload();
  await side().waitFor();
  await side().getByRole("button", { name: /^Close/ }).click();
  await side().waitFor({ state: "hidden" });

  await page.reload();
  await page.getByRole("textbox", { name: /^Message/ }).waitFor();
  assert.equal(await side().count(), 0);
});

test("the sandbox's time stands in my zone and is moved from its menu", async () => {
  const clock = page.getByRole("button", { name: /Sandbox time 2:11 PM/ });
  await clock.click();
  assert.equal(await page.getByRole("menuitem", { name: "Back to now" }).count(), 0);
  await page.getByRole("menuitem", { name: "To tomorrow, 9:00" }).click();

  assert.deepEqual(await sandbox.posted("clock"), { as: "U1", to: "tomorrow_morning" });
});

test("a moved time is told in a band, and taken back there", async () => {
  sandbox.emit("clock", { now: 1_763_800_000 + 90_000, moved_by: 90_000 });
  await page.getByText("Sandbox time was moved 1 day and 1 hour ahead: it is Sun, Nov 23, 3:11 PM here.").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.getByRole("status").getByRole("button", { name: "Back to now" }).click();
  assert.deepEqual(await sandbox.posted("clock"), { as: "U1", reset: true });

  sandbox.emit("clock", { now: 1_763_800_000, moved_by: 0 });
  await page.getByText("Sandbox time was moved").waitFor({ state: "hidden" });
});

test("days are called by the sandbox's time", async () => {
  sandbox.emit("message", { ts: "1763799000.000100", channel: "C1", user: "U2", text: "Said then", blocks: [], ephemeral: false, failed: null, pending: false, edited: false });
  await page.getByRole("separator").getByText("Today").waitFor();

  sandbox.emit("clock", { now: 1_763_800_000 + 86_400, moved_by: 86_400 });

  await page.getByRole("separator").getByText("Yesterday").waitFor();
  assert.deepEqual(page.complaints, []);
});

test("dates in messages go along when the time is moved", async () => {
  sandbox.emit("message", { ts: "1763799100.000100", channel: "C1", user: "U2", text: "Due <!date^1763800000^{date_pretty}|then>", blocks: [], ephemeral: false, failed: null, pending: false, edited: false });
  await page.getByText("Due yesterday").waitFor();

  sandbox.emit("clock", { now: 1_763_800_000, moved_by: 0 });

  await page.getByText("Due today").waitFor();
});

test("entries stand in order and once each", () => {
  const all = withEntries([entry(2, "api", "b")], [entry(1, "envelope", "a"), entry(2, "api", "b")]);

  assert.deepEqual(all.map(({ n }) => n), [1, 2]);
  assert.deepEqual(kindsIn(all), ["envelope", "api"]);
  assert.equal(titleOf(entry(1, "ack", "")), "The app acknowledged it");
});

test("a sentence tells how it ended", () => {
  assert.equal(sentenceOf(entry(1, "api", "views.open")), "The app called Slack → ok");
  assert.equal(sentenceOf(entry(1, "ack", "/level", { ok: false, detail: { error: "no socket is open" } })), "The app did not acknowledge it: no socket is open");
  assert.equal(sentenceOf(entry(1, "brand_new", "x")), "brand_new");
});

test("a fault's settings are read from the words on them", () => {
  assert.deepEqual(offeredIn('"one" or "all" (default)'), { values: ["one", "all"], usual: "all" });
  assert.deepEqual(offeredIn("the time"), { values: [], usual: undefined });
  assert.deepEqual(["3", "true", "x", " "].map(typedValue), [3, true, "x", undefined]);
});

test("a distance in time is told in its two largest parts", () => {
  assert.equal(distance(3600), "1 hour ahead");
  assert.equal(distance(-90_000), "1 day and 1 hour back");
  assert.equal(distance(2 * 86_400 + 3 * 3600 + 60), "2 days and 3 hours ahead");
});
