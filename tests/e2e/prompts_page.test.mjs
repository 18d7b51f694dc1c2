// Prompts in the page, as a person meets them: turned on, travelled to, put off, answered.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { accessibilityFindings, launchBrowser, openPage } from "./support/browser.mjs";
import { fetchState, startSandbox } from "./support/sandbox.mjs";

const walks = [
  { name: "wide and light, in London", width: 1280, colorScheme: "light", who: "U0IMOGEN07" },
  { name: "narrow and dark, in Kathmandu", width: 390, colorScheme: "dark", who: "U0BISHAL08" },
];

let browser;
before(async () => (browser = await launchBrowser()));
after(() => browser?.close());

for (const walk of walks) {
  describe(`prompts, ${walk.name}`, () => {
    let sandbox;
    let page;

    before(async () => {
      sandbox = await startSandbox();
      await sandbox.connections(1);
      page = await openPage(browser, `${sandbox.url}?as=${walk.who}#C0PRODUCT2`, { ...walk, height: 1000 });
      await page.getByRole("article").first().waitFor();
    });
    after(async () => {
      await page?.context().close();
      await sandbox?.stop();
    });

    const dialog = () => page.getByRole("dialog").last();
    const prompt = () => page.getByRole("article").filter({ has: page.getByRole("button", { name: "In an hour" }) }).last();
    const sound = async () => assert.deepEqual(await accessibilityFindings(page), []);
    async function type(line) {
      await page.getByRole("textbox").last().fill(line);
      await page.getByRole("textbox").last().press("Enter");
    }

    test("are turned on in a form that says what will come", async () => {
      await type("/grow remind");
      await dialog().getByText("Choose none to turn the prompts off.").waitFor();
      await sound();
      await dialog().getByRole("button", { name: "Save" }).click();
      await dialog().getByText("Every Friday at 16:00").waitFor();
      await sound();
      await dialog().getByRole("button", { name: "Close" }).last().click();
    });

    test("come on Friday at 16:00, and are put off", async () => {
      await sandbox.moveClock({ as: walk.who, to: "friday_afternoon" });
      await openDirectMessages();
      await prompt().waitFor();
      await sound();
      await prompt().getByRole("button", { name: "In an hour" }).click();
      await page.getByText("I ask again").waitFor();
      await sandbox.moveClock({ forward: 3600 });
      await prompt().waitFor();
    });

    test("are answered in the reflection form, with the question in it", async () => {
      const question = (await prompt().locator("p, .prose, div").first().innerText()).split("\n")[0];
      assert.ok(question.length > 0);
      await prompt().getByRole("button", { name: "Reflect" }).click();
      await dialog().getByText("Who can read this:").waitFor();
      await dialog().getByRole("textbox").first().fill("The demo worked.");
      await sound();
      await dialog().getByRole("button", { name: "Save" }).click();
      await dialog().getByText("Saved in your journal.").waitFor();
    });

    /** The conversation with the app, in which prompts come. */
    async function openDirectMessages() {
      const { channels } = await fetchState(sandbox.url, walk.who);
      const { id } = channels.find(({ kind }) => kind === "dm");
      await page.evaluate((hash) => (location.hash = hash), `#${id}/messages`);
    }
  });
}
