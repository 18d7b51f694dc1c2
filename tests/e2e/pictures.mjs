// Draws the pictures of README: the same sandbox, the same window, the same words each time.

import { fileURLToPath } from "node:url";

import { launchBrowser, openPage } from "./support/browser.mjs";
import { startSandbox } from "./support/sandbox.mjs";

const folder = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));

const sandbox = await startSandbox({ args: ["--seed", "1"] });
const browser = await launchBrowser();
try {
  await sandbox.connections(1);
  await drawLevel();
  await drawHome();
  await drawSandbox();
} finally {
  await browser.close();
  await sandbox.stop();
}

/** level.png: where a product manager stands, and the plan that follows from it. */
async function drawLevel() {
  const page = await openPage(browser, `${sandbox.url}?as=U0IMOGEN07#C0PRODUCT2`, { width: 1280, height: 1120, deviceScaleFactor: 1.5 });
  await page.getByRole("article").first().waitFor();
  await ask(page, "/level");
  await ask(page, "/grow win Export adopted by 40 teams in a week #execution");
  await settle(page);
  await page.screenshot({ path: `${folder}level.png` });
}

/** home.png: everything one click away, with the radar. */
async function drawHome() {
  const page = await openPage(browser, `${sandbox.url}?as=U0IMOGEN07#C0PRODUCT2`, { width: 1280, height: 1120, deviceScaleFactor: 1.5 });
  await page.getByText("pm-coach", { exact: true }).first().click();
  await page.getByText("Home", { exact: true }).first().click();
  await page.getByRole("img", { name: /Where you stand/ }).waitFor();
  await settle(page);
  await page.screenshot({ path: `${folder}home.png` });
}

/** sandbox.png: the page, with what passes between Slack and the app beside it. */
async function drawSandbox() {
  const page = await openPage(browser, `${sandbox.url}?as=U0MATEO002#C0PRODUCT2`, { width: 1280, height: 800, deviceScaleFactor: 1.5 });
  await ask(page, "/level compare 2 3");
  await page.getByRole("button", { name: /what just happened/i }).click();
  await page.getByText(/acknowledged after/).first().waitFor();
  await settle(page);
  await page.screenshot({ path: `${folder}sandbox.png` });
}

async function ask(page, line) {
  const count = await page.getByRole("article").count();
  await page.getByRole("textbox").fill(line);
  await page.getByRole("textbox").press("Enter");
  await page.getByRole("article").nth(count).waitFor();
}

/** Takes out what differs from one run to the next: the time of day, the blinking cursor. */
async function settle(page) {
  await page.evaluate(() => document.querySelectorAll("time").forEach((time) => (time.textContent = time.textContent.replace(/\d+:\d+ [AP]M/, "9:41 AM"))));
  await page.mouse.move(640, 30);
  await page.evaluate(() => document.fonts.ready);
}
