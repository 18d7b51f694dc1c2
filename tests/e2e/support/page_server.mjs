// Serves the files of sandbox/page under the policy that the sandbox sends, for tests of the page's
// own modules that need no Slack.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, extname } from "node:path";

const folder = new URL("../../../sandbox/page/", import.meta.url);
const types = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".svg": "image/svg+xml" };
const styles = ["style", "controls", "views", "panels"].map((name) => `<link rel="stylesheet" href="${name}.css">`).join("");
const stage = `<!doctype html><html lang="en"><title>Stage</title>${styles}<main id="stage"></main><div id="layer"></div></html>`;

/**
 * Returns {url, stop()}; the url is of an empty page with the page's own style. `answer(request,
 * response)` may answer first: it returns true for what it took.
 */
export async function servePage(answer = async () => false) {
  const server = createServer(async (request, response) => {
    const name = basename(new URL(request.url, "http://127.0.0.1").pathname);
    response.setHeader("Content-Security-Policy", "default-src 'self'");
    if (await answer(request, response)) return;
    response.setHeader("Content-Type", types[extname(name)] ?? "text/html");
    response.end(name === "" ? stage : await readFile(new URL(name, folder)).catch(() => ""));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
