// One thing that is kept of somebody, and all that was asked of it: what may stand there at the end.

/** The value where nothing is kept. */
export const gone = "nothing";

/**
 * A thing that holds one value at a time. `read(exported)` returns what an export holds of it: a list
 * of values, empty where there is nothing, and nothing at all where it does not say. What was asked of it are `begin`s; each becomes `done`
 * when the sandbox saw it acknowledged as a success.
 */
export class Register {
  constructor(name, owner, read, first = gone) {
    Object.assign(this, { name, owner, read });
    this.deeds = [{ value: first, start: -Infinity, end: -Infinity, done: true }];
  }

  begin(value, start = performance.now()) {
    const deed = { value, start, end: Infinity, done: false, register: this };
    this.deeds.push(deed);
    return deed;
  }

  /** How often something was asked of it and acknowledged; as it is now, for a check that takes time. */
  snapshot() {
    const deeds = this.deeds.map(({ value, start, end, done }) => ({ value, start, end, done }));
    return { name: this.name, owner: this.owner, check: (exported) => check(this, deeds, exported) };
  }
}

/**
 * What is wrong, in words without values, or nothing. The value that stands there must be of a deed
 * that no acknowledged one follows: deeds that overlap may have been done in either order, and what
 * was not acknowledged may have been done or not.
 */
function check({ name, owner, read }, deeds, exported) {
  const found = read(exported);
  if (found === undefined) return undefined;
  if (found.length > 1) return `${owner}: ${name} stands there ${found.length} times`;
  const value = found[0] ?? gone;
  const lastBegun = Math.max(...deeds.filter(({ done }) => done).map(({ start }) => start));
  const fits = deeds.some((deed) => deed.value === value && !(deed.end < lastBegun));
  return fits ? undefined : `${owner}: ${name} is "${value}", after ${tail(deeds)}`;
}

function tail(deeds) {
  return deeds
    .slice(-4)
    .map(({ value, done }) => `"${value}"${done ? " (acknowledged)" : ""}`)
    .join(", ");
}

/** What can be done any number of times: `read(exported)` counts how often it was. */
export class Counter {
  constructor(name, owner, read) {
    Object.assign(this, { name, owner, read, deeds: [] });
  }

  begin(value = "once") {
    const deed = { value, start: performance.now(), end: Infinity, done: false, register: this };
    this.deeds.push(deed);
    return deed;
  }

  snapshot() {
    const { name, owner, read } = this;
    const asked = this.deeds.length;
    const done = this.deeds.filter((deed) => deed.done).length;
    const check = (exported) => {
      const found = read(exported);
      return found >= done && found <= asked ? undefined : `${owner}: ${name}: ${found} of ${done} acknowledged, ${asked} asked for`;
    };
    return { name, owner, check };
  }
}
