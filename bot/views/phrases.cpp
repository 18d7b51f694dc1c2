#include "bot/views/phrases.hpp"

#include "core/day.hpp"

#include <algorithm>
#include <chrono>

namespace coach::bot::views {

std::string level_name(const level& rung) {
    return rung.key + " · " + rung.title;
}

std::string stage_bar(std::size_t reached, std::size_t stages) {
    std::string out;
    for (std::size_t i = 0; i < stages; ++i) out += i <= reached ? "▰" : "▱";
    return out;
}

std::string count_of(std::size_t number, std::string_view one, std::string_view several) {
    return std::to_string(number) + ' ' + std::string(number == 1 ? one : several);
}

std::string competency_names(const framework& ladder, const std::vector<std::string>& keys) {
    std::string out;
    for (const auto& key : keys) {
        const auto found = std::ranges::find(ladder.competencies, key, &competency::key);
        if (found == ladder.competencies.end()) continue;
        out += (out.empty() ? "" : ", ") + found->name;
    }
    return out;
}

std::string_view kind_name(entry_kind kind) {
    switch (kind) {
        case entry_kind::reflection:
            return "Reflection";
        case entry_kind::win:
            return "Win";
        case entry_kind::evidence:
            return "Evidence";
    }
    return "Entry";
}

std::string_view state_name(goal_state state) {
    switch (state) {
        case goal_state::active:
            return "active";
        case goal_state::done:
            return "done";
        case goal_state::dropped:
            return "dropped";
    }
    return "active";
}

std::string mention(const person_id& who) {
    if (who.member.empty()) return "a former colleague";
    return "<@" + who.member.str() + ">";
}

std::string moment_words(timestamp at) {
    const auto minute = std::chrono::floor<std::chrono::minutes>(at);
    const auto day = std::chrono::floor<std::chrono::days>(minute);
    const std::chrono::hh_mm_ss time{minute - day};
    const auto two = [](auto number) {
        return (number.count() < 10 ? "0" : "") + std::to_string(number.count());
    };
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
    return "<!date^" + std::to_string(seconds) + "^{date_long_pretty} at {time}|" +
           spell_day(std::chrono::year_month_day{day}) + ", " + two(time.hours()) + ":" +
           two(time.minutes()) + " UTC>";
}

std::string reader_line(const std::optional<person_id>& manager) {
    if (!manager) return "*Who can read this:* only you.";
    return "*Who can read this:* only you, unless you share it with your manager, " +
           mention(*manager) + ".";
}

}  // namespace coach::bot::views
