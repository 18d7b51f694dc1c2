// What people fill into forms, as Slack's client sends it.

const plain = (text) => ({ type: "plain_text", text });
const option = (value) => ({ value, text: plain(value) });

export const typed = (value) => ({ value: { type: "plain_text_input", value } });
export const chosen = (value) => ({ value: { type: "static_select", selected_option: option(value) } });
export const severalChosen = (...values) => ({ value: { type: "multi_static_select", selected_options: values.map(option) } });
export const ticked = (...values) => ({ value: { type: "checkboxes", selected_options: values.map(option) } });
export const people = (...ids) => ({ value: { type: "multi_users_select", selected_users: ids } });
export const day = (date) => ({ value: { type: "datepicker", selected_date: date } });

/** All the words of a message or a modal. */
export const wordsOf = (shown) => JSON.stringify(shown);
