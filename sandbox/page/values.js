// What a person entered in the elements of one view or message, kept while it is drawn anew. Pure.

import { initialState, statefulElements } from "./states.js";

/**
 * Holds the states of `blocks`. `take(blocks, values)` goes over to other blocks: what was touched
 * stays where block_id, action_id and type are the same, everything else is what `values` has, or
 * the element's initial value. Returns {get, set, all, take}.
 */
export function createValues(blocks = [], values = {}) {
  let held = new Map();
  let touched = new Set();
  const keyOf = (block, action) => JSON.stringify([block, action]);

  function take(nextBlocks, given = {}) {
    const next = new Map();
    for (const { block_id, spec } of statefulElements(nextBlocks)) {
      const key = keyOf(block_id, spec.action_id);
      const before = touched.has(key) && held.get(key)?.type === spec.type ? held.get(key) : undefined;
      next.set(key, before ?? given[block_id]?.[spec.action_id] ?? initialState(spec));
      if (!before) touched.delete(key);
    }
    touched = new Set([...touched].filter((key) => next.has(key)));
    held = next;
  }

  function all() {
    const out = {};
    for (const [key, state] of held) {
      const [block, action] = JSON.parse(key);
      out[block] = { ...out[block], [action]: state };
    }
    return out;
  }

  take(blocks, values);
  return {
    take,
    all,
    get: (block, action) => held.get(keyOf(block, action)),
    set(block, action, state) {
      held.set(keyOf(block, action), state);
      touched.add(keyOf(block, action));
    },
  };
}
