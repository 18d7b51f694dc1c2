#include "sandbox/json_access.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/web_api/method_families.hpp"
#include "sandbox/web_api/paging.hpp"
#include "sandbox/web_api/user_object.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace coach::sandbox {

namespace {

using nlohmann::json;

json users_info(models& all, const json& arguments, moment now) {
    const auto id = text_at(arguments, "user");
    if (id.empty()) return missing("user");
    const auto* who = all.space.find_person(id);
    if (who == nullptr) return fail("user_not_found");
    auto user = user_object(all, *who, now);
    const bool external = who->kind == person_kind::external;
    if (flag_at(arguments, "include_locale") && !external) user["locale"] = "en-US";
    return {{"ok", true}, {"user", user}};
}

/// Pages are cut before external people are left out, so that some are short.
json users_list(models& all, const json& arguments, moment now) {
    const auto& people = all.space.profile().people;
    std::vector<std::string> ids;
    for (const auto& who : people) ids.push_back(who.id);
    const auto page = page_of(arguments, ids, ids.size());
    if (!page.error.empty()) return fail(page.error);
    auto members = json::array();
    for (auto i = page.begin; i < page.end; ++i) {
        if (people[i].kind == person_kind::external) continue;
        members.push_back(user_object(all, people[i], now));
        if (flag_at(arguments, "include_locale")) members.back()["locale"] = "en-US";
    }
    return {{"ok", true},
            {"members", members},
            {"cache_ts", std::chrono::system_clock::to_time_t(now.wall)},
            {"response_metadata", cursor_metadata(page)}};
}

json users_profile_get(models& all, const json& arguments, moment /*now*/) {
    const auto named = text_at(arguments, "user");
    const auto* who =
        all.space.find_person(named.empty() ? all.space.profile().bot_user_id : named);
    if (who == nullptr) return fail("user_not_found");
    return {{"ok", true}, {"profile", user_profile(all, *who)}};
}

std::string lower_case(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

json users_lookup_by_email(models& all, const json& arguments, moment now) {
    const auto email = lower_case(text_at(arguments, "email"));
    if (email.empty()) return missing("email");
    const auto& people = all.space.profile().people;
    const auto found = std::ranges::find_if(people, [&](const person& who) {
        return lower_case(who.email) == email && !who.is_deactivated &&
               who.kind != person_kind::external;
    });
    if (found == people.end()) return fail("users_not_found");
    return {{"ok", true}, {"user", user_object(all, *found, now)}};
}

json bots_info(models& all, const json& arguments, moment now) {
    const auto& profile = all.space.profile();
    const auto id = text_at(arguments, "bot");
    if (id.empty()) return missing("bot");
    const auto bot = std::ranges::find(profile.people, id, &person::bot_id);
    if (bot == profile.people.end()) return fail("bot_not_found");
    return {{"ok", true},
            {"bot",
             {{"id", bot->bot_id},
              {"deleted", bot->is_deactivated},
              {"name", bot->name},
              {"updated", std::chrono::system_clock::to_time_t(now.wall)},
              {"app_id", bot->kind == person_kind::app ? profile.app_id : "A" + id.substr(1)},
              {"user_id", bot->id}}}};
}

constexpr std::array methods{
    api_method{"users.info", false, token_kind::bot, "users:read", rate_tier::four, users_info},
    api_method{"users.list", false, token_kind::bot, "users:read", rate_tier::two, users_list},
    api_method{"users.profile.get", false, token_kind::bot, "users.profile:read", rate_tier::four,
               users_profile_get},
    api_method{"users.lookupByEmail", false, token_kind::bot, "users:read.email", rate_tier::three,
               users_lookup_by_email},
    api_method{"bots.info", false, token_kind::bot, "users:read", rate_tier::three, bots_info},
};

}  // namespace

std::span<const api_method> user_methods() {
    return methods;
}

}  // namespace coach::sandbox
