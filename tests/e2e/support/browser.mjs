// Chromium, as the tests drive it.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { chromium } from "playwright-core";

const quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Debian's Chromium, or the one that CHROMIUM names. */
export function launchBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: quiet });
}

/**
 * A page at `url`. Whatever it should not do is collected in `page.complaints`: errors in the console,
 * exceptions, and requests to any other origin.
 */
export async function openPage(browser, url, { width = 1280, height = 800, colorScheme = "light", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale: "en-US", reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  page.complaints = [];
  const complain = (words) => page.complaints.push(words);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complain(`console: ${message.text()}`));
  page.on("pageerror", (error) => complain(`exception: ${error.message}`));
  page.on("request", (request) => new URL(request.url()).origin !== new URL(url).origin && complain(`request: ${request.url()}`));
  await page.goto(url);
  return page;
}

/** The serious and critical findings of axe-core, each as one line. */
export async function accessibilityFindings(page) {
  const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const { violations } = await page.evaluate(`${source};axe.run()`);
  return violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}
