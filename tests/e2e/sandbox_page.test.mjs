// Every feature of the sandbox's page on the real stand-in, clicked as a person would, with an app
// of Slack's own client behind it: wide and light, narrow and dark.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import bolt from "@slack/bolt";

import { accessibilityFindings, launchBrowser, openPage } from "./support/browser.mjs";
import { scratchDirectory } from "./support/program.mjs";
import { startSandbox } from "./support/sandbox.mjs";

import { writeFileSync } from "node:fs";
import { join } from "node:path";

const plain = (text) => ({ type: "plain_text", text });
const pixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const manifest = {
  display_information: { name: "Helper" },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true },
    slash_commands: [{ command: "/form", description: "Opens a form", should_escape: true }],
    shortcuts: [
      { name: "New note", type: "global", callback_id: "note", description: "Writes a note" },
      { name: "Keep it", type: "message", callback_id: "keep", description: "Keeps a message" },
    ],
  },
  oauth_config: { scopes: { bot: ["commands", "chat:write", "im:history", "files:write", "files:read", "app_mentions:read", "channels:history"] } },
  settings: { event_subscriptions: { bot_events: ["app_home_opened", "message.im", "app_mention"] } },
};

const form = (title) => ({
  type: "modal",
  callback_id: "form",
  title: plain(title),
  submit: plain("Save"),
  blocks: [
    { type: "input", block_id: "text", label: plain("What happened?"), element: { type: "plain_text_input", action_id: "a", multiline: true } },
    { type: "input", block_id: "kind", optional: true, label: plain("Kind"), element: { type: "static_select", action_id: "a", options: [{ text: plain("Win"), value: "win" }, { text: plain("Lesson"), value: "lesson" }] } },
    { type: "actions", block_id: "more", elements: [{ type: "button", action_id: "more", text: plain("More questions") }] },
  ],
});

let sandbox;
let app;
let browser;

before(async () => {
  const file = join(scratchDirectory(), "manifest.json");
  writeFileSync(file, JSON.stringify(manifest));
  sandbox = await startSandbox({ app: false, args: ["--manifest", file] });
  app = new bolt.App({
    token: sandbox.variables.SLACK_BOT_TOKEN,
    appToken: sandbox.variables.SLACK_APP_TOKEN,
    socketMode: true,
    logLevel: bolt.LogLevel.ERROR,
    clientOptions: { slackApiUrl: sandbox.variables.SLACK_API_URL },
  });
  listen();
  await app.start();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await app?.stop();
  await sandbox?.stop();
});

function listen() {
  app.command("/form", async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form("First form") });
  });
  app.shortcut("note", async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form("A note") });
  });
  app.shortcut("keep", async ({ ack, body, respond }) => {
    await ack();
    await respond({ text: `Kept: ${body.message.text}` });
  });
  app.action("more", async ({ ack, body, client }) => {
    await ack();
    await client.views.push({ trigger_id: body.trigger_id, view: form("Second form") });
  });
  app.view("form", async ({ ack, view, body, client }) => {
    const text = view.state.values.text.a.value;
    if (text === "wrong") return ack({ response_action: "errors", errors: { text: "Please say a little more" } });
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: `Saved: ${text}, ${view.state.values.kind.a.selected_option?.value ?? "no kind"}` });
  });
  app.event("app_home_opened", async ({ event, client }) => {
    if (event.tab === "home") await client.views.publish({ user_id: event.user, view: { type: "home", blocks: [{ type: "header", text: plain("Your helper") }, { type: "section", text: { type: "mrkdwn", text: "All quiet *today*" } }] } });
  });
  app.message("picture", async ({ event, client }) => {
    await client.files.uploadV2({ channel_id: event.channel, file: pixel, filename: "dot.png", title: "A dot", alt_text: "One dot" });
  });
}

for (const view of [{ name: "wide and light", width: 1280, colorScheme: "light" }, { name: "narrow and dark", width: 390, colorScheme: "dark" }]) {
  describe(`the sandbox with an app of Bolt's, ${view.name}`, () => {
    let page;

    before(async () => {
      page = await openPage(browser, sandbox.url, view);
      await box(page).waitFor();
    });
    after(() => page?.context().close());

    const dialog = (title) => page.getByRole("dialog", { name: title });
    const sound = async () => assert.deepEqual(await accessibilityFindings(page), []);

    test("a form opens, is refused beside its input by page and app, and is saved", async () => {
      await say(page, "/form");
      await dialog("First form").waitFor();
      await sound();

      await dialog("First form").getByRole("button", { name: "Save" }).click();
      await dialog("First form").getByText("Please complete this required field.").waitFor();
      await dialog("First form").getByRole("textbox", { name: /What happened/ }).fill("wrong");
      await dialog("First form").getByRole("button", { name: "Save" }).click();
      await dialog("First form").getByText("Please say a little more").waitFor();
      await sound();
      await dialog("First form").getByRole("textbox", { name: /What happened/ }).fill(`shipped ${view.width}`);
      await dialog("First form").getByRole("button", { name: "Save" }).click();

      await dialog("First form").waitFor({ state: "detached" });
    });

    test("a form stands on another, and Escape goes back to it", async () => {
      await say(page, "/form");
      await dialog("First form").getByRole("button", { name: "More questions" }).click();
      await dialog("Second form").waitFor();
      await sound();

      await page.keyboard.press("Escape");

      await dialog("Second form").waitFor({ state: "detached" });
      await dialog("First form").getByRole("button", { name: "Cancel" }).click();
      await dialog("First form").waitFor({ state: "detached" });
    });

    test("a shortcut opens a form", async () => {
      await page.getByRole("button", { name: "Shortcuts", exact: true }).click();
      await page.getByRole("menuitem", { name: /New note/ }).click();

      await dialog("A note").getByRole("button", { name: "Cancel" }).click();
    });

    test("a message's own shortcut knows the message", async () => {
      const said = await say(page, `Worth keeping ${view.width}`);
      await said.hover();
      await said.getByRole("button", { name: "Message shortcuts" }).click();
      await page.getByRole("menuitem", { name: /Keep it/ }).click();

      await page.getByText(`Kept: Worth keeping ${view.width}`).waitFor();
    });

    test("Home is drawn when it is opened, and messages to the app bring its picture", async () => {
      await openDrawer(page);
      await page.getByRole("navigation", { name: "Apps" }).getByRole("link").first().click();
      await page.getByRole("link", { name: "Home" }).or(page.getByRole("tab", { name: "Home" })).first().click();
      await page.getByRole("heading", { name: "Your helper" }).waitFor();
      await sound();

      await page.getByRole("link", { name: "Messages" }).or(page.getByRole("tab", { name: "Messages" })).first().click();
      await page.getByText(`Saved: shipped ${view.width}, no kind`).first().waitFor();
      await say(page, "picture");
      await page.getByRole("img", { name: /dot/ }).first().waitFor();
      await sound();
    });

    test("a reply stands in its thread", async () => {
      await openDrawer(page);
      await page.getByRole("navigation", { name: "Channels" }).getByRole("link", { name: "product" }).click();
      await page.getByRole("button", { name: /^[34] replies$/ }).first().click();
      const thread = page.getByRole("complementary", { name: "Thread" }).or(page.getByRole("region", { name: "Thread" })).first();
      await thread.getByRole("textbox").fill(`Agreed ${view.width}`);
      await thread.getByRole("textbox").press("Enter");

      await thread.getByText(`Agreed ${view.width}`).waitFor();
      await sound();
      await thread.getByRole("button", { name: /close/i }).click();
    });

    test("what just happened is told, with the app's time to acknowledge", async () => {
      await page.getByRole("button", { name: /what just happened/i }).click();
      await page.getByText(/acknowledged after \d+ ms/).first().waitFor();
      await sound();
    });

    test("a fault is one click, says that it lasts, and is over with another", async () => {
      await page.getByText("Let something go wrong").click();
      await page.getByRole("button", { name: /do it: storm/i }).click();
      await page.getByText(/Now: /).waitFor();
      await sound();

      await page.getByRole("button", { name: "Back to normal" }).click();

      await page.getByText(/Now: /).waitFor({ state: "hidden" });
      await page.getByRole("button", { name: /close/i }).first().click();
    });

    test("an hour goes by, and comes back", async () => {
      await page.getByRole("button", { name: /sandbox time/i }).click();
      await page.getByRole("menuitem", { name: /hour/i }).click();
      await page.getByText(/Sandbox time was moved/).waitFor();
      await sound();

      await page.getByRole("button", { name: "Back to now" }).click();
      await page.getByText(/Sandbox time was moved/).waitFor({ state: "hidden" });
    });

    test("it complained of nothing and asked nobody else", () => {
      assert.deepEqual(page.complaints, []);
    });
  });
}

function box(page) {
  return page.getByRole("textbox", { name: /^Message / });
}

async function say(page, line) {
  const count = await page.getByRole("article").count();
  await box(page).fill(line);
  await box(page).press("Enter");
  const article = page.getByRole("article").nth(count);
  if (!line.startsWith("/")) await article.waitFor();
  return article;
}

async function openDrawer(page) {
  const button = page.getByRole("button", { name: "Channels and people" });
  if (await button.isVisible()) await button.click();
}
