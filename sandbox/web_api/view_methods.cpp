#include "sandbox/json_access.hpp"
#include "sandbox/views/view_object.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/web_api/method_families.hpp"
#include "sandbox/web_api/view_content.hpp"

#include <array>
#include <string>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

json shown(const models& all, const view& v) {
    return {{"ok", true}, {"view", view_object(all, v)}};
}

json refuse_view(const view_content& content) {
    if (content.details.empty()) return fail(content.error);
    auto messages = json::array();
    for (const auto& detail : content.details) messages.push_back("[ERROR] " + detail);
    return fail_with(content.error, messages);
}

json invalid(std::string_view problem) {
    return fail_with("invalid_arguments", json::array({"[ERROR] " + std::string(problem)}));
}

/// Why a trigger may not be used; empty where it may.
std::string_view trigger_error(trigger_state state) {
    switch (state) {
        case trigger_state::valid:
            return {};
        case trigger_state::expired:
            return "expired_trigger_id";
        case trigger_state::exchanged:
            return "exchanged_trigger_id";
        case trigger_state::unknown:
            return "invalid_trigger_id";
    }
    return {};
}

/// Whether another view than `own` has the `external_id` that this content wants.
bool is_taken(const models& all, const json& content, std::string_view own = {}) {
    const auto wanted = text_at(content, "external_id");
    if (wanted.empty()) return false;
    const auto* other = all.shown_views.find_external(wanted);
    return other != nullptr && other->id != own;
}

bool is_stale(const json& arguments, const view& v) {
    const auto hash = text_at(arguments, "hash");
    return !hash.empty() && hash != v.hash;
}

/// Shows a modal for a trigger. One that came from a modal puts it on top, any other puts it in
/// place of what is open.
json show_modal(models& all, const trigger_origin& from, const std::string& trigger, json content,
                moment now) {
    if (is_taken(all, content)) return fail("duplicate_external_id");
    const bool on_top = !from.view_id.empty();
    if (on_top && all.shown_views.stack(from.person).size() >= most_modals) {
        return fail("push_limit_reached");
    }
    all.open_triggers.exchange(trigger, now.steady);
    if (!on_top && all.shown_views.top(from.person) != nullptr) all.shown_views.clear(from.person);
    return shown(all,
                 all.shown_views.push(from.person, std::move(content), from.channel, now.wall));
}

json show_for_trigger(models& all, const json& arguments, bool push, moment now) {
    for (const auto* needed : {"trigger_id", "view"}) {
        if (member(arguments, needed).is_null()) return missing(needed);
    }
    auto content = read_view(arguments["view"], "modal", all.faults);
    if (!content.error.empty()) return refuse_view(content);
    const auto trigger = text_at(arguments, "trigger_id");
    const auto [state, from] = all.open_triggers.find(trigger, now.steady);
    if (const auto error = trigger_error(state); !error.empty()) return fail(error);
    if (push && from.view_id.empty()) return fail("invalid_trigger_id");
    if (push && all.shown_views.find(from.view_id) == nullptr) return fail("not_found");
    return show_modal(all, from, trigger, std::move(content.view), now);
}

json open_view(models& all, const json& arguments, moment now) {
    return show_for_trigger(all, arguments, false, now);
}

json push_view(models& all, const json& arguments, moment now) {
    return show_for_trigger(all, arguments, true, now);
}

json update_view(models& all, const json& arguments, moment now) {
    const auto id = text_at(arguments, "view_id");
    const auto external_id = text_at(arguments, "external_id");
    if (id.empty() == external_id.empty()) {
        return invalid("exactly one of view_id and external_id is required");
    }
    if (member(arguments, "view").is_null()) return missing("view");
    const auto* found =
        id.empty() ? all.shown_views.find_external(external_id) : all.shown_views.find(id);
    const auto* type = found != nullptr && is_home(*found) ? "home" : "modal";
    auto content = read_view(arguments["view"], type, all.faults);
    if (!content.error.empty()) return refuse_view(content);
    if (found == nullptr) return fail("not_found");
    if (is_stale(arguments, *found)) return fail("hash_conflict");
    if (is_taken(all, content.view, found->id)) return fail("duplicate_external_id");
    return shown(all, all.shown_views.update(found->id, std::move(content.view), now.wall));
}

/// Somebody who has a Home: neither the app nor Slackbot.
bool has_home(const models& all, const std::string& person) {
    return all.space.find_person(person) != nullptr && person != all.space.profile().bot_user_id &&
           person != slackbot_id;
}

json publish_view(models& all, const json& arguments, moment now) {
    for (const auto* needed : {"user_id", "view"}) {
        if (member(arguments, needed).is_null()) return missing(needed);
    }
    auto content = read_view(arguments["view"], "home", all.faults);
    if (!content.error.empty()) return refuse_view(content);
    const auto person = text_at(arguments, "user_id");
    if (!all.settings.manifest.home_tab) return fail("not_enabled");
    if (!has_home(all, person)) return fail("user_not_found");
    const auto* known = all.shown_views.home(person);
    if (known != nullptr && is_stale(arguments, *known)) return fail("hash_conflict");
    if (is_taken(all, content.view, known == nullptr ? "" : known->id)) {
        return fail("duplicate_external_id");
    }
    return shown(all, all.shown_views.publish(person, std::move(content.view), now.wall));
}

constexpr std::array methods{
    api_method{"views.open", true, token_kind::bot, "", rate_tier::four, open_view},
    api_method{"views.push", true, token_kind::bot, "", rate_tier::four, push_view},
    api_method{"views.update", true, token_kind::bot, "", rate_tier::four, update_view},
    api_method{"views.publish", true, token_kind::bot, "", rate_tier::four, publish_view},
};

}  // namespace

std::span<const api_method> view_methods() {
    return methods;
}

}  // namespace coach::sandbox
