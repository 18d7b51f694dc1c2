// Who one can be, and what others see of them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { groupsOf } from "../../sandbox/page/people_menu.js";
import { accessibilityFindings, launchBrowser, openPage } from "./support/browser.mjs";
import { startFakeSandbox, workspace } from "./support/fake_sandbox.mjs";

let sandbox;
let browser;
let page;

before(async () => {
  sandbox = await startFakeSandbox(workspace());
  browser = await launchBrowser();
  page = await openPage(browser, sandbox.url, { colorScheme: "dark" });
  await page.getByRole("textbox", { name: /^Message/ }).waitFor();
});

after(async () => {
  await browser?.close();
  await sandbox?.stop();
});

const you = () => page.getByRole("button", { name: /You are/ });

test("people stand in groups, with their zone's time, status and rest", async () => {
  await you().click();
  const menu = page.getByRole("menu", { name: "Be somebody else" });

  assert.deepEqual(await menu.locator(".menu-heading").allInnerTexts(), ["The team", "Guests and people from outside", "Nobody can be these"]);
  assert.match(await menu.getByRole("menuitemradio", { name: /Maya Lindqvist/ }).innerText(), /Product Manager · 2:11 PM/);
  await menu.getByRole("menuitemradio", { name: /Ravi Iyer Vacationing Does not want to be disturbed/ }).waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
});

test("who cannot be played says why, and is not switched to", async () => {
  const gone = page.getByRole("menuitemradio", { name: /Tom Old.*Deactivated: cannot sign in/ });
  assert.equal(await gone.getAttribute("aria-disabled"), "true");
  await gone.click({ force: true });

  assert.match(page.url(), /as=U1/);
  await page.keyboard.press("Escape");
});

test("my status, rest and zone are changed on my card; only what changed is sent", async () => {
  await page.getByRole("button", { name: "Status and time zone" }).click();
  const card = page.getByRole("dialog", { name: "Maya" });
  await card.getByLabel("Status").selectOption({ label: "🌴 Vacationing" });
  await card.getByLabel("Do not disturb").check();
  assert.deepEqual(await accessibilityFindings(page), []);
  await card.getByRole("button", { name: "Save" }).click();

  assert.deepEqual(await sandbox.posted("people"), { person: "U1", status: { text: "Vacationing", emoji: ":palm_tree:" }, dnd: true });
  await card.waitFor({ state: "detached" });
});

test("whoever I become, I stay at the app's Home", async () => {
  await page.getByRole("navigation", { name: "Apps" }).getByRole("link").click();
  sandbox.state.me = sandbox.state.people[1];
  sandbox.state.channels.at(-1).id = "D2";
  await you().click();
  await page.getByRole("menuitemradio", { name: /Ravi Iyer/ }).click();

  await page.getByRole("button", { name: /You are Ravi/ }).waitFor();
  await page.waitForURL(/\?as=U2#D2\/home$/);
  sandbox.state.me = sandbox.state.people[0];
  sandbox.state.channels.at(-1).id = "D1";
  await page.goBack();
  await page.getByRole("button", { name: /You are Maya/ }).waitFor();
});

test("a changed person is drawn anew", async () => {
  const [maya] = sandbox.state.people;
  sandbox.emit("person", { ...maya, display_name: "Maya L", status: { text: "Vacationing", emoji: ":palm_tree:" } });

  await page.getByRole("button", { name: /You are Maya L Vacationing/ }).waitFor();
  assert.deepEqual(page.complaints, []);
});

test("older sandboxes without kinds are understood", () => {
  const people = [{ id: "U1", is_bot: false }, { id: "UB", is_bot: true }, { id: "UX", is_bot: true }, { id: "USLACKBOT", is_bot: true }];

  assert.deepEqual(groupsOf(people, { bot_user_id: "UB" }).map(({ members }) => members.map(({ id }) => id)), [["U1"], ["UX", "USLACKBOT"]]);
});
