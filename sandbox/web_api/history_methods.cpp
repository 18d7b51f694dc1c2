#include "sandbox/interactions/payloads.hpp"
#include "sandbox/json_access.hpp"
#include "sandbox/web_api/addressing.hpp"
#include "sandbox/web_api/arguments.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/web_api/method_families.hpp"
#include "sandbox/web_api/scopes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr auto history_scopes = "channels:history,groups:history,im:history,mpim:history";
constexpr long long most_a_page = 1000;
constexpr long long usual_page = 100;

std::string_view scope_for(channel_kind kind) {
    switch (kind) {
        case channel_kind::channel:
            return "channels:history";
        case channel_kind::private_channel:
            return "groups:history";
        case channel_kind::group_dm:
            return "mpim:history";
        case channel_kind::dm:
            return "im:history";
    }
    return {};
}

/// A time stamp in microseconds: "1760000000.000100", also without a fraction.
std::optional<long long> microseconds(std::string_view ts) {
    const auto point = std::min(ts.find('.'), ts.size());
    auto digits = std::string(ts.substr(0, point));
    auto fraction = std::string(ts.substr(std::min(point + 1, ts.size())));
    fraction.resize(6, '0');
    digits += fraction;
    long long out = 0;
    const auto* end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, out);
    if (point == 0 || parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
    return out;
}

/// Which messages are wanted, and how many at once.
struct page_request {
    std::string error{};
    std::size_t limit{};
    std::string start{};  ///< the time stamp that the page begins with; empty for the first
    std::optional<long long> oldest{};
    std::optional<long long> latest{};
    bool inclusive{};
    bool with_metadata{};
};

constexpr std::string_view cursor_start = "next_ts=";

page_request read_page_request(const json& arguments) {
    page_request page{.inclusive = is_on(arguments, "inclusive"),
                      .with_metadata = is_on(arguments, "include_all_metadata")};
    const auto limit =
        arguments.contains("limit") ? integer_at(arguments, "limit") : std::optional(usual_page);
    if (!limit || *limit < 1 || *limit > most_a_page) return {.error = "invalid_limit"};
    page.limit = static_cast<std::size_t>(*limit);
    const auto cursor = text_at(arguments, "cursor");
    if (!cursor.empty() && !cursor.starts_with(cursor_start)) return {.error = "invalid_cursor"};
    if (!cursor.empty()) page.start = cursor.substr(cursor_start.size());
    const auto oldest = text_at(arguments, "oldest");
    const auto latest = text_at(arguments, "latest");
    page.oldest = microseconds(oldest);
    page.latest = microseconds(latest);
    if (!oldest.empty() && !page.oldest) return {.error = "invalid_ts_oldest"};
    if (!latest.empty() && !page.latest) return {.error = "invalid_ts_latest"};
    return page;
}

bool is_within(const page_request& page, const message& m) {
    const auto time = *microseconds(m.ts);
    if (page.oldest && (page.inclusive ? time < *page.oldest : time <= *page.oldest)) return false;
    return !page.latest || (page.inclusive ? time <= *page.latest : time < *page.latest);
}

json shown(const models& all, const message& m, bool with_metadata) {
    auto out = echoed_message(all, m);
    if (with_metadata && !m.metadata.is_null()) out["metadata"] = m.metadata;
    return out;
}

/// One page of a list. All but the last are one shorter than asked for, because Slack promises
/// only that the end is an empty cursor, never that a page is full (slack-platform 3.1).
json one_page(const models& all, const std::vector<const message*>& list,
              const page_request& page) {
    auto first = list.begin();
    if (!page.start.empty()) first = std::ranges::find(list, page.start, &message::ts);
    if (first == list.end() && !page.start.empty()) return fail("invalid_cursor");
    const auto left = static_cast<std::size_t>(list.end() - first);
    const bool more = left > page.limit;
    const auto size = more ? std::max<std::size_t>(page.limit - 1, 1) : left;
    const auto last = first + static_cast<std::ptrdiff_t>(size);
    auto messages = json::array();
    for (; first != last; ++first) messages.push_back(shown(all, **first, page.with_metadata));
    return {{"ok", true},
            {"messages", messages},
            {"has_more", more},
            {"response_metadata",
             {{"next_cursor", more ? std::string(cursor_start) + (*last)->ts : std::string{}}}}};
}

/// Whether the bot may read there: empty, or the refusal.
json refuse_reading(const models& all, const addressed& target) {
    if (target.where == nullptr) return fail(target.error);
    const auto scope = scope_for(target.where->kind);
    return has_scope(all, scope) ? json(nullptr) : missing_scope(all, scope);
}

json read_history(models& all, const json& arguments, moment /*now*/) {
    const auto id = text_at(arguments, "channel");
    if (id.empty()) return missing("channel");
    const auto target = find_joined(all, id);
    auto refusal = refuse_reading(all, target);
    if (!refusal.is_null()) return refusal;
    const auto page = read_page_request(arguments);
    if (!page.error.empty()) return fail(page.error);
    std::vector<const message*> list;
    for (const auto& m : all.space.messages_in(target.where->id)) {
        const bool in_channel = m.thread_ts.empty() || m.subtype == "thread_broadcast";
        if (m.viewer.empty() && in_channel && is_within(page, m)) list.push_back(&m);
    }
    std::ranges::reverse(list);
    return one_page(all, list, page);
}

json read_replies(models& all, const json& arguments, moment /*now*/) {
    for (const auto* needed : {"channel", "ts"}) {
        if (text_at(arguments, needed).empty()) return missing(needed);
    }
    const auto target = find_joined(all, text_at(arguments, "channel"));
    auto refusal = refuse_reading(all, target);
    if (!refusal.is_null()) return refusal;
    const auto ts = text_at(arguments, "ts");
    const auto* parent = all.space.find_message(target.where->id, ts);
    if (parent == nullptr || !parent->viewer.empty()) return fail("thread_not_found");
    const auto page = read_page_request(arguments);
    if (!page.error.empty()) return fail(page.error);
    std::vector<const message*> list{parent};
    for (const auto& m : all.space.messages_in(target.where->id)) {
        if (m.viewer.empty() && m.thread_ts == ts && is_within(page, m)) list.push_back(&m);
    }
    return one_page(all, list, page);
}

constexpr std::array methods{
    api_method{"conversations.history", true, token_kind::bot, history_scopes, rate_tier::three,
               read_history},
    api_method{"conversations.replies", false, token_kind::bot, history_scopes, rate_tier::three,
               read_replies},
};

}  // namespace

std::span<const api_method> history_methods() {
    return methods;
}

}  // namespace coach::sandbox
