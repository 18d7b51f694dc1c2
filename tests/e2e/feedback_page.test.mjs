// 360 feedback in the page, as an asker and a giver meet it: at a desk and on a phone.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { accessibilityFindings, launchBrowser, openPage } from "./support/browser.mjs";
import { startSandbox } from "./support/sandbox.mjs";

const walks = [
  { name: "wide and light", width: 1280, colorScheme: "light" },
  { name: "narrow and dark", width: 390, colorScheme: "dark" },
];

let browser;
before(async () => (browser = await launchBrowser()));
after(() => browser?.close());

for (const walk of walks) {
  describe(`feedback, ${walk.name}`, () => {
    let sandbox;
    let asker;
    let giver;

    before(async () => {
      sandbox = await startSandbox();
      await sandbox.connections(1);
      asker = await openPage(browser, `${sandbox.url}?as=U0GRACE006#C0PRODUCT2`, { ...walk, height: 1000 });
      giver = await openPage(browser, `${sandbox.url}?as=U0PRIYA003#C0PRODUCT2`, { ...walk, height: 1000 });
      for (const page of [asker, giver]) await page.getByRole("article").first().waitFor();
    });
    after(async () => {
      for (const page of [asker, giver]) await page?.context().close();
      await sandbox?.stop();
    });

    const dialog = (page) => page.getByRole("dialog").last();
    const sound = async (page) => assert.deepEqual(await accessibilityFindings(page), []);
    async function type(page, line) {
      await page.getByRole("textbox").last().fill(line);
      await page.getByRole("textbox").last().press("Enter");
    }

    test("is asked for in a form that says who reads the answers", async () => {
      await type(asker, "/grow feedback @imogen");
      await dialog(asker).getByText("Who reads the answers:").waitFor();
      await sound(asker);
      await picture(asker, "feedback-request");
      await dialog(asker).getByRole("button", { name: "Ask", exact: true }).click();
      await dialog(asker).getByText("Asked. I tell you when it has closed.").waitFor();
      await sound(asker);
      await dialog(asker).getByRole("button", { name: "Close" }).last().click();
    });

    test("is given in a form that says what anonymous means, and keeps what was typed", async () => {
      await giver.getByRole("button", { name: "Give feedback" }).last().click();
      await dialog(giver).getByText("Who reads this:").waitFor();
      await dialog(giver).getByRole("textbox", { name: "Keep doing" }).fill("Writes the goal down first");
      await sound(giver);
      await picture(giver, "feedback-answer");
      await dialog(giver).getByRole("button", { name: "What anonymous means" }).click();
      await dialog(giver).getByText("What nobody can promise you").waitFor();
      await sound(giver);
      await picture(giver, "feedback-anonymous");
      await dialog(giver).getByRole("button", { name: "Close" }).last().click();
      await dialog(giver).getByRole("button", { name: "Send" }).click();
      await dialog(giver).getByText("Thank you.").waitFor();
      await sound(giver);
      await dialog(giver).getByRole("button", { name: "Close" }).last().click();
    });

    test("is run and read by the asker", async () => {
      await type(asker, "/grow feedback list");
      const list = asker.getByRole("article").filter({ hasText: "You asked for" }).last();
      await list.getByRole("button", { name: "Open" }).first().click();
      await asker.getByText("Fewer than 3 answers").last().waitFor();
      await sound(asker);
      await picture(asker, "feedback-running");
    });

    test("is read by whom it is about, once it is shared", async () => {
      const subject = await openPage(browser, `${sandbox.url}?as=U0IMOGEN07#C0PRODUCT2`, { ...walk, height: 1000 });
      await subject.getByRole("article").first().waitFor();
      await type(subject, "/grow feedback list");
      await subject.getByRole("button", { name: "Read the report" }).last().click();
      await dialog(subject).getByText("Peers: 5 answers").waitFor();
      await dialog(subject).getByRole("img").first().waitFor();
      await sound(subject);
      await picture(subject, "feedback-report");
      await subject.context().close();
    });

    /** Kept where somebody wants to look at it. */
    async function picture(page, name) {
      if (!process.env.PICTURES) return;
      await page.screenshot({ path: `${process.env.PICTURES}/${name}-${walk.width}.png` });
    }
  });
}
