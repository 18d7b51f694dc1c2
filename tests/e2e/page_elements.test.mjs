// Every element and block that the page draws, on the stage.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { initialState } from "../../sandbox/page/states.js";
import { createValues } from "../../sandbox/page/values.js";
import { localOfSeconds, secondsOfLocal } from "../../sandbox/page/dates.js";
import { parseMarkdown } from "../../sandbox/page/markdown.js";
import { accessibilityFindings, launchBrowser, openPage } from "./support/browser.mjs";
import { servePage } from "./support/page_server.mjs";

const plain = (text) => ({ type: "plain_text", text });
const options = (...words) => words.map((word) => ({ text: plain(word), value: word.toLowerCase() }));
const input = (element, more = {}) => ({ type: "input", block_id: "b", label: plain("Answer"), element: { action_id: "a", ...element }, ...more });
const actions = (...elements) => ({ type: "actions", block_id: "b", elements: elements.map((each) => ({ action_id: "a", ...each })) });

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

/** Draws blocks; what they send is kept in window.acts, what stands in them is told by values(). */
async function draw(...blocks) {
  await page.evaluate(async (blocks) => {
    const { drawBlocks } = await import("/blocks.js");
    const { createValues } = await import("/values.js");
    const { loadIcons } = await import("/dom.js");
    if (!document.querySelector(".drawings")) await loadIcons();
    window.acts = [];
    window.held = createValues(blocks);
    const person = (id, name, title) => ({ id, display_name: name, real_name: name, name, title, kind: "member" });
    const context = {
      me: { id: "U1", tz: "Asia/Kathmandu" },
      people: [person("U1", "Maya", "PM"), person("U2", "Ravi", "Senior PM"), { ...person("U3", "Tom", ""), kind: "deactivated" }],
      channels: [{ id: "C1", name: "product", kind: "channel" }, { id: "C2", name: "secret", kind: "private" }, { id: "C3", name: "old", kind: "channel", archived: true }, { id: "D1", name: "pm-coach", kind: "dm" }],
      personName: (id) => id,
      channelName: (id) => id,
      values: window.held,
      act: async (action) => void window.acts.push(action),
      suggest: async ({ value }) => ({ options: [{ text: { type: "plain_text", text: `${value} found` }, value }] }),
    };
    document.getElementById("stage").replaceChildren(...drawBlocks(blocks, context));
    document.getElementById("layer").replaceChildren();
  }, blocks);
  return page.locator("#stage");
}

const acts = () => page.evaluate(() => window.acts);
const held = () => page.evaluate(() => window.held.get("b", "a"));

const typed = [
  [{ type: "plain_text_input" }, "Hello", { type: "plain_text_input", value: "Hello" }],
  [{ type: "plain_text_input", multiline: true }, "a\nb", { type: "plain_text_input", value: "a\nb" }],
  [{ type: "number_input", is_decimal_allowed: true }, "3.5", { type: "number_input", value: "3.5" }],
  [{ type: "number_input", is_decimal_allowed: false }, "three", { type: "number_input", value: "three" }],
  [{ type: "email_text_input" }, "a@b.c", { type: "email_text_input", value: "a@b.c" }],
  [{ type: "url_text_input" }, "https://a.b", { type: "url_text_input", value: "https://a.b" }],
  [{ type: "datepicker" }, "2026-12-01", { type: "datepicker", selected_date: "2026-12-01" }],
  [{ type: "timepicker" }, "16:30", { type: "timepicker", selected_time: "16:30" }],
  [{ type: "datetimepicker" }, "2026-11-20T16:00", { type: "datetimepicker", selected_date_time: 1_795_169_700 }],
  [{ type: "rich_text_input" }, "plain", { type: "rich_text_input", rich_text_value: { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "plain" }] }] } }],
];

for (const [element, words, state] of typed) {
  test(`${element.type} keeps "${words.replace("\n", " ")}" in Slack's form, and sends nothing by itself`, async () => {
    const stage = await draw(input(element));

    await stage.getByLabel("Answer").fill(words);
    await stage.getByLabel("Answer").blur();

    assert.deepEqual(await held(), state);
    assert.deepEqual(await acts(), []);
  });
}

test("an emptied text is null, not an empty text", async () => {
  const stage = await draw(input({ type: "plain_text_input", initial_value: "x" }));
  await stage.getByLabel("Answer").fill("");

  assert.deepEqual(await held(), { type: "plain_text_input", value: null });
});

test("a counter shows near the end of what fits", async () => {
  const stage = await draw(input({ type: "plain_text_input", max_length: 40 }));
  const box = stage.getByLabel("Answer");

  await box.fill("x".repeat(10));
  assert.equal(await stage.getByText(/left/).count(), 0);
  await box.fill("😀".repeat(38));
  await stage.getByText("2 left").waitFor();
  await box.fill("x".repeat(43));
  await stage.getByText("3 too many").waitFor();
});

test("dispatch_action sends on Enter, or while typing where that is asked for", async () => {
  const stage = await draw(input({ type: "plain_text_input" }, { dispatch_action: true }));
  await stage.getByLabel("Answer").fill("now");
  assert.deepEqual(await acts(), []);
  await stage.getByLabel("Answer").press("Enter");
  assert.deepEqual(await acts(), [{ block_id: "b", action_id: "a", value: "now" }]);

  const again = await draw(input({ type: "plain_text_input", dispatch_action_config: { trigger_actions_on: ["on_character_entered"] } }, { dispatch_action: true }));
  await again.getByLabel("Answer").pressSequentially("ab");
  await page.waitForFunction(() => window.acts.length > 0);
  assert.deepEqual(await acts(), [{ block_id: "b", action_id: "a", value: "ab" }]);
});

test("checkboxes and radio buttons send what is chosen", async () => {
  const stage = await draw(actions({ type: "checkboxes", options: options("One", "Two"), initial_options: options("One") }));
  await stage.getByRole("checkbox", { name: "Two" }).check();
  assert.deepEqual((await acts())[0].selected_options, options("One", "Two"));

  const radios = await draw(actions({ type: "radio_buttons", options: options("One", "Two") }));
  await radios.getByRole("radio", { name: "Two" }).check();
  assert.deepEqual((await acts())[0].selected_option, options("Two")[0]);
});

test("a multi select stays open while one chooses, and keeps to its most", async () => {
  const stage = await draw(input({ type: "multi_static_select", options: options("One", "Two", "Three"), max_selected_items: 2 }));
  await stage.getByRole("button", { name: /Answer/ }).click();
  for (const name of ["Three", "One", "Two"]) await page.getByRole("option", { name }).click();
  await page.keyboard.press("Escape");

  assert.deepEqual((await held()).selected_options, options("Three", "One"));
  assert.equal(await stage.getByRole("button", { name: /Answer Three ?One/ }).count(), 1);
});

test("a long select is searched by typing", async () => {
  const stage = await draw(actions({ type: "static_select", placeholder: plain("Pick"), option_groups: [{ label: plain("Fruit"), options: options("Apple", "Pear", "Plum", "Fig", "Kiwi", "Lime") }, { label: plain("Trees"), options: options("Ash", "Oak", "Elm", "Fir", "Yew") }] }));
  await stage.getByRole("button", { name: "Pick" }).click();
  await page.getByRole("combobox").pressSequentially("oa");
  await page.getByRole("option", { name: "Oak" }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll("[role=option]").length === 1);
  await page.keyboard.press("Enter");

  assert.deepEqual((await acts())[0].selected_option, options("Oak")[0]);
});

test("an external select asks the app once enough is typed", async () => {
  const stage = await draw(input({ type: "external_select", min_query_length: 2 }));
  await stage.getByRole("button", { name: /Answer/ }).click();
  await page.getByText("Type at least 2 letters").waitFor();
  await page.getByRole("combobox").pressSequentially("abc");
  await page.getByRole("option", { name: "abc found" }).click();

  assert.deepEqual((await held()).selected_option.value, "abc");
});

test("people who left cannot be chosen, others are sent by id", async () => {
  const stage = await draw(actions({ type: "users_select", placeholder: plain("Who") }));
  await stage.getByRole("button", { name: "Who" }).click();
  await page.getByRole("option").first().waitFor();
  assert.deepEqual(await page.getByRole("option").locator(".option-text").allInnerTexts(), ["Maya", "Ravi"]);
  await page.getByRole("option", { name: "Ravi" }).click();

  assert.deepEqual(await acts(), [{ block_id: "b", action_id: "a", selected_user: "U2" }]);
});

test("conversations follow their filter, archived ones are left out", async () => {
  const stage = await draw(input({ type: "multi_conversations_select", filter: { include: ["public", "private"] } }));
  await stage.getByRole("button", { name: /Answer/ }).click();
  await page.getByRole("option").first().waitFor();
  assert.deepEqual(await page.getByRole("option").allInnerTexts(), ["#product", "#secret"]);
  await page.getByRole("option", { name: "#secret" }).click();
  await page.keyboard.press("Escape");

  assert.deepEqual(await held(), { type: "multi_conversations_select", selected_conversations: ["C2"] });
});

test("a choice that was denied in its confirm dialog goes back", async () => {
  const confirm = { title: plain("Sure?"), text: plain("It counts."), confirm: plain("Yes"), deny: plain("No") };
  const stage = await draw(actions({ type: "static_select", placeholder: plain("Pick"), options: options("One", "Two"), confirm }));
  await stage.getByRole("button", { name: "Pick" }).click();
  await page.getByRole("menuitemradio", { name: "Two" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "No" }).click();

  await stage.getByRole("button", { name: "Pick" }).waitFor();
  assert.deepEqual(await acts(), []);
});

test("an element beside a text is called by it", async () => {
  const stage = await draw({ type: "section", block_id: "b", text: { type: "mrkdwn", text: "*Due* date" }, accessory: { type: "datepicker", action_id: "a" } });

  assert.equal(await stage.getByLabel("Due date").count(), 1);
});

test("a day that is picked in a message is sent once it is settled", async () => {
  const stage = await draw(actions({ type: "datepicker" }));
  await stage.locator("input").fill("2026-12-24");
  await stage.locator("input").blur();

  assert.deepEqual(await acts(), [{ block_id: "b", action_id: "a", selected_date: "2026-12-24" }]);
});

test("files from people are not taken, and it says so", async () => {
  const stage = await draw(input({ type: "file_input" }));

  await stage.getByText("The sandbox does not send files from people.").waitFor();
  assert.deepEqual(await held(), { type: "file_input", files: [] });
});

test("what only Slack draws can still be read, with its type", async () => {
  const stage = await draw(
    { type: "card", title: plain("Card title"), body: plain("Card body"), actions: [{ type: "button", action_id: "a", text: plain("Card button") }] },
    { type: "carousel", elements: [{ title: plain("In a carousel") }] },
    { type: "container", title: plain("Container"), child_blocks: [{ type: "section", text: plain("Inside it") }] },
    { type: "video", title: plain("A film"), alt_text: "Somebody talks", video_url: "https://a.b/c" },
    { type: "data_table", caption: "Figures", rows: [[{ type: "raw_text", text: "Level" }], [{ type: "raw_number", value: 3, text: "3" }]] },
    { type: "data_visualization", title: "Shares", chart: { type: "pie", segments: [{ label: "Half", value: 50 }] } },
    { type: "plan", title: "The plan", tasks: [{ task_id: "t", title: "First task", status: "in_progress" }] },
    { type: "brand_new", headline: plain("From the future") },
  );

  const words = await stage.innerText();
  for (const each of ["Card title", "Card body", "Card button", "In a carousel", "Container", "Inside it", "A film", "Somebody talks", "Level", "Half", "50", "The plan", "First task (in progress)", "From the future", "brand_new"]) assert.ok(words.includes(each), each);
  assert.deepEqual(await accessibilityFindings(page), []);
});

test("an alert and a markdown block are drawn", async () => {
  const stage = await draw({ type: "alert", level: "error", text: plain("Nothing was saved") }, { type: "markdown", text: "# Title\n\nSome **bold**, `code` and [a link](https://a.b)\n\n1. one\n2. two\n\n```\n**raw**\n```" });

  await stage.getByText("Nothing was saved").waitFor();
  assert.equal(await stage.getByRole("heading", { name: "Title" }).count(), 1);
  assert.deepEqual(await stage.locator("strong").allInnerTexts(), ["bold"]);
  assert.deepEqual(await stage.locator("ol li").allInnerTexts(), ["one", "two"]);
  assert.equal(await stage.getByRole("link").getAttribute("href"), "https://a.b");
  assert.equal(await stage.locator("pre").innerText(), "**raw**");
});

test("all of it together is no barrier, and complains of nothing", async () => {
  await draw(...typed.map(([element], index) => ({ ...input(element), block_id: `t${index}`, label: plain(`Label ${index}`) })),
    { ...input({ type: "checkboxes", options: options("A") }, { optional: true }), block_id: "c" },
    { ...input({ type: "radio_buttons", options: options("A", "B") }), block_id: "r" },
    { ...input({ type: "multi_users_select" }), block_id: "u" },
    { ...input({ type: "file_input" }), block_id: "f" },
    actions({ type: "datepicker" }, { type: "timepicker", action_id: "t" }, { type: "checkboxes", action_id: "c", options: options("X") }));

  assert.deepEqual(await accessibilityFindings(page), []);
  assert.deepEqual(page.complaints, []);
});

test("initial values and null forms are Slack's", () => {
  assert.deepEqual(initialState({ type: "plain_text_input" }), { type: "plain_text_input", value: null });
  assert.deepEqual(initialState({ type: "checkboxes" }), { type: "checkboxes", selected_options: [] });
  assert.deepEqual(initialState({ type: "multi_users_select", initial_users: ["U1"] }), { type: "multi_users_select", selected_users: ["U1"] });
  assert.equal(initialState({ type: "button" }), undefined);
});

test("what was touched survives other blocks, unless its type changed", () => {
  const block = (type) => [{ type: "input", block_id: "b", element: { type, action_id: "a" } }];
  const values = createValues(block("plain_text_input"));
  values.set("b", "a", { type: "plain_text_input", value: "mine" });

  values.take(block("plain_text_input"), { b: { a: { type: "plain_text_input", value: "theirs" } } });
  assert.equal(values.get("b", "a").value, "mine");
  values.take(block("number_input"), {});
  assert.deepEqual(values.all(), { b: { a: { type: "number_input", value: null } } });
});

test("what nobody touched is what the sandbox says", () => {
  const blocks = [{ type: "input", block_id: "b", element: { type: "plain_text_input", action_id: "a", initial_value: "first" } }];
  const values = createValues(blocks, { b: { a: { type: "plain_text_input", value: "said" } } });

  assert.equal(values.get("b", "a").value, "said");
});

test("clocks of odd zones are read both ways", () => {
  for (const zone of ["Asia/Kathmandu", "America/New_York", "Pacific/Chatham", "UTC"]) {
    assert.equal(localOfSeconds(secondsOfLocal("2026-03-09T09:30", zone), zone), "2026-03-09T09:30");
  }
});

test("Markdown of any kind comes to an end", () => {
  const hard = ["**", "* ", "- ", ">", "```", "#", "# ", "__a", "[x](", "1.", "~~", "****", "\\", "- [ ] a", "---"];
  for (const part of hard) assert.ok(Array.isArray(parseMarkdown(`${part.repeat(30)}\n${part}\n`)));
});
