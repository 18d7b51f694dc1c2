// Threads, files, pictures and reactions.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { isReply, threadOf, withoutReplies } from "../../sandbox/page/conversation.js";
import { sizeWords } from "../../sandbox/page/files.js";
import { accessibilityFindings, launchBrowser, openPage } from "./support/browser.mjs";
import { startFakeSandbox, workspace } from "./support/fake_sandbox.mjs";

const message = (ts, more = {}) => ({ ts, channel: "C1", user: "UB", text: `Message ${ts}`, blocks: [], ephemeral: false, failed: null, pending: false, edited: false, ...more });
const file = (id, more) => ({ id, name: `${id}.png`, title: `File ${id}`, mimetype: "image/png", size: 23_456, alt_txt: "Radar of six competencies", address: `_sandbox/files/${id}`, processing: false, ...more });
const parent = message("1763799000.000100", { text: "The question", thread_ts: "1763799000.000100", reply_count: 1, reactions: [{ name: "tada", users: ["U1", "U2"] }] });
const reply = message("1763799001.000100", { user: "U2", text: "An answer", thread_ts: parent.ts });

let sandbox;
let browser;
let page;

before(async () => {
  sandbox = await startFakeSandbox(workspace({ messages: { C1: [parent, reply], C2: [], D1: [] } }));
  browser = await launchBrowser();
  page = await openPage(browser, sandbox.url);
  await page.getByRole("textbox", { name: /^Message/ }).waitFor();
});

after(async () => {
  await browser?.close();
  await sandbox?.stop();
});

const log = () => page.getByRole("log", { name: /^Messages/ });
const thread = () => page.getByRole("complementary", { name: "Thread" });

test("replies stand in the thread, the parent says how many", async () => {
  assert.equal(await log().getByRole("article").count(), 1);
  await log().getByRole("button", { name: "1 reply" }).click();

  assert.deepEqual(await thread().getByRole("article").locator(".content").allInnerTexts(), ["The question", "An answer"]);
  assert.deepEqual(await accessibilityFindings(page), []);
});

test("what is answered goes into the thread, and comes back there", async () => {
  const box = thread().getByRole("textbox", { name: "Reply" });
  assert.equal(await box.evaluate((each) => each === document.activeElement), true);
  await box.fill("Mine");
  await box.press("Enter");
  assert.deepEqual(await sandbox.posted("messages"), { as: "U1", channel: "C1", text: "Mine", thread_ts: parent.ts });

  sandbox.emit("message", message("1763799002.000100", { user: "U1", text: "Mine", thread_ts: parent.ts }));
  await thread().getByRole("article").nth(2).waitFor();
  await log().getByRole("button", { name: "2 replies" }).waitFor();
  assert.equal(await log().getByRole("article").count(), 1);
});

test("slash commands do not run in threads, as in Slack", async () => {
  const box = thread().getByRole("textbox", { name: "Reply" });
  await box.fill("/level");
  await box.press("Enter");

  await thread().getByText("Slash commands do not run in threads.").waitFor();
  assert.equal(await box.inputValue(), "/level");
});

test("what was typed is there again when the thread is opened again", async () => {
  await thread().getByRole("button", { name: "Close: Thread" }).click();
  await log().getByRole("button", { name: "2 replies" }).click();

  assert.equal(await thread().getByRole("textbox", { name: "Reply" }).inputValue(), "/level");
});

test("a thread fills a narrow window, Escape closes it", async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  assert.equal(await thread().evaluate((each) => each.offsetWidth), 390);
  assert.deepEqual(await accessibilityFindings(page), []);

  await thread().getByRole("textbox").press("Escape");
  await thread().waitFor({ state: "hidden" });
  await page.setViewportSize({ width: 1280, height: 800 });
});

test("reactions are told with who gave them", async () => {
  assert.equal(await log().getByRole("list", { name: "Reactions" }).getByRole("listitem").locator(".for-readers").textContent(), "tada: you, Ravi");
});

test("pictures have their text and open larger; Escape closes them", async () => {
  sandbox.emit("message", message("1763799010.000100", { files: [file("F00000001")] }));
  await log().getByRole("button", { name: "Radar of six competencies" }).click();
  const large = page.getByRole("dialog", { name: "File F00000001" });
  await large.getByRole("img", { name: "Radar of six competencies" }).waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);

  await page.keyboard.press("Escape");
  await large.waitFor({ state: "detached" });
});

test("other files are cards to download, and one in the works says so", async () => {
  sandbox.emit("message", message("1763799020.000100", { files: [file("F2", { name: "packet.md", title: "Packet", mimetype: "text/markdown" }), file("F3", { processing: true })] }));
  const card = log().getByRole("link", { name: /Packet/ });
  await card.waitFor();

  assert.equal(await card.getAttribute("download"), "packet.md");
  assert.match(await card.innerText(), /MD file, 23 kB/);
  await log().getByText("Slack is still processing this file").waitFor();
});

test("a slack_file in an image block is drawn from the sandbox", async () => {
  sandbox.emit("message", message("1763799030.000100", { blocks: [{ type: "image", block_id: "i", slack_file: { id: "F00000009" }, alt_text: "From a block" }] }));
  const picture = log().getByRole("img", { name: "From a block" });
  await picture.waitFor();

  assert.match(await picture.getAttribute("src"), /\/_sandbox\/files\/F00000009$/);
  assert.deepEqual(page.complaints, []);
});

test("replies leave the channel but for those that were sent to it too", () => {
  const broadcast = { ...reply, ts: "3.0", subtype: "thread_broadcast" };

  assert.equal(isReply(reply), true);
  assert.equal(isReply(parent), false);
  assert.deepEqual(withoutReplies([parent, reply, broadcast]).map(({ ts }) => ts), [parent.ts, "3.0"]);
  assert.equal(withoutReplies([parent, reply, broadcast])[0].reply_count, 2);
  assert.deepEqual(threadOf([parent, reply], parent.ts), [parent, reply]);
});

test("sizes are told as people say them", () => {
  assert.deepEqual([999, 1500, 23_456, 1_400_000].map(sizeWords), ["999 bytes", "1.5 kB", "23 kB", "1.4 MB"]);
});
