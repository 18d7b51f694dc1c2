// The app's own place: Home, Messages, About; shortcuts, and what goes wrong with them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { accessibilityFindings, launchBrowser, openPage } from "./support/browser.mjs";
import { startFakeSandbox, workspace } from "./support/fake_sandbox.mjs";

const plain = (text) => ({ type: "plain_text", text });
const button = (text) => ({ type: "actions", block_id: "b", elements: [{ type: "button", action_id: "go", text: plain(text), value: "1" }] });
const home = (...blocks) => ({ id: "VH", type: "home", title: null, submit: null, close: null, blocks, hash: "1", values: {} });

let sandbox;
let browser;
let page;

before(async () => {
  sandbox = await startFakeSandbox(workspace({ messages: { C1: [{ ts: "1763799000.000100", channel: "C1", user: "U2", text: "A message", blocks: [], ephemeral: false, failed: null, pending: false, edited: false }], C2: [], D1: [] } }));
  browser = await launchBrowser();
  page = await openPage(browser, sandbox.url);
  await page.getByRole("textbox", { name: /^Message/ }).waitFor();
});

after(async () => {
  await browser?.close();
  await sandbox?.stop();
});

test("the app's entry leads to its Home, tells the app, and is friendly while it is empty", async () => {
  await page.getByRole("navigation", { name: "Apps" }).getByRole("link", { name: "pm-coach" }).click();

  assert.deepEqual(await sandbox.posted("home"), { as: "U1", tab: "home" });
  await page.getByRole("heading", { name: "pm-coach has not drawn this Home yet" }).waitFor();
  assert.equal(await page.getByRole("textbox").count(), 0);
  assert.deepEqual(await accessibilityFindings(page), []);
});

test("Home is drawn when the app publishes it, and its buttons work", async () => {
  sandbox.emit("home", { view: home({ type: "header", block_id: "h", text: plain("Good morning") }, button("Reflect")) });
  await page.getByRole("heading", { name: "Good morning" }).waitFor();
  await page.getByRole("button", { name: "Reflect" }).click();

  assert.deepEqual(await sandbox.posted("view_actions"), { as: "U1", view_id: "VH", block_id: "b", action_id: "go", value: "1", values: {} });
  sandbox.emit("action", { view_id: "VH", block_id: "b", action_id: "go", state: "failed", error: "The app did not answer in time." });
  await page.getByText("The app did not answer in time.").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
});

test("Messages and About are a click away, and in the address", async () => {
  const tabs = page.getByRole("navigation", { name: "Of this app" });
  await tabs.getByRole("link", { name: "Messages" }).click();
  assert.deepEqual(await sandbox.posted("home"), { as: "U1", tab: "messages" });
  await page.getByRole("textbox", { name: "Message pm-coach" }).waitFor();

  await tabs.getByRole("link", { name: "About" }).click();
  await page.getByText("[level | compare 2 3 | matrix]").waitFor();
  assert.match(page.url(), /#D1\/about$/);
  assert.deepEqual(await accessibilityFindings(page), []);

  await page.reload();
  await page.getByRole("heading", { name: "Slash commands" }).waitFor();
});

test("a command of About runs where its answer can be read", async () => {
  await page.getByRole("button", { name: "/level" }).click();

  assert.deepEqual(await sandbox.posted("commands"), { as: "U1", channel: "D1", command: "/level", text: "" });
  await page.getByRole("textbox", { name: "Message pm-coach" }).waitFor();
});

test("a global shortcut runs from the box's menu, and by typing its name after a slash", async () => {
  await page.getByRole("button", { name: "Shortcuts" }).click();
  await page.getByRole("menuitem", { name: "Reflect" }).click();
  assert.deepEqual(await sandbox.posted("shortcuts"), { as: "U1", callback_id: "reflect" });

  const box = page.getByRole("textbox", { name: /^Message/ });
  await box.pressSequentially("/ref");
  await page.getByRole("option", { name: /Reflect/ }).waitFor();
  await box.press("Enter");
  assert.deepEqual(await sandbox.posted("shortcuts"), { as: "U1", callback_id: "reflect" });
  assert.equal(await box.inputValue(), "");
});

test("a message shortcut is reached by keyboard", async () => {
  await page.getByRole("link", { name: "product" }).click();
  const article = page.getByRole("article").first();
  await article.getByRole("button", { name: "Reply in thread" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: /Save as evidence/ }).press("Enter");

  assert.deepEqual(await sandbox.posted("shortcuts"), { as: "U1", callback_id: "evidence", channel: "C1", ts: "1763799000.000100" });
});

test("a shortcut that failed is told, and can be waved away", async () => {
  sandbox.emit("notice", { text: "Save as evidence did not work." });
  const toast = page.getByRole("alert").filter({ hasText: "Save as evidence did not work." });
  await toast.waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);

  await toast.getByRole("button", { name: "Dismiss" }).click();
  await toast.waitFor({ state: "detached" });
});

test("nobody can write in an archived channel, and it says why", async () => {
  await page.getByRole("link", { name: /old-ideas/ }).click();

  await page.getByText("This channel is archived.").waitFor();
  assert.equal(await page.getByRole("textbox").count(), 0);
  assert.deepEqual(page.complaints, []);
});
