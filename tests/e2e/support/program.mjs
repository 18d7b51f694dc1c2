// pm-coach as a process of its own, which never outlives the tests.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const running = new Set();
const directories = [];
process.on("exit", () => {
  running.forEach((child) => child.kill("SIGKILL"));
  directories.forEach((directory) => rmSync(directory, { recursive: true, force: true }));
});

/** A new directory, gone when the tests end. */
export function scratchDirectory() {
  const directory = mkdtempSync(join(tmpdir(), "pm-coach-"));
  directories.push(directory);
  return directory;
}

/**
 * Starts the program that PM_COACH names. Nothing of this machine's own settings reaches it.
 * Returns {pid, lineWith(pattern), complaints(), signal(name), end(signal), exited}: `lineWith` waits for a line of
 * standard output, `complaints` is what stands on standard error so far, `end` sends a signal and
 * resolves, as `exited` does, to {code, signal}. `onComplaint` gets each line of standard error.
 * `through` is a command that turns into the program after it: "unshare -m".
 */
export function startProgram(args, variables = {}, onComplaint = () => {}, { through = [] } = {}) {
  if (!process.env.PM_COACH) throw new Error("PM_COACH does not name the program to test");
  const [command, ...words] = [...through, process.env.PM_COACH, ...args];
  const child = spawn(command, words, { env: { ...ownVariables(), ...variables }, stdio: ["ignore", "pipe", "pipe"] });
  const said = collectLines(child, onComplaint);
  const exited = once(child, "exit").then(([code, signal]) => ({ code, signal }));
  running.add(child);
  exited.then(() => running.delete(child));
  return {
    exited,
    pid: child.pid,
    lineWith: (pattern) => said.lineWith(pattern),
    complaints: () => said.complaints(),
    signal: (name) => child.kill(name),
    end: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
}

function ownVariables() {
  const kept = ["PATH", "LANG", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS", "LLVM_PROFILE_FILE"];
  const home = scratchDirectory();
  return { HOME: home, XDG_STATE_HOME: home, ...Object.fromEntries(kept.filter((name) => process.env[name]).map((name) => [name, process.env[name]])) };
}

function collectLines(child, onComplaint) {
  const lines = [];
  const errors = [];
  const waiting = new Set();
  let rest = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop();
    lines.push(...parts);
    waiting.forEach((check) => check());
  });
  let half = "";
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    errors.push(chunk);
    const parts = (half + chunk).split("\n");
    half = parts.pop();
    parts.forEach(onComplaint);
  });
  child.on("exit", () => waiting.forEach((check) => check(true)));

  function lineWith(pattern) {
    return new Promise((resolve, reject) => {
      const check = (over) => {
        const found = lines.map((line) => pattern.exec(line)).find(Boolean);
        if (found || over) waiting.delete(check);
        if (found) resolve(found);
        else if (over) reject(new Error(`pm-coach ended before it said ${pattern}:\n${errors.join("")}`));
      };
      waiting.add(check);
      check(child.exitCode !== null);
    });
  }
  return { lineWith, complaints: () => errors.join("") };
}
