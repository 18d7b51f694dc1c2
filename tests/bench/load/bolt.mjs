// What a Bolt for JavaScript app does at the least to keep what people write: one row, on disk, before
// the acknowledgement. SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_APP_TOKEN; BENCH_DATABASE names the
// file, BENCH_CARD an answer to /level.
import bolt from "@slack/bolt";
import Database from "libsql";
import { readFileSync } from "node:fs";

const database = new Database(process.env.BENCH_DATABASE);
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.exec("CREATE TABLE IF NOT EXISTS wins (id INTEGER PRIMARY KEY, person TEXT, text TEXT)");
const insert = database.prepare("INSERT INTO wins (person, text) VALUES (?, ?)");

const app = new bolt.App({
  token: process.env.SLACK_BOT_TOKEN,
  appToken: process.env.SLACK_APP_TOKEN,
  socketMode: true,
  logLevel: bolt.LogLevel.WARN,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
});

app.command("/grow", async ({ ack, command }) => {
  insert.run(command.user_id, command.text);
  await ack({ response_type: "ephemeral", text: "Noted: " + command.text });
});

// The very card that the app under test answers with, made once.
let card;
app.command("/level", async ({ ack }) => {
  card ??= JSON.parse(readFileSync(process.env.BENCH_CARD, "utf8")).payload;
  await ack(card);
});

await app.start();
