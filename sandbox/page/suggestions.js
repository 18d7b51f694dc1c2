// Questions to the app for the options of an external select: asked by POST, answered by an event.

const patience = 5000;

/**
 * `send(question)` posts one. Returns {ask(question), receive(event)}; ask resolves to {options,
 * option_groups} or fails with words.
 */
export function createSuggestions(send) {
  const waiting = new Map();
  let last = 0;

  function ask(question) {
    const request = `q${++last}-${Date.now()}`;
    return new Promise((resolve, reject) => {
      const settle = (finish) => (value) => {
        clearTimeout(giveUp);
        waiting.delete(request);
        finish(value);
      };
      const giveUp = setTimeout(() => settle(reject)(new Error("The app did not answer in time.")), patience);
      waiting.set(request, { resolve: settle(resolve), reject: settle(reject) });
      send({ ...question, request }).catch(settle(reject));
    });
  }

  function receive({ request, error, options, option_groups }) {
    const asked = waiting.get(request);
    if (error) asked?.reject(new Error(error));
    else asked?.resolve({ options, option_groups });
  }
  return { ask, receive };
}
