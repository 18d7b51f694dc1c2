#include "bot/views/phrases.hpp"

#include <algorithm>

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
    return "<@" + who.member.str() + ">";
}

std::string reader_line(const std::optional<person_id>& manager) {
    if (!manager) return "*Who can read this:* only you.";
    return "*Who can read this:* only you, unless you share it with your manager, " +
           mention(*manager) + ".";
}

}  // namespace coach::bot::views
