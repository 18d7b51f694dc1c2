// Times as the person who looks at them reads them: in their zone.

const styles = {
  time: { hour: "numeric", minute: "2-digit" },
  time_secs: { hour: "numeric", minute: "2-digit", second: "2-digit" },
  date: { month: "long", day: "numeric", year: "numeric" },
  date_short: { month: "short", day: "numeric", year: "numeric" },
  date_long: { weekday: "long", month: "long", day: "numeric", year: "numeric" },
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date_slash: { year: "numeric", month: "2-digit", day: "2-digit" },
};

/** A Slack `ts` ("1760000000.000100") as a Date. */
export function momentOf(ts) {
  return new Date(Number.parseFloat(ts) * 1000);
}

/** "9:41 AM" in a zone. */
export function clockTime(moment, zone) {
  return formatted(moment, zone, styles.time);
}

/** "9:41:07 AM" in a zone. */
export function clockTimeWithSeconds(moment, zone) {
  return formatted(moment, zone, styles.time_secs);
}

/** "Fri, Nov 20, 9:41 AM" in a zone. */
export function shortTime(moment, zone) {
  return `${formatted(moment, zone, { weekday: "short", month: "short", day: "numeric" })}, ${clockTime(moment, zone)}`;
}

/** "Friday, November 20, 2026 at 9:41 AM": the whole of a moment, in a zone. */
export function fullTime(moment, zone) {
  return `${formatted(moment, zone, styles.date_long)} at ${clockTime(moment, zone)}`;
}

/** "2026-11-20": the day that a moment falls on in a zone. */
export function dayOf(moment, zone) {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: usable(zone), ...styles.date_num }).formatToParts(moment);
  const part = (type) => parts.find((each) => each.type === type).value;
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/** "Today", "Yesterday" or "Friday, November 20". */
export function dayName(moment, zone, now) {
  return nearDay(moment, zone, now) ?? formatted(moment, zone, { weekday: "long", month: "long", day: "numeric" });
}

/** Fills the `{date_short_pretty} at {time}` of Slack's `<!date^…>`; unknown tokens stay as written. */
export function fillDateFormat(format, moment, zone, now) {
  return format.replace(/\{(\w+)\}/g, (token, name) => dateToken(name, moment, zone, now) ?? token);
}

/** "2026-11-20T09:41": what a clock on the wall of a zone says at a unix time, as date inputs take it. */
export function localOfSeconds(seconds, zone) {
  const moment = new Date(seconds * 1000);
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: usable(zone), hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(moment);
  return `${dayOf(moment, zone)}T${time}`;
}

/** The unix time at which a clock of a zone says "2026-11-20T09:41"; an hour off where daylight saving skips it. */
export function secondsOfLocal(local, zone) {
  const wanted = Date.parse(`${local}Z`) / 1000;
  const offsetAt = (seconds) => Date.parse(`${localOfSeconds(seconds, zone)}Z`) / 1000 - Math.floor(seconds / 60) * 60;
  const first = wanted - offsetAt(wanted);
  return wanted - offsetAt(first);
}

function dateToken(name, moment, zone, now) {
  if (name === "ago") return timeAgo(moment, now);
  if (name === "date_num") return dayOf(moment, zone);
  if (name.endsWith("_pretty")) {
    const near = nearDay(moment, zone, now);
    return near ? near.toLowerCase() : dateToken(name.slice(0, -"_pretty".length), moment, zone, now);
  }
  return styles[name] && formatted(moment, zone, styles[name]);
}

function nearDay(moment, zone, now) {
  const days = (Date.parse(dayOf(moment, zone)) - Date.parse(dayOf(now, zone))) / 86_400_000;
  return { "-1": "Yesterday", 0: "Today", 1: "Tomorrow" }[days];
}

function timeAgo(moment, now) {
  const seconds = Math.round((moment - now) / 1000);
  const units = [["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? units.at(-1);
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

function formatted(moment, zone, style) {
  return new Intl.DateTimeFormat("en-US", { timeZone: usable(zone), ...style }).format(moment).replaceAll("\u202f", " ");
}

function usable(zone) {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
