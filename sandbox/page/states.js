// What stands in Block Kit's stateful elements, in the shape that Slack's `state.values` has. Pure.

const members = {
  plain_text_input: ["value", "initial_value"],
  number_input: ["value", "initial_value"],
  email_text_input: ["value", "initial_value"],
  url_text_input: ["value", "initial_value"],
  rich_text_input: ["rich_text_value", "initial_value"],
  static_select: ["selected_option", "initial_option"],
  external_select: ["selected_option", "initial_option"],
  radio_buttons: ["selected_option", "initial_option"],
  users_select: ["selected_user", "initial_user"],
  channels_select: ["selected_channel", "initial_channel"],
  conversations_select: ["selected_conversation", "initial_conversation"],
  multi_static_select: ["selected_options", "initial_options"],
  multi_external_select: ["selected_options", "initial_options"],
  checkboxes: ["selected_options", "initial_options"],
  multi_users_select: ["selected_users", "initial_users"],
  multi_channels_select: ["selected_channels", "initial_channels"],
  multi_conversations_select: ["selected_conversations", "initial_conversations"],
  datepicker: ["selected_date", "initial_date"],
  timepicker: ["selected_time", "initial_time"],
  datetimepicker: ["selected_date_time", "initial_date_time"],
  file_input: ["files", "initial_files"],
};

/** The member that holds what stands in an element of this type; nothing if it keeps no state. */
export function memberOf(type) {
  return members[type]?.[0];
}

/** The state of an element that nobody touched: its initial value, else the empty form. */
export function initialState(spec) {
  const [member, initial] = members[spec.type] ?? [];
  return member && stateOf(spec, spec[initial] ?? emptyOf(member));
}

/** An element's state with this in it. */
export function stateOf(spec, content) {
  return { type: spec.type, [memberOf(spec.type)]: content };
}

/** What stands in an element, out of its state. */
export function contentOf(spec, state) {
  const member = memberOf(spec.type);
  return state?.[member] ?? emptyOf(member);
}

/** What an action sends of a state: everything but its type. */
export function choiceOf({ type: _type, ...choice }) {
  return choice;
}

/** The stateful elements of blocks, each {block_id, spec}. */
export function statefulElements(blocks) {
  return blocks.flatMap((block) => [...(block.elements ?? []), block.accessory, block.element]
    .filter((spec) => spec && memberOf(spec.type) && spec.action_id)
    .map((spec) => ({ block_id: block.block_id ?? "", spec })));
}

function emptyOf(member) {
  return member?.endsWith("s") ? [] : null;
}
