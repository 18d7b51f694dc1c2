#include "sandbox/web_api/arguments.hpp"

#include "sandbox/json_access.hpp"

#include <algorithm>
#include <charconv>

namespace coach::sandbox {

using nlohmann::json;

json structure_at(const json& arguments, std::string_view key) {
    const auto& value = member(arguments, key);
    if (!value.is_string()) return value;
    const auto& text = value.get_ref<const std::string&>();
    return text.empty() ? json(nullptr) : json::parse(text, nullptr, false);
}

std::optional<long long> integer_at(const json& arguments, std::string_view key) {
    const auto& value = member(arguments, key);
    if (value.is_number_integer()) return value.get<long long>();
    const auto text = text_at(arguments, key);
    long long number = 0;
    const auto* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, number);
    if (parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
    return number;
}

bool is_on(const json& arguments, std::string_view key) {
    return flag_at(arguments, key) || integer_at(arguments, key) == 1;
}

std::vector<std::string> list_at(const json& arguments, std::string_view key) {
    std::vector<std::string> out;
    const auto& value = member(arguments, key);
    for (const auto& item : value.is_array() ? value : json::array()) {
        if (item.is_string()) out.push_back(item.get<std::string>());
    }
    const auto text = text_at(arguments, key);
    for (std::string_view rest = text; !rest.empty();) {
        const auto end = std::min(rest.find(','), rest.size());
        if (end > 0) out.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return out;
}

}  // namespace coach::sandbox
