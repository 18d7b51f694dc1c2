// A newcomer's walk through the sandbox with the app connected: wide and narrow, light and dark.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { accessibilityFindings, launchBrowser, openPage } from "./support/browser.mjs";
import { startSandbox } from "./support/sandbox.mjs";

let sandbox;
let browser;

before(async () => {
  sandbox = await startSandbox();
  await sandbox.connections(1);
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await sandbox?.stop();
});

const views = [
  { name: "wide and light", width: 1280, colorScheme: "light", person: 3 },
  { name: "narrow and dark", width: 390, colorScheme: "dark", person: 2 },
];

for (const view of views) {
  describe(`the page, ${view.name}`, () => {
    let page;

    before(async () => {
      page = await openPage(browser, sandbox.url, view);
      await box(page).waitFor();
    });
    after(() => page?.context().close());

    test("says that it is a sandbox", async () => {
      await page.getByText("A stand-in for Slack on your own machine. Nothing leaves it.").waitFor();
    });

    test("lets me be somebody else, and remembers it in the address", async () => {
      await openDrawer(page);
      await page.getByRole("button", { name: /You are/ }).click();
      const person = page.getByRole("menuitemradio").nth(view.person);
      const [name] = (await person.locator("strong").innerText()).split(" ");
      await person.click();
      await isPerson(page, name);

      await page.reload();

      await isPerson(page, name);
      assert.match(page.url(), /\?as=U\w+#C\w+$/);
    });

    test("leads to the first answer in one click, then to my card", async () => {
      await page.getByRole("button", { name: "Try /level" }).click();
      const welcome = page.getByRole("article").filter({ hasText: "Only visible to you" }).last();
      for (const title of ["Associate PM", "Product Manager", "Senior PM", "Principal/Staff PM", "Director PM"]) {
        await welcome.getByText(title).first().waitFor();
      }
      assert.deepEqual(await accessibilityFindings(page), []);

      await welcome.getByRole("button", { name: /L2/ }).click();

      await lastArticle(page).getByText("Applying").first().waitFor();
      assert.match(await lastArticle(page).innerText(), /Product Manager[^]*Senior PM[^]*Mastering/);
    });

    const answers = [
      ["/level", ["Product Manager", "Senior PM", "Independent"]],
      ["/level senior", ["Senior PM", "Product area", "Business unit", "Mentors junior PMs", "Master ambiguity"]],
      ["/level compare 2 3", ["Product Manager", "Senior PM", "Feature set", "Product area"]],
      ["/level matrix", ["Product Sense", "Orchestrating", "Thought leader"]],
      ["/level set 2", ["Product Manager", "Senior PM"]],
      ["/level sennior", ["senior"]],
      ["/level help", ["compare"]],
    ];
    for (const [line, words] of answers) {
      test(`answers ${line}`, async () => {
        const article = await say(page, line);

        for (const word of words) assert.ok((await article.innerText()).includes(word), `"${word}" stands in the answer`);
        assert.deepEqual(await accessibilityFindings(page), []);
      });
    }

    test("has a table for the matrix, as wide as it likes but inside the window", async () => {
      assert.equal(await page.getByRole("table").last().getByRole("columnheader").count() > 4, true);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
    });

    test("completes slash commands by keyboard", async () => {
      await box(page).pressSequentially("/le");
      const option = page.getByRole("option", { name: /^\/level/ });
      await option.waitFor();
      assert.equal(await option.getAttribute("aria-selected"), "true");
      assert.deepEqual(await accessibilityFindings(page), []);

      await box(page).press("Tab");
      assert.equal(await box(page).inputValue(), "/level ");
      await box(page).pressSequentially("3");
      const count = await page.getByRole("article").count();
      await box(page).press("Enter");

      await page.getByRole("article").nth(count).getByText("Senior PM").first().waitFor();
    });

    test("keeps what I say apart from what only I see", async () => {
      const article = await say(page, "Good *morning*, <b>all</b>");

      assert.equal(await article.locator("strong", { hasText: /^morning$/ }).count(), 1);
      assert.match(await article.innerText(), /<b>all<\/b>/);
      assert.equal(await article.getByText("Only visible to you").count(), 0);
    });

    test("dismisses an answer for good", async () => {
      const article = await say(page, "/level all");
      const count = await page.getByRole("article").count();
      await article.getByRole("button", { name: "Dismiss" }).click();
      assert.equal(await page.getByRole("article").count(), count - 1);

      await page.reload();
      await page.getByRole("article").first().waitFor();

      assert.equal(await page.getByRole("article").count(), count - 1);
    });

    test("goes to another channel and back", async () => {
      const first = await page.getByRole("heading", { level: 1 }).innerText();
      await openDrawer(page);
      await page.getByRole("navigation", { name: "Channels" }).getByRole("link").nth(1).click();
      await page.getByRole("heading", { level: 1 }).filter({ hasNotText: first }).waitFor();

      await page.goBack();

      await page.getByRole("heading", { level: 1, name: first }).waitFor();
    });

    test("is no barrier, complains of nothing and asks nobody else", async () => {
      await openDrawer(page);

      assert.deepEqual(await accessibilityFindings(page), []);
      await page.emulateMedia({ colorScheme: view.colorScheme === "dark" ? "light" : "dark" });
      assert.deepEqual(await accessibilityFindings(page), []);
      assert.deepEqual(page.complaints, []);
    });
  });
}

function box(page) {
  return page.getByRole("textbox", { name: /^Message / });
}

function isPerson(page, name) {
  return page.getByRole("button", { name: `You are ${name}`, includeHidden: true }).waitFor({ state: "attached" });
}

function lastArticle(page) {
  return page.getByRole("article").last();
}

async function say(page, line) {
  const count = await page.getByRole("article").count();
  await box(page).fill(line);
  await box(page).press("Enter");
  const article = page.getByRole("article").nth(count);
  await article.waitFor();
  return article;
}

async function openDrawer(page) {
  const button = page.getByRole("button", { name: "Channels and people" });
  if (await button.isVisible()) await button.click();
}
