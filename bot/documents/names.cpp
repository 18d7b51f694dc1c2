#include "bot/documents/names.hpp"

#include <array>

namespace coach::bot::documents {

std::string_view name_of(entry_kind kind) {
    switch (kind) {
        case entry_kind::reflection:
            return "reflection";
        case entry_kind::win:
            return "win";
        case entry_kind::evidence:
            return "evidence";
    }
    return {};
}

std::string_view name_of(goal_state state) {
    switch (state) {
        case goal_state::active:
            return "active";
        case goal_state::done:
            return "done";
        case goal_state::dropped:
            return "dropped";
    }
    return {};
}

std::string_view name_of(feedback_state state) {
    switch (state) {
        case feedback_state::waiting:
            return "waiting";
        case feedback_state::open:
            return "open";
        case feedback_state::closed:
            return "closed";
        case feedback_state::cancelled:
            return "cancelled";
    }
    return {};
}

std::string_view name_of(rater_group group) {
    switch (group) {
        case rater_group::manager:
            return "manager";
        case rater_group::reports:
            return "reports";
        case rater_group::peers:
            return "peers";
        case rater_group::others:
            return "others";
    }
    return {};
}

std::string_view name_of(comment_kind kind) {
    switch (kind) {
        case comment_kind::keep_doing:
            return "keep_doing";
        case comment_kind::focus_next:
            return "focus_next";
        case comment_kind::note:
            return "note";
    }
    return {};
}

std::vector<std::string_view> names_of(weekday_set days) {
    constexpr std::array names{"Monday", "Tuesday",  "Wednesday", "Thursday",
                               "Friday", "Saturday", "Sunday"};
    std::vector<std::string_view> out;
    for (unsigned i = 0; i < names.size(); ++i) {
        if (days.has(std::chrono::weekday(i + 1))) out.emplace_back(names.at(i));
    }
    return out;
}

std::string clock_time(std::chrono::minutes since_midnight) {
    const std::chrono::hh_mm_ss time(since_midnight);
    const auto digits = [](auto count) { return (count < 10 ? "0" : "") + std::to_string(count); };
    return digits(time.hours().count()) + ':' + digits(time.minutes().count());
}

}  // namespace coach::bot::documents
