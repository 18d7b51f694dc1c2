#include "sandbox/interactions/interactions.hpp"

#include "sandbox/block_kit/element_state.hpp"
#include "sandbox/block_kit/state.hpp"
#include "sandbox/interactions/payload_parts.hpp"
#include "sandbox/interactions/responses.hpp"
#include "sandbox/json_access.hpp"
#include "sandbox/workspace/mentions.hpp"

#include <algorithm>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

bool escapes(const models& all, std::string_view command) {
    const auto& known = all.settings.manifest.commands;
    const auto found = std::ranges::find(known, command, &slash_command::command);
    return found != known.end() && found->should_escape;
}

}  // namespace

void interactions::run_command(typed_command command, moment now) {
    if (escapes(all_, command.command)) {
        command.text = resolve_mentions(command.text, all_.space, mention_style::with_name);
    }
    auto payload = command_payload(all_, command, now);
    send("slash_commands", true, std::move(payload), std::move(command), now);
}

std::string_view interactions::click_element(const click& on, moment now) {
    const auto* m = all_.space.find_message(on.channel, on.ts);
    if (m == nullptr || (!m->viewer.empty() && m->viewer != on.person)) return "message_not_found";
    const auto [block, element] = find_element(m->blocks, on.block_id, on.action_id);
    if (element == nullptr) return "element_not_found";
    if (!offers(*element, on.chosen)) return "option_not_found";
    const auto values = state_values(m->blocks, remember_choice(on, m->blocks, *element));
    if (!dispatches(*block)) return {};
    tell_control(on, "working", "");
    send("interactive", false, action_payload(all_, on, values, now), on, now);
    return {};
}

json interactions::remember_choice(const click& on, const json& blocks, const json& element) {
    auto& entered = choices_[on.person + ' ' + on.channel + ' ' + on.ts];
    note_entered(entered, blocks, on.values);
    if (!on.chosen.empty() && holds_state(element)) {
        note_entered(entered, blocks, {{on.block_id, {{on.action_id, on.chosen}}}});
    }
    return entered;
}

void interactions::send(std::string type, bool accepts_payload, json payload, cause from,
                        moment now) {
    auto id = all_.random.uuid();
    under_way_.emplace(id, std::move(from));
    all_.wire.deliver({.id = std::move(id),
                       .type = std::move(type),
                       .payload = std::move(payload),
                       .accepts_response_payload = accepts_payload},
                      now.steady);
}

void interactions::settle(const delivery_outcome& outcome, moment now) {
    auto from = under_way_.extract(outcome.envelope_id);
    if (from.empty()) return;
    std::visit([&](const auto& cause) { end(cause, outcome, now); }, from.mapped());
}

void interactions::end(const typed_command& command, const delivery_outcome& outcome, moment now) {
    const auto notice = command.command +
                        " failed because the app did not respond. Learn more about slash commands "
                        "<https://slack.com/help/articles/201259356|here>.";
    switch (outcome.end) {
        case delivery_end::acknowledged:
            return answer_command(command, outcome.payload, now);
        case delivery_end::timed_out:
            return tell_failure(command, notice, "operation_timeout", now);
        case delivery_end::no_socket:
            return tell_failure(command, notice, "dispatch_failed", now);
    }
}

void interactions::answer_command(const typed_command& command, const json& answer, moment now) {
    if (answer.is_null() || answer.empty()) return;
    auto content = read_content(answer, all_);
    if (!content.error.empty()) {
        return tell_failure(command,
                            command.command + " failed with the error \"invalid_command_response\"",
                            "invalid_command_response", now);
    }
    if (text_at(answer, "response_type") == "in_channel") {
        all_.space.post({.channel = command.channel,
                         .user = command.person,
                         .text = command.command + (command.text.empty() ? "" : " ") + command.text,
                         .viewer = "",
                         .failed = ""},
                        now.wall);
    }
    show_answer(all_, {command.person, command.channel, ""}, std::move(content), answer, now);
}

void interactions::tell_failure(const typed_command& command, std::string text, std::string reason,
                                moment now) {
    all_.space.post({.channel = command.channel,
                     .user = slackbot_id,
                     .text = std::move(text),
                     .viewer = command.person,
                     .failed = std::move(reason)},
                    now.wall);
}

void interactions::end(const click& on, const delivery_outcome& outcome, moment /*now*/) {
    const auto failure = failure_notice(outcome.end);
    tell_control(on, failure.empty() ? "done" : "failed", failure);
}

void interactions::tell_control(const click& on, std::string_view state, std::string_view error) {
    changes_.push_back({"action",
                        on.person,
                        {{"channel", on.channel},
                         {"ts", on.ts},
                         {"action_id", on.action_id},
                         {"block_id", on.block_id},
                         {"state", state},
                         {"error", error}}});
}

std::vector<change> interactions::take_changes() {
    return std::exchange(changes_, {});
}

}  // namespace coach::sandbox
