import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { accessibilityFindings, launchBrowser, openPage } from "./support/browser.mjs";
import { servePage } from "./support/page_server.mjs";

const mrkdwn = (text) => ({ type: "mrkdwn", text });
const plain = (text) => ({ type: "plain_text", text });

let server;
let browser;
let page;

before(async () => {
  server = await servePage();
  browser = await launchBrowser();
  page = await openPage(browser, server.url);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Draws blocks on the stage; what controls do afterwards is kept in window.acts. */
async function draw(...blocks) {
  await page.evaluate(async (blocks) => {
    const { drawBlocks } = await import("/blocks.js");
    window.acts = [];
    const context = {
      me: { id: "U1", tz: "Asia/Kathmandu" },
      personName: (id) => ({ U1: "Maya", U2: "Ravi" })[id],
      channelName: (id) => ({ C1: "product" })[id],
      act: async (action) => {
        window.acts.push(action);
        if (action.value === "refused") throw new Error("Nobody is at home.");
      },
    };
    document.getElementById("stage").replaceChildren(...drawBlocks(blocks, context));
  }, blocks);
  return page.locator("#stage");
}

const acts = () => page.evaluate(() => window.acts);

test("data is never read as HTML", async () => {
  const attack = "<img src=x onerror=alert(1)> &lt;b&gt;";
  const stage = await draw({ type: "section", text: plain(attack), fields: [mrkdwn(attack)] }, { type: "header", text: plain(attack) });

  assert.equal(await stage.locator("img, b").count(), 0);
  assert.match(await stage.innerText(), /<img src=x onerror=alert\(1\)>/);
});

test("only http, https and mail become links", async () => {
  const stage = await draw({ type: "section", text: mrkdwn("<javascript:alert(1)|bad> <https://a.b|good> <mailto:a@b.c>") });

  assert.deepEqual(await stage.locator("a").evaluateAll((links) => links.map((link) => link.getAttribute("href"))), ["https://a.b", "mailto:a@b.c"]);
});

test("mentions have names and dates stand in the reader's zone", async () => {
  const stage = await draw({ type: "section", text: mrkdwn("<@U1> asks <@U2> in <#C1|old> at <!date^1760000000^{time}|then>") });

  assert.equal(await stage.innerText(), "@Maya asks @Ravi in #product at 2:38 PM");
  assert.equal(await stage.locator(".mention.mine").innerText(), "@Maya");
});

test("a table has a head, its alignment and rich cells", async () => {
  const cell = (text) => ({ type: "raw_text", text });
  const bold = { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "Execution", style: { bold: true } }] }] };
  const stage = await draw({ type: "table", column_settings: [{}, { align: "right" }], rows: [[cell("Competency"), cell("L1")], [bold, cell("Assisted")]] });

  assert.deepEqual(await stage.locator("th[scope=col]").allInnerTexts(), ["Competency", "L1"]);
  assert.equal(await stage.locator("td strong").innerText(), "Execution");
  assert.equal(await stage.locator("td").nth(1).evaluate((each) => getComputedStyle(each).textAlign), "right");
});

test("a picture from elsewhere is described, not loaded", async () => {
  const stage = await draw({ type: "image", image_url: "https://elsewhere.example/x.png", alt_text: "A radar" });

  assert.equal(await stage.locator("img").count(), 0);
  assert.match(await stage.innerText(), /A radar/);
});

test("what the page does not know is named", async () => {
  const stage = await draw({ type: "carousel" }, { type: "actions", elements: [{ type: "wheel", action_id: "w" }] });

  assert.match(await stage.innerText(), /carousel[^]*wheel/);
});

test("a button sends its value and shows that the app is at work", async () => {
  const stage = await draw({ type: "actions", block_id: "b", elements: [{ type: "button", action_id: "go", text: plain("Go"), value: "7" }] });

  await stage.getByRole("button", { name: "Go" }).click();

  assert.deepEqual(await acts(), [{ block_id: "b", action_id: "go", value: "7" }]);
  assert.equal(await stage.getByRole("button").getAttribute("aria-busy"), "true");
});

test("a button at work is not pressed twice, and tells why it failed", async () => {
  const stage = await draw({ type: "actions", block_id: "b", elements: [{ type: "button", action_id: "go", text: plain("Go"), value: "7" }] });
  await stage.getByRole("button").dblclick();

  await page.evaluate(async () => {
    const { showActionState } = await import("/controls.js");
    showActionState(document.body, { block_id: "b", action_id: "go", state: "failed", error: "Operation timed out." });
  });

  assert.equal((await acts()).length, 1);
  assert.equal(await stage.getByRole("status").innerText(), "Operation timed out.");
});

test("a refused action says so on its control", async () => {
  const stage = await draw({ type: "actions", elements: [{ type: "button", action_id: "go", text: plain("Go"), value: "refused" }] });

  await stage.getByRole("button").click();

  await stage.getByText("Nobody is at home.").waitFor();
});

test("a confirm dialog stands before the action", async () => {
  const confirm = { title: plain("Really?"), text: mrkdwn("It *goes*."), confirm: plain("Forget"), deny: plain("Keep") };
  const stage = await draw({ type: "actions", block_id: "b", elements: [{ type: "button", action_id: "go", text: plain("Go"), value: "1", confirm }] });
  // A dialog that has closed is hidden at once and answers a moment later, when it leaves the page.
  const answered = () => page.locator("dialog").waitFor({ state: "detached" });

  await stage.getByRole("button").click();
  await page.getByRole("dialog", { name: "Really?" }).getByRole("button", { name: "Keep" }).click();
  await answered();
  assert.deepEqual(await acts(), []);

  await stage.getByRole("button").click();
  await page.getByRole("dialog").getByRole("button", { name: "Forget" }).click();
  await answered();
  assert.equal((await acts()).length, 1);
});

test("a select is worked by keyboard and sends the option", async () => {
  const options = ["One", "Two", "Three"].map((text, index) => ({ text: plain(text), value: String(index + 1) }));
  const stage = await draw({ type: "section", block_id: "b", text: mrkdwn("Pick"), accessory: { type: "static_select", action_id: "pick", placeholder: plain("Level"), options } });

  await stage.getByRole("button", { name: "Level" }).press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");

  assert.deepEqual(await acts(), [{ block_id: "b", action_id: "pick", selected_option: options[1] }]);
  assert.equal(await stage.getByRole("button", { name: "Two" }).count(), 1);
});

test("an overflow menu sends the option, Escape sends nothing", async () => {
  const options = [{ text: plain("Show"), value: "s" }, { text: plain("Help"), value: "h" }];
  const stage = await draw({ type: "section", block_id: "b", text: mrkdwn("More"), accessory: { type: "overflow", action_id: "more", options } });
  const button = stage.getByRole("button", { name: "More actions" });

  await button.click();
  await page.keyboard.press("Escape");
  assert.deepEqual(await acts(), []);

  await button.click();
  await page.getByRole("menuitem", { name: "Help" }).click();
  assert.deepEqual(await acts(), [{ block_id: "b", action_id: "more", selected_option: options[1] }]);
});

test("nothing above is a barrier or a complaint", async () => {
  await draw(
    { type: "header", text: plain("Title") },
    { type: "section", text: mrkdwn("*a* `b` ~c~ <https://a.b|d> :tada:"), fields: [plain("e"), mrkdwn("• f")] },
    { type: "context", elements: [mrkdwn("small <@U2>")] },
    { type: "divider" },
    { type: "actions", elements: [{ type: "button", action_id: "x", text: plain("Go"), style: "primary" }, { type: "button", action_id: "y", text: plain("No"), style: "danger" }] },
  );

  assert.deepEqual(await accessibilityFindings(page), []);
  assert.deepEqual(page.complaints, []);
});
