// A newcomer's whole way in the page, clicked as they would: from the first /level to the packet, on
// the built-in ladder, wide and light, and on another one, narrow and dark.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { accessibilityFindings, launchBrowser, openPage } from "./support/browser.mjs";
import { startSandbox } from "./support/sandbox.mjs";

const engineering = fileURLToPath(new URL("../../config/frameworks/engineering.toml", import.meta.url));

const walks = [
  { name: "product management, wide and light", width: 1280, colorScheme: "light", level: "L1 · Associate PM", suggestion: "Own a feature end-to-end", competencies: 6 },
  { name: "engineering, narrow and dark", framework: engineering, width: 390, colorScheme: "dark", competencies: 3 },
];

let browser;
before(async () => (browser = await launchBrowser()));
after(() => browser?.close());

for (const walk of walks) {
  describe(`the way of somebody new, ${walk.name}`, () => {
    let sandbox;
    let page;

    before(async () => {
      if (walk.framework) process.env.COACH_FRAMEWORK = walk.framework;
      sandbox = await startSandbox();
      delete process.env.COACH_FRAMEWORK;
      await sandbox.connections(1);
      page = await openPage(browser, `${sandbox.url}?as=U0AMARA001#C0PRODUCT2`, { ...walk, height: 1000 });
      await page.getByRole("article").first().waitFor();
    });
    after(async () => {
      await page?.context().close();
      await sandbox?.stop();
    });

    const dialog = () => page.getByRole("dialog").last();
    const last = () => page.getByRole("article").last();
    const press = (within, name) => within.getByRole("button", { name }).first().click();
    const closeDialog = async () => {
      await dialog().getByRole("button", { name: "Close" }).last().click();
      await page.waitForFunction(() => !document.querySelector("[role=dialog], dialog[open]"));
    };
    const sound = async () => assert.deepEqual(await accessibilityFindings(page), []);
    async function ask(line, words) {
      await page.getByRole("textbox").last().fill(line);
      await page.getByRole("textbox").last().press("Enter");
      await page.getByRole("article").filter({ hasText: words }).last().waitFor();
    }
    async function askForModal(line, words) {
      await page.getByRole("textbox").last().fill(line);
      await page.getByRole("textbox").last().press("Enter");
      await dialog().getByText(words).first().waitFor();
    }

    test("picks a level", async () => {
      await ask("/level", "Welcome!");
      await press(last(), /^I’m /);
      await page.getByRole("article").filter({ hasText: "Saved. You are at" }).waitFor();
      await sound();
    });

    test("assesses themselves and sees the gaps, then the picture", async () => {
      await askForModal("/level assess", "Who can read this:");
      for (let index = 0; index < walk.competencies; index += 1) {
        await dialog().getByRole("button", { name: /Your stage in/ }).nth(index).click();
        await page.getByRole("menuitemradio").first().click();
      }
      await sound();
      await press(dialog(), "Save");
      await dialog().getByText("Your assessment is saved.").waitFor();
      await dialog().getByText("Your largest gaps").waitFor();
      await press(dialog(), "Show where I stand as a picture");
      await dialog().getByRole("img", { name: /Where you stand/ }).waitFor();
      await sound();
      await closeDialog();
    });

    test("plans", async () => {
      await ask("/grow plan", "Suggestions");
      await press(last(), walk.suggestion ? `Add to plan: ${walk.suggestion}` : /^Add to plan: /);
      await page.getByRole("article").filter({ hasText: "1 active of 5" }).waitFor();
      await askForModal("/grow goal Run five interviews", "Who can read this:");
      await press(dialog(), "Save");
      await dialog().getByText("2 active of 5").waitFor();
      await closeDialog();
    });

    test("writes, and finds it again", async () => {
      await ask("/grow win Launched the *beta* to <!channel>", "Launched the *beta* to <!channel>");
      await askForModal("/grow reflect", "Who can read this:");
      await dialog().getByRole("textbox").first().fill("The demo worked.");
      await press(dialog(), "Save");
      await dialog().getByText("Saved in your journal.").waitFor();
      await closeDialog();
      await ask("/grow log", "2 entries.");
      await ask("/grow log demo", "1 entry match");
      await sound();
    });

    test("asks for the packet, which arrives as a file", async () => {
      await ask("/grow packet", "as a file");
      await sound();
    });
  });
}
