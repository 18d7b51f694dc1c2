#include "sandbox/json_access.hpp"
#include "sandbox/web_api/addressing.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/web_api/method_families.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace coach::sandbox {

namespace {

using nlohmann::json;

bool is_emoji_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '+' ||
           c == '\'';
}

/// The form of an emoji's name, with a skin tone or without: `thumbsup`, `wave::skin-tone-2`.
bool is_emoji_name(std::string_view name) {
    constexpr std::string_view tone = "::skin-tone-";
    const auto at = name.find(tone);
    if (at != std::string_view::npos) {
        const auto number = name.substr(at + tone.size());
        if (number.size() != 1 || number < "2" || number > "6") return false;
        name = name.substr(0, at);
    }
    return !name.empty() && name.size() <= 100 && std::ranges::all_of(name, is_emoji_character);
}

json add_reaction(models& all, const json& arguments, moment /*now*/) {
    for (const auto* needed : {"channel", "timestamp", "name"}) {
        if (text_at(arguments, needed).empty()) return missing(needed);
    }
    const auto [where, error] = find_joined(all, text_at(arguments, "channel"));
    if (where == nullptr) return fail(error);
    if (where->is_archived) return fail("is_archived");
    const auto name = text_at(arguments, "name");
    if (!is_emoji_name(name)) return fail("invalid_name");
    const auto ts = text_at(arguments, "timestamp");
    const auto* found = all.space.find_message(where->id, ts);
    if (found == nullptr || !found->viewer.empty()) return fail("message_not_found");
    if (!all.space.react(where->id, ts, name, all.space.profile().bot_user_id)) {
        return fail("already_reacted");
    }
    return {{"ok", true}};
}

constexpr std::array methods{
    api_method{"reactions.add", true, token_kind::bot, "reactions:write", rate_tier::three,
               add_reaction},
};

}  // namespace

std::span<const api_method> reaction_methods() {
    return methods;
}

}  // namespace coach::sandbox
