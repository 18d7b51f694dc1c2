// What stands in a database, behind the program's back.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Runs those statements in the database, which is made where there is none. */
export async function runScript(file, script) {
  const running = run("python3", ["-c", "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.stdin.read())", file]);
  running.child.stdin.end(script);
  await running;
}

/** The first column of the first row that the statement finds, as text. */
export async function readValue(file, statement) {
  const { stdout } = await run("python3", ["-c", "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])", file, statement]);
  return stdout.trim();
}
