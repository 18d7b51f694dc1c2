#include "sandbox/interactions/view_interactions.hpp"

#include "sandbox/block_kit/element_state.hpp"
#include "sandbox/block_kit/state.hpp"
#include "sandbox/interactions/payload_parts.hpp"
#include "sandbox/interactions/view_answers.hpp"
#include "sandbox/interactions/view_payloads.hpp"
#include "sandbox/json_access.hpp"
#include "sandbox/views/answers.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr auto trouble = "We had some trouble connecting. Try again?";

}  // namespace

const view* view_interactions::find_open(const std::string& person,
                                         std::string_view view_id) const {
    for (const auto* v : {all_.shown_views.top(person), all_.shown_views.home(person)}) {
        if (v != nullptr && v->id == view_id) return v;
    }
    return nullptr;
}

std::string_view view_interactions::act(const view_click& on, moment now) {
    const auto* v = find_open(on.person, on.view_id);
    if (v == nullptr) return "view_not_found";
    const auto& blocks = member(v->content, "blocks");
    const auto [block, element] = find_element(blocks, on.block_id, on.action_id);
    if (element == nullptr) return "element_not_found";
    if (!offers(*element, on.chosen)) return "option_not_found";
    all_.shown_views.enter(on.view_id, on.values);
    const auto chosen = enter_choice(on, *element);
    if (!dispatches(*block)) return {};
    tell_control(on, "working", "");
    const auto action = acted_element(*element, on.block_id, chosen, now);
    under_way_.emplace(send(view_action_payload(all_, *v, action, now), false, now), on);
    return {};
}

/// Keeps what was chosen, and says it in the element's own words.
json view_interactions::enter_choice(const view_click& on, const json& element) {
    if (text_at(element, "type") == "overflow") {
        const auto value = text_at(member(on.chosen, "selected_option"), "value");
        const auto* option = find_option(element, value);
        return {{"selected_option", option == nullptr ? json(nullptr) : *option}};
    }
    if (!holds_state(element)) return json::object();
    auto state = entered_state(element, on.chosen);
    all_.shown_views.enter(on.view_id, {{on.block_id, {{on.action_id, state}}}});
    return state;
}

submission view_interactions::submit(const std::string& person, std::string_view view_id,
                                     const json& values, moment now) {
    const auto* v = all_.shown_views.top(person);
    if (v == nullptr || v->id != view_id) return {.error = "view_not_found"};
    if (member(v->content, "submit").is_null()) return {.error = "element_not_found"};
    if (is_submitting(view_id)) return {.error = "submission_under_way"};
    all_.shown_views.enter(view_id, values);
    auto errors = refused_answers(member(v->content, "blocks"), values_of(*v));
    if (!errors.empty()) return {.error = "invalid_values", .errors = std::move(errors)};
    const submitted what{person, v->id};
    tell_view(what, "working", "", json::object());
    under_way_.emplace(send(view_submission_payload(all_, *v, now), true, now), what);
    return {};
}

std::string_view view_interactions::close(const std::string& person, std::string_view view_id,
                                          bool clear, moment now) {
    const auto* top = all_.shown_views.top(person);
    if (top == nullptr || top->id != view_id) return "view_not_found";
    const bool all = clear || flag_at(top->content, "clear_on_close");
    const auto& stack = all_.shown_views.stack(person);
    const std::vector<view> gone(all ? stack.begin() : stack.end() - 1, stack.end());
    all ? all_.shown_views.clear(person) : all_.shown_views.close(view_id);
    for (const auto& v : gone | std::views::reverse) {
        if (!flag_at(v.content, "notify_on_close")) continue;
        send(view_closed_payload(all_, v, all), false, now);
    }
    return {};
}

bool view_interactions::is_submitting(std::string_view view_id) const {
    return std::ranges::any_of(under_way_, [&](const auto& known) {
        const auto* what = std::get_if<submitted>(&known.second);
        return what != nullptr && what->view_id == view_id;
    });
}

std::string view_interactions::send(json payload, bool accepts_payload, moment now) {
    auto id = all_.random.uuid();
    all_.wire.deliver({.id = id,
                       .type = "interactive",
                       .payload = std::move(payload),
                       .accepts_response_payload = accepts_payload},
                      now.steady);
    return id;
}

void view_interactions::settle(const delivery_outcome& outcome, moment now) {
    auto from = under_way_.extract(outcome.envelope_id);
    if (from.empty()) return;
    std::visit([&](const auto& cause) { end(cause, outcome, now); }, from.mapped());
}

void view_interactions::end(const view_click& on, const delivery_outcome& outcome, moment /*now*/) {
    const auto failure = failure_notice(outcome.end);
    tell_control(on, failure.empty() ? "done" : "failed", failure);
}

void view_interactions::end(const submitted& what, const delivery_outcome& outcome, moment now) {
    view_answer answer;
    if (outcome.end == delivery_end::acknowledged) {
        answer = take_view_answer(all_, what.view_id, outcome.payload, now);
    }
    tell_view(what, answer.taken ? "done" : "failed", answer.taken ? "" : trouble, answer.errors);
}

void view_interactions::tell_control(const view_click& on, std::string_view state,
                                     std::string_view error) {
    changes_.push_back({"action",
                        on.person,
                        {{"view_id", on.view_id},
                         {"block_id", on.block_id},
                         {"action_id", on.action_id},
                         {"state", state},
                         {"error", error}}});
}

void view_interactions::tell_view(const submitted& what, std::string_view state,
                                  std::string_view error, const json& errors) {
    changes_.push_back(
        {"view_state",
         what.person,
         {{"view_id", what.view_id}, {"state", state}, {"error", error}, {"errors", errors}}});
}

std::vector<change> view_interactions::take_changes() {
    return std::exchange(changes_, {});
}

}  // namespace coach::sandbox
