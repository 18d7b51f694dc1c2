// Modals: how they open, stack, are filled in, refused and closed.

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";

import { accessibilityFindings, launchBrowser, openPage } from "./support/browser.mjs";
import { startFakeSandbox, workspace } from "./support/fake_sandbox.mjs";

const plain = (text) => ({ type: "plain_text", text });
const input = (block_id, label, element, more = {}) => ({ type: "input", block_id, label: plain(label), element: { action_id: "a", ...element }, ...more });
const note = input("note", "What worked?", { type: "plain_text_input" }, { hint: plain("A sentence is enough.") });
const tags = input("tags", "Competency", { type: "static_select", options: [{ text: plain("Execution"), value: "e" }] }, { optional: true });
const view = (id, title, blocks, more = {}) => ({ id, type: "modal", title: plain(title), submit: plain("Save"), close: plain("Not now"), blocks, hash: "1", notify_on_close: true, clear_on_close: false, values: {}, ...more });

let sandbox;
let browser;
let page;

before(async () => {
  sandbox = await startFakeSandbox(workspace());
  browser = await launchBrowser();
  page = await openPage(browser, sandbox.url);
  await page.getByRole("textbox", { name: /^Message/ }).waitFor();
});

after(async () => {
  await browser?.close();
  await sandbox?.stop();
});

beforeEach(async () => {
  await show();
  sandbox.posts.length = 0;
});

/** Shows these views, and waits until the page does. */
async function show(...views) {
  sandbox.emit("views", { views });
  await page.waitForFunction((count) => document.querySelectorAll("dialog.modal").length === count, views.length);
}

const dialog = (name) => page.getByRole("dialog", { name });

test("a modal takes the focus and keeps it inside", async () => {
  await show(view("V1", "Reflect", [note]));

  assert.equal(await dialog("Reflect").getByRole("textbox").evaluate((box) => box === document.activeElement), true);
  for (let presses = 0; presses < 8; ++presses) {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => Boolean(document.activeElement.closest("dialog"))), true);
  }
  await page.keyboard.press("Shift+Tab");
  assert.equal(await page.evaluate(() => Boolean(document.activeElement.closest("dialog"))), true);
});

test("an input is called by its label, described by its hint, and says that it is optional", async () => {
  await show(view("V1", "Reflect", [note, tags]));

  const box = dialog("Reflect").getByRole("textbox", { name: "What worked?" });
  assert.match(await box.evaluate((each) => each.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id).textContent).join(" ")), /A sentence is enough\./);
  await dialog("Reflect").getByText("Competency (optional)").waitFor();
});

test("submitting sends all that stands there, in the shape of Slack's state", async () => {
  await show(view("V1", "Reflect", [note, tags]));
  await dialog("Reflect").getByRole("textbox").fill("Shipped it");
  await dialog("Reflect").getByRole("button", { name: "Save" }).click();

  assert.deepEqual(await sandbox.posted("view_submissions"), {
    as: "U1",
    view_id: "V1",
    values: { note: { a: { type: "plain_text_input", value: "Shipped it" } }, tags: { a: { type: "static_select", selected_option: null } } },
  });
});

test("while the app works on it, it is not sent twice", async () => {
  await show(view("V1", "Reflect", [note]));
  const save = dialog("Reflect").getByRole("button", { name: "Save" });

  await save.click();
  await sandbox.posted("view_submissions");
  assert.equal(await save.getAttribute("aria-busy"), "true");
  await save.click();

  assert.equal(sandbox.posts.length, 0);
});

test("errors stand beside their inputs and keep what was typed", async () => {
  await show(view("V1", "Reflect", [tags, note]));
  const box = dialog("Reflect").getByRole("textbox");
  await box.fill("Too short");
  await dialog("Reflect").getByRole("button", { name: "Save" }).click();
  sandbox.emit("view_state", { view_id: "V1", state: "failed", error: "", errors: { note: "Say a little more." } });

  await dialog("Reflect").locator("[data-input=note]").getByText("Say a little more.").waitFor();
  assert.equal(await box.getAttribute("aria-invalid"), "true");
  assert.equal(await box.inputValue(), "Too short");
  assert.equal(await box.evaluate((each) => each === document.activeElement), true);
  assert.deepEqual(await accessibilityFindings(page), []);
});

test("what Slack's own client refuses stands beside the inputs too", async () => {
  await show(view("V1", "Reflect", [note]));
  sandbox.answerNext("view_submissions", 400, { ok: false, error: "invalid_values", errors: { note: "Please complete this required field." } });
  await dialog("Reflect").getByRole("button", { name: "Save" }).click();

  await dialog("Reflect").getByText("Please complete this required field.").waitFor();
  assert.equal(await dialog("Reflect").getByRole("alert").count(), 0);
});

test("when the app fails, the modal stays with everything in it, and can be tried again", async () => {
  await show(view("V1", "Reflect", [note]));
  await dialog("Reflect").getByRole("textbox").fill("Precious");
  await dialog("Reflect").getByRole("button", { name: "Save" }).click();
  await sandbox.posted("view_submissions");
  sandbox.emit("view_state", { view_id: "V1", state: "failed", error: "We had some trouble connecting. Try again?", errors: {} });

  await dialog("Reflect").getByRole("alert").getByText("We had some trouble connecting. Try again?").waitFor();
  await dialog("Reflect").getByRole("button", { name: "Save" }).click();

  assert.equal((await sandbox.posted("view_submissions")).values.note.a.value, "Precious");
});

test("an update keeps what was typed where block, action and type are the same", async () => {
  const other = input("other", "Else", { type: "plain_text_input" });
  await show(view("V1", "Reflect", [note, other]));
  await dialog("Reflect").getByLabel("What worked?").fill("Kept");
  await dialog("Reflect").getByLabel("Else").fill("Gone");

  await show(view("V1", "Reflect again", [{ ...note, label: plain("And now?") }, { ...other, block_id: "renamed" }], { hash: "2" }));

  assert.equal(await dialog("Reflect again").getByLabel("And now?").inputValue(), "Kept");
  assert.equal(await dialog("Reflect again").getByLabel("Else").inputValue(), "");
});

test("an update does not take the caret away", async () => {
  await show(view("V1", "Reflect", [note]));
  const box = dialog("Reflect").getByRole("textbox");
  await box.fill("one two");
  await box.evaluate((each) => each.setSelectionRange(3, 3));

  await show(view("V1", "Reflect", [{ type: "section", block_id: "s", text: plain("New above") }, { ...note, hint: plain("Changed") }], { hash: "2" }));
  await page.keyboard.type("!");

  assert.equal(await dialog("Reflect").getByRole("textbox").inputValue(), "one! two");
});

test("modals stack: the top one is worked, those below wait as they are", async () => {
  await show(view("V1", "First", [note]));
  await dialog("First").getByRole("textbox").fill("Below");
  await show(view("V1", "First", [note]), view("V2", "Second", [note]), view("V3", "Third", [note]));
  assert.equal(await page.evaluate(() => document.activeElement.closest("dialog").querySelector("h2").textContent), "Third");

  await show(view("V1", "First", [note]));

  assert.equal(await dialog("First").getByRole("textbox").inputValue(), "Below");
  assert.equal(await page.evaluate(() => Boolean(document.activeElement.closest("dialog"))), true);
});

test("Cancel and Escape close one view, the cross closes all", async () => {
  await show(view("V1", "First", [note]), view("V2", "Second", [note]));

  await dialog("Second").getByRole("button", { name: "Not now" }).click();
  assert.deepEqual(await sandbox.posted("view_closes"), { as: "U1", view_id: "V2", clear: false });
  await page.keyboard.press("Escape");
  assert.deepEqual(await sandbox.posted("view_closes"), { as: "U1", view_id: "V2", clear: false });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  assert.equal(await dialog("Second").isVisible(), true);
  await dialog("Second").getByRole("button", { name: "Close all" }).click();
  assert.deepEqual((await Promise.all([1, 2, 3].map(() => sandbox.posted("view_closes")))).at(-1), { as: "U1", view_id: "V2", clear: true });
});

test("Escape in an open menu closes the menu, not the modal", async () => {
  await show(view("V1", "First", [tags]));
  await dialog("First").getByRole("button", { name: /Competency/ }).click();
  await page.getByRole("menuitemradio", { name: "Execution" }).waitFor();

  await page.keyboard.press("Escape");

  await page.getByRole("menu").waitFor({ state: "detached" });
  assert.equal(sandbox.posts.length, 0);
});

test("a button inside sends its action with all that stands in the view", async () => {
  await show(view("V1", "First", [note, { type: "actions", block_id: "b", elements: [{ type: "button", action_id: "go", text: plain("More"), value: "7" }] }]));
  await dialog("First").getByRole("textbox").fill("So far");
  await dialog("First").getByRole("button", { name: "More" }).click();

  assert.deepEqual(await sandbox.posted("view_actions"), {
    as: "U1", view_id: "V1", block_id: "b", action_id: "go", value: "7",
    values: { note: { a: { type: "plain_text_input", value: "So far" } } },
  });
});

test("a view without submit only closes", async () => {
  await show(view("V1", "To read", [{ type: "section", block_id: "s", text: plain("Words") }], { submit: null, close: null }));

  assert.equal(await dialog("To read").getByRole("button", { name: "Submit" }).count(), 0);
  assert.equal(await dialog("To read").locator("footer").getByRole("button").innerText(), "Close");
});

test("a narrow window is filled by it", async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  await show(view("V1", "Reflect", [note, tags]));

  assert.deepEqual(await dialog("Reflect").evaluate((each) => [each.offsetWidth, each.offsetHeight]), [390, 800]);
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.setViewportSize({ width: 1280, height: 800 });
});

test("a submission whose end was lost with the connection can be sent again", async () => {
  sandbox.state.views = [view("V1", "Reflect", [note])];
  await show(sandbox.state.views[0]);
  await dialog("Reflect").getByRole("textbox").fill("Kept");
  await dialog("Reflect").getByRole("button", { name: "Save" }).click();
  await sandbox.posted("view_submissions");
  sandbox.breakStreams();
  await page.waitForFunction(() => document.querySelector("dialog [type=submit]").getAttribute("aria-busy") === "false");

  assert.equal(await dialog("Reflect").getByRole("textbox").inputValue(), "Kept");
});

test("an open modal is there again after a reload, and nothing complained", async () => {
  sandbox.state.views = [view("V1", "Reflect", [note], { values: { note: { a: { type: "plain_text_input", value: "From before" } } } })];
  await page.reload();

  assert.equal(await dialog("Reflect").getByRole("textbox").inputValue(), "From before");
  assert.deepEqual(page.complaints.filter((each) => !each.includes("400 (Bad Request)")), []);
});
