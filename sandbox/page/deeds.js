// What the person does, told to the sandbox in their name.

import * as api from "./api.js";
import { createSuggestions } from "./suggestions.js";
import { showToast } from "./toasts.js";

/** Returns the deeds of whoever `who()` names; each is a promise. Those that have no place of their own for words show a toast. */
export function createDeeds(who) {
  const as = (body) => ({ as: who(), ...body });
  const suggestions = createSuggestions((question) => api.sendSuggestion(as(question)));
  const told = (promise) => promise.catch((failure) => void showToast(failure.message));
  return {
    say: (channel, { text, command }, thread_ts) => (command ? api.sendCommand(as({ channel, ...command })) : api.sendMessage(as({ channel, text, ...(thread_ts ? { thread_ts } : {}) }))),
    act: ({ channel, ts }, action) => api.sendAction(as({ channel, ts, ...action })),
    suggest: ({ channel, ts }, asked) => suggestions.ask({ ...asked, channel, ts }),
    takeSuggestions: suggestions.receive,
    runGlobal: ({ callback_id }) => api.sendShortcut(as({ callback_id })),
    runShortcut: ({ channel, ts }, { callback_id }) => told(api.sendShortcut(as({ callback_id, channel, ts }))),
    openHome: (tab) => told(api.sendHomeOpened(as({ tab }))),
    actInView: ({ id }, action, values) => api.sendViewAction(as({ view_id: id, ...action, values })),
    suggestInView: ({ id }, asked) => suggestions.ask({ ...asked, view_id: id }),
    submitView: ({ id }, values) => api.sendViewSubmission(as({ view_id: id, values })),
    closeView: ({ id }, { clear }) => api.sendViewClose(as({ view_id: id, clear })),
    moveClock: (move) => told(api.sendClock(as(move))),
    changeMe: (changes) => api.sendPerson({ person: who(), ...changes }),
  };
}
