#include "bot/views/feedback_words.hpp"

#include "bot/views/phrases.hpp"
#include "core/day.hpp"

#include <chrono>
#include <utility>

namespace coach::bot::views {

namespace {

using nlohmann::json;

}  // namespace

json feedback_button(std::string_view action, std::string label, const feedback_request& about,
                     bool primary, json confirm) {
    return blocks::button({.action_id = std::string(action),
                           .label = std::move(label),
                           .value = about.id.str(),
                           .primary = primary,
                           .confirm = std::move(confirm)});
}

json feedback_button_at(std::size_t place, std::string_view action, std::string label,
                        const feedback_request& about, bool primary) {
    return blocks::button({.action_id = std::string(action) + '.' + std::to_string(place),
                           .label = std::move(label),
                           .value = about.id.str(),
                           .primary = primary});
}

std::string due_words(const feedback_request& about) {
    const auto last = about.due - std::chrono::minutes{1};
    const auto seconds = std::chrono::floor<std::chrono::seconds>(last).time_since_epoch().count();
    const auto day = std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(last)};
    return "the end of <!date^" + std::to_string(seconds) + "^{date_long_pretty}|" +
           spell_day(day) + ">";
}

std::string answers_words(const feedback_request& about, const feedback_tally& told) {
    const bool one = !about.anonymous && told.band == "1";
    return told.band + (one ? " answer" : " answers");
}

std::string subject_for_asker(const feedback_request& about) {
    return about.is_about_asker() ? "you" : mention(about.subject);
}

std::string readers_of(const feedback_request& about) {
    const auto asker = mention(about.asker);
    const auto who = about.is_about_asker() ? "only " + asker
                                            : asker + ", and then " + mention(about.subject) +
                                                  " where " + asker + " shares it with them";
    if (!about.anonymous) return who + ". It is named: your name stands beside what you write.";
    return who + ". It is anonymous: they read a report without names, and only of groups of " +
           std::to_string(fewest_anonymous) + " or more.";
}

std::string_view group_name(rater_group group) {
    switch (group) {
        case rater_group::manager:
            return "Manager";
        case rater_group::reports:
            return "Reports";
        case rater_group::peers:
            return "Peers";
        case rater_group::others:
            return "Others";
    }
    return "Others";
}

std::string_view comment_name(comment_kind kind) {
    switch (kind) {
        case comment_kind::keep_doing:
            return "Keep doing";
        case comment_kind::focus_next:
            return "Focus on next";
        case comment_kind::note:
            return "Notes";
    }
    return "Notes";
}

}  // namespace coach::bot::views
