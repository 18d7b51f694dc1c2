// Block Kit's interactive elements. Each control stands in a frame that shows whether the app is at
// work on it, or why it did not answer.

import { drawButton, drawFeedback, drawIconButton, drawOverflow, drawWorkflowButton } from "./buttons.js";
import { drawCheckboxes, drawRadioButtons } from "./choices.js";
import { askToConfirm } from "./dialogs.js";
import { element, icon } from "./dom.js";
import { drawEmailInput, drawFileInput, drawNumberInput, drawRichTextInput, drawTextInput, drawUrlInput } from "./inputs.js";
import { drawDatePicker, drawDateTimePicker, drawTimePicker } from "./moments.js";
import { drawConversationSelect, drawExternalSelect, drawSelect } from "./selects.js";
import { choiceOf, contentOf, initialState, memberOf, stateOf } from "./states.js";

const drawers = {
  button: drawButton,
  workflow_button: drawWorkflowButton,
  icon_button: drawIconButton,
  feedback_buttons: drawFeedback,
  overflow: drawOverflow,
  static_select: drawSelect,
  multi_static_select: drawSelect,
  external_select: drawExternalSelect,
  multi_external_select: drawExternalSelect,
  users_select: drawConversationSelect,
  multi_users_select: drawConversationSelect,
  channels_select: drawConversationSelect,
  multi_channels_select: drawConversationSelect,
  conversations_select: drawConversationSelect,
  multi_conversations_select: drawConversationSelect,
  checkboxes: drawCheckboxes,
  radio_buttons: drawRadioButtons,
  plain_text_input: drawTextInput,
  number_input: drawNumberInput,
  email_text_input: drawEmailInput,
  url_text_input: drawUrlInput,
  rich_text_input: drawRichTextInput,
  file_input: drawFileInput,
  datepicker: drawDatePicker,
  timepicker: drawTimePicker,
  datetimepicker: drawDateTimePicker,
};

/**
 * An interactive element of a block; nothing if this page does not know its type. `input` is given
 * for the element of an input block: {id, labelledBy, describedBy, required, acts}; elsewhere `words`
 * may say what it is about.
 */
export function drawControl(spec, blockId, context, input, words) {
  const draw = drawers[spec.type];
  if (!draw) return undefined;
  const frame = element("span", { class: input ? "control of-input" : "control" });
  frame.dataset.block = blockId;
  frame.dataset.action = spec.action_id ?? "";
  const body = element("span", { class: "control-body" }, draw(spec, fieldOf(spec, blockId, frame, context, { input, words }), context));
  frame.append(body, element("span", { class: "control-note", role: "status" }));
  return frame;
}

/** Shows how an action stands ({block_id, action_id, state, error}) on the control inside `root` it belongs to. */
export function showActionState(root, { block_id, action_id, state, error }) {
  const frame = [...root.querySelectorAll(".control")]
    .find((each) => each.dataset.action === action_id && (!block_id || each.dataset.block === block_id));
  if (frame) showState(frame, state, error);
}

/** Takes every control inside `root` for done: nobody knows any more what became of it. */
export function calmControls(root) {
  for (const frame of root.querySelectorAll(".control.working")) showState(frame, "done");
}

/**
 * What an element's drawer works with: {content, attributes, keep(content), commit(content),
 * act(choice)}. `keep` only remembers what stands there; `commit` also sends it where the element
 * acts by itself; both `commit` and `act` resolve to false if the person thought better of it.
 */
function fieldOf(spec, blockId, frame, context, { input, words }) {
  const remembered = context.values?.get(blockId, spec.action_id) ?? initialState(spec);
  const keep = (content) => context.values?.set(blockId, spec.action_id, stateOf(spec, content));
  const acts = !input || input.acts;
  const act = async (choice, before = () => {}) => {
    if (frame.classList.contains("working")) return false;
    if (spec.confirm && !(await askToConfirm(spec.confirm, context))) return false;
    before();
    await perform(frame, { block_id: blockId, action_id: spec.action_id, ...choice }, context);
    return true;
  };
  return {
    acts,
    act,
    keep,
    inInput: Boolean(input),
    required: Boolean(input?.required),
    content: memberOf(spec.type) && contentOf(spec, remembered),
    attributes: labels(input, spec, words),
    suggest: (value) => context.suggest({ value, block_id: blockId, action_id: spec.action_id }),
    async commit(content) {
      if (acts) return act(choiceOf(stateOf(spec, content)), () => keep(content));
      keep(content);
      return true;
    },
  };
}

function labels(input, spec, words) {
  if (!input) return { "aria-label": words || spec.placeholder?.text || spec.type.replaceAll("_", " ") };
  return { id: input.id, "aria-labelledby": input.labelledBy, "aria-describedby": input.describedBy, "aria-required": input.required ? "true" : undefined };
}

async function perform(frame, action, context) {
  showState(frame, "working");
  try {
    await context.act(action);
  } catch (failure) {
    showState(frame, "failed", failure.message);
  }
}

function showState(frame, state, error) {
  const failed = state === "failed";
  frame.classList.toggle("working", state === "working");
  frame.classList.toggle("failed", failed);
  const control = frame.querySelector("button, a, input, textarea") ?? frame.firstElementChild;
  if (state === "working") control.setAttribute("aria-busy", "true");
  else control.removeAttribute("aria-busy");
  frame.lastElementChild.replaceChildren(...(failed ? [icon("warning"), error || "The app did not answer."] : []));
}
