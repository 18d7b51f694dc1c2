#include "sandbox/interactions/view_answers.hpp"

#include "sandbox/json_access.hpp"
#include "sandbox/web_api/view_content.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

view_answer show_errors(models& /*all*/, const view& v, const json& payload, moment /*now*/) {
    const auto& errors = member(payload, "errors");
    if (!errors.is_object() || errors.empty()) return {};
    const auto& blocks = member(v.content, "blocks");
    for (const auto& [block_id, words] : errors.items()) {
        const auto is_it = [&](const json& block) {
            return text_at(block, "type") == "input" && text_at(block, "block_id") == block_id;
        };
        if (!words.is_string() || std::ranges::none_of(blocks, is_it)) return {};
    }
    return {.taken = true, .errors = errors};
}

/// The view in an answer, or null where it may not be shown. `own` is the view whose external_id
/// it may have.
json fit_view(const models& all, const json& payload, std::string_view own) {
    auto content = read_view(member(payload, "view"), "modal", all.faults);
    const auto wanted = text_at(content.view, "external_id");
    const auto* other = wanted.empty() ? nullptr : all.shown_views.find_external(wanted);
    const bool is_taken = other != nullptr && other->id != own;
    return content.error.empty() && !is_taken ? std::move(content.view) : json(nullptr);
}

view_answer update(models& all, const view& v, const json& payload, moment now) {
    auto content = fit_view(all, payload, v.id);
    if (content.is_null()) return {};
    all.shown_views.update(v.id, std::move(content), now.wall);
    return {.taken = true};
}

view_answer push(models& all, const view& v, const json& payload, moment now) {
    auto content = fit_view(all, payload, "");
    if (content.is_null() || all.shown_views.stack(v.person).size() >= most_modals) return {};
    all.shown_views.push(v.person, std::move(content), "", now.wall);
    return {.taken = true};
}

view_answer clear(models& all, const view& v, const json& /*payload*/, moment /*now*/) {
    all.shown_views.clear(std::string(v.person));
    return {.taken = true};
}

struct response_action {
    std::string_view name;
    view_answer (*run)(models&, const view&, const json&, moment);
};

constexpr std::array response_actions{
    response_action{"errors", show_errors},
    response_action{"update", update},
    response_action{"push", push},
    response_action{"clear", clear},
};

bool says_nothing(const json& payload) {
    if (payload.is_string()) return payload.get_ref<const std::string&>().empty();
    return payload.empty();
}

}  // namespace

view_answer take_view_answer(models& all, const std::string& view_id, const json& payload,
                             moment now) {
    const auto* v = all.shown_views.find(view_id);
    if (v == nullptr) return {.taken = true};
    if (says_nothing(payload)) {
        all.shown_views.close(view_id);
        return {.taken = true};
    }
    const auto wanted = text_at(payload, "response_action");
    const auto* action = std::ranges::find(response_actions, wanted, &response_action::name);
    return action == response_actions.end() ? view_answer{} : action->run(all, *v, payload, now);
}

}  // namespace coach::sandbox
