#include "sandbox/interactions/suggestions.hpp"

#include "sandbox/block_kit/findings.hpp"
#include "sandbox/block_kit/rules.hpp"
#include "sandbox/block_kit/state.hpp"
#include "sandbox/interactions/payload_parts.hpp"
#include "sandbox/interactions/payloads.hpp"
#include "sandbox/json_access.hpp"
#include "sandbox/views/view_object.hpp"

#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr std::size_t usual_query_length = 3;

/// Where a menu stands: in a view or on a message that the person sees.
struct place {
    const view* in_view{};
    const message* on_message{};
    std::string_view error{};
};

place find_place(const models& all, const menu_query& query) {
    if (!query.view_id.empty()) {
        const auto* v = all.shown_views.find(query.view_id);
        if (v == nullptr || v->person != query.person) return {.error = "view_not_found"};
        return {.in_view = v};
    }
    const auto* where = all.space.find_channel(query.channel);
    const auto* m = all.space.find_message(query.channel, query.ts);
    const bool sees = where != nullptr && m != nullptr && all.space.sees(query.person, *where) &&
                      (m->viewer.empty() || m->viewer == query.person);
    if (!sees) return {.error = "message_not_found"};
    return {.on_message = m};
}

const json& blocks_of(const place& at) {
    return at.in_view != nullptr ? member(at.in_view->content, "blocks") : at.on_message->blocks;
}

bool is_too_short(const json& menu, const std::string& typed) {
    const auto& least = member(menu, "min_query_length");
    const auto wanted = least.is_number_integer() ? least.get<std::size_t>() : usual_query_length;
    return code_points(typed) < wanted;
}

json payload_of(const models& all, const place& at, const menu_query& query) {
    auto payload = payload_base(all, "block_suggestion", query.person);
    payload["action_id"] = query.action_id;
    payload["block_id"] = query.block_id;
    payload["value"] = query.value;
    if (at.in_view != nullptr) {
        payload["container"] = {{"type", "view"}, {"view_id", at.in_view->id}};
        payload["view"] = view_object(all, *at.in_view);
        return payload;
    }
    payload["container"] = container_of(*at.on_message);
    payload["channel"] = channel_part(*all.space.find_channel(at.on_message->channel));
    if (at.on_message->viewer.empty()) payload["message"] = echoed_message(all, *at.on_message);
    return payload;
}

/// What a menu shows for an answer; both lists null where it shows no result.
json shown(const delivery_outcome& outcome) {
    json out{{"options", nullptr}, {"option_groups", nullptr}, {"error", ""}};
    const auto& answer = outcome.payload;
    if (outcome.end != delivery_end::acknowledged) {
        out["error"] = failure_notice(outcome.end);
    } else if (!answer.is_object() || !check_suggestions(answer).empty()) {
        out["error"] = "The app's answer has no valid options.";
    } else {
        out["options"] = member(answer, "options");
        out["option_groups"] = member(answer, "option_groups");
    }
    return out;
}

}  // namespace

std::string_view suggestions::ask(const menu_query& query, moment now) {
    const auto at = find_place(all_, query);
    if (!at.error.empty()) return at.error;
    const auto* menu = find_element(blocks_of(at), query.block_id, query.action_id).element;
    if (menu == nullptr || !text_at(*menu, "type").ends_with("external_select")) {
        return "element_not_found";
    }
    if (is_too_short(*menu, query.value)) return "query_too_short";
    auto id = all_.random.uuid();
    under_way_.emplace(id, asker{query.person, query.request});
    all_.wire.deliver({.id = std::move(id),
                       .type = "interactive",
                       .payload = payload_of(all_, at, query),
                       .accepts_response_payload = true},
                      now.steady);
    return {};
}

void suggestions::settle(const delivery_outcome& outcome, moment /*now*/) {
    auto from = under_way_.extract(outcome.envelope_id);
    if (from.empty()) return;
    auto data = shown(outcome);
    data["request"] = from.mapped().request;
    changes_.push_back({"suggestions", from.mapped().person, std::move(data)});
}

std::vector<change> suggestions::take_changes() {
    return std::exchange(changes_, {});
}

}  // namespace coach::sandbox
