// Slack's own Node client on the sandbox: a stranger that has to find a Slack there.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import bolt from "@slack/bolt";

import { becomePerson, fetchState, startSandbox } from "./support/sandbox.mjs";

let sandbox;
let app;
let person;

before(async () => {
  sandbox = await startSandbox({ app: false });
  app = new bolt.App({
    token: sandbox.variables.SLACK_BOT_TOKEN,
    appToken: sandbox.variables.SLACK_APP_TOKEN,
    socketMode: true,
    logLevel: bolt.LogLevel.ERROR,
    clientOptions: { slackApiUrl: sandbox.variables.SLACK_API_URL },
  });
  app.command("/level", async ({ command, ack }) => {
    if (command.text === "silent") return;
    const button = { type: "button", action_id: "again", text: { type: "plain_text", text: "Again" }, value: command.text };
    await ack({ text: `Bolt heard ${command.text}`, blocks: [{ type: "section", text: { type: "mrkdwn", text: `Bolt heard *${command.text}*` } }, { type: "actions", elements: [button] }] });
  });
  app.action("again", async ({ ack, action, respond }) => {
    await ack();
    await respond({ text: `Bolt heard ${action.value} again`, replace_original: true });
  });
  await app.start();
  const { me, channels } = await fetchState(sandbox.url);
  person = await becomePerson(sandbox.url, me.id, channels[0].id);
});

after(async () => {
  person?.stop();
  await app?.stop();
  await sandbox?.stop();
});

test("a Bolt app answers a slash command", async () => {
  await person.command("/level of detail");

  const answer = await person.next((message) => message.text.includes("of detail"));

  assert.equal(answer.ephemeral, true);
  assert.equal(answer.failed, null);
});

test("a Bolt app answers a button through its response URL", async () => {
  await person.command("/level best");
  const answer = await person.next((message) => message.text === "Bolt heard best");

  await person.press(answer, "Again");

  const replaced = await person.next((message) => message.text === "Bolt heard best again");
  assert.equal(replaced.ts, answer.ts);
});

test("a Bolt app that stays silent leaves the person Slack's own notice", async () => {
  await person.command("/level silent");

  const notice = await person.next((message) => message.user === "USLACKBOT");

  assert.equal(notice.ephemeral, true);
  assert.ok(notice.failed);
});
