#include "bot/routing/form.hpp"

#include "bot/routing/identity.hpp"
#include "bot/views/inputs.hpp"
#include "core/day.hpp"
#include "core/harmless.hpp"

#include <algorithm>
#include <utility>

namespace coach::bot {

namespace {

using nlohmann::json;

}  // namespace

json form::found(std::string_view block, std::string_view member) const {
    const auto at = json::json_pointer() / std::string(block) / std::string(views::input_action) /
                    std::string(member);
    return sent_.values.contains(at) ? sent_.values.at(at) : json();
}

std::string form::string_at(std::string_view block, std::string_view member) const {
    const auto value = found(block, member);
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::string form::text(std::string_view block) const {
    return trimmed(string_at(block, "value"));
}

std::string form::choice(std::string_view block) const {
    const auto option = found(block, "selected_option");
    if (!option.is_object() || !option.contains("value") || !option["value"].is_string()) return {};
    return option["value"].get<std::string>();
}

std::vector<std::string> form::choices(std::string_view block) const {
    std::vector<std::string> out;
    const auto options = found(block, "selected_options");
    if (!options.is_array()) return out;
    for (const auto& option : options) {
        if (!option.is_object() || !option.contains("value")) continue;
        if (option["value"].is_string()) out.push_back(option["value"].get<std::string>());
    }
    return out;
}

std::optional<std::chrono::year_month_day> form::date(std::string_view block) const {
    return read_day(string_at(block, "selected_date"));
}

std::string form::user(std::string_view block) const {
    auto member = string_at(block, "selected_user");
    return is_id(member) ? member : std::string();
}

std::vector<std::string> form::users(std::string_view block) const {
    std::vector<std::string> out;
    const auto chosen = found(block, "selected_users");
    if (!chosen.is_array()) return out;
    for (const auto& each : chosen) {
        auto member = each.is_string() ? each.get<std::string>() : std::string();
        if (!is_id(member)) continue;
        if (std::ranges::find(out, member) == out.end()) out.push_back(std::move(member));
    }
    return out;
}

}  // namespace coach::bot
