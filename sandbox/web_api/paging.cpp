#include "sandbox/web_api/paging.hpp"

#include "sandbox/json_access.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr std::string_view cursor_start = "next:";
constexpr int largest_limit = 1000;

/// The limit as a number or in a form's text; 0 where there is none.
std::optional<int> limit_of(const json& arguments) {
    const auto& value = member(arguments, "limit");
    if (value.is_number_integer()) return value.get<int>();
    const auto text = text_at(arguments, "limit");
    int limit = 0;
    const auto* end = text.data() + text.size();
    if (!text.empty() && std::from_chars(text.data(), end, limit).ptr != end) return std::nullopt;
    return limit;
}

}  // namespace

list_page page_of(const json& arguments, const std::vector<std::string>& ids, std::size_t most) {
    const auto limit = limit_of(arguments);
    if (!limit || *limit < 0 || *limit > largest_limit) return {.error = "invalid_limit"};
    list_page page;
    if (const auto cursor = text_at(arguments, "cursor"); !cursor.empty()) {
        const auto found = std::ranges::find_if(ids, [&](const std::string& id) {
            return cursor == std::string(cursor_start) + id + '=';
        });
        if (found == ids.end()) return {.error = "invalid_cursor"};
        page.begin = static_cast<std::size_t>(found - ids.begin());
    }
    const auto size = *limit == 0 ? most : static_cast<std::size_t>(*limit);
    page.end = std::min(ids.size(), page.begin + size);
    if (page.end < ids.size()) page.next_cursor = std::string(cursor_start) + ids[page.end] + '=';
    return page;
}

json cursor_metadata(const list_page& page) {
    return {{"next_cursor", page.next_cursor}};
}

}  // namespace coach::sandbox
