#pragma once

#include "core/framework.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What somebody can mean by the words after `/grow`. Competencies are named by key and exist in
/// the framework; members are claims.
namespace coach::bot::grow_request {

struct show_dashboard {};
struct show_plan {};
struct reflect {};
struct show_team {};
struct make_packet {};
struct export_data {};
struct erase_data {};
struct show_accesses {};
struct show_help {};

struct new_goal {
    std::string title;  ///< may be empty
};

/// A note of something that went well.
struct win {
    std::string text;  ///< may be empty
    std::vector<std::string> competencies;
    std::vector<std::string> unknown_tags;
};

/// When to be asked: the form, or off.
struct set_prompts {};
struct end_prompts {};

/// No prompts for a while.
struct pause_prompts {
    std::optional<std::chrono::year_month_day> until{};  ///< nothing: for the usual while
};
struct resume_prompts {};

/// A part of the journal.
struct show_log {
    std::string words{};
    std::string competency{};
    std::optional<std::chrono::year_month_day> since{};
    std::size_t page = 0;  ///< from 0, newest first
};

/// A date after `since` or `until` that is none.
struct unclear_date {
    std::string said;
    std::string example;  ///< the whole command, as it would be understood
};

struct show_manager {};
struct end_manager {};
struct name_manager {
    std::string member;
};

struct add_report {
    std::string member;  ///< empty where nobody was named
};

/// The agenda with one's own manager, or with a report.
struct one_on_one {
    std::string report;  ///< empty: with one's own manager
};

/// Asks for 360 feedback.
struct ask_feedback {
    std::string subject;  ///< empty: about the asking person
};

/// All feedback that the person has to do with.
struct show_feedback {};

/// Gives feedback that nobody asked for.
struct give_feedback {
    std::string receiver;  ///< empty where nobody was named
};

/// Words that mean nothing here, and the whole commands that were probably meant, best first.
struct unknown {
    std::string said;
    std::vector<std::string> suggestions;
};

using any = std::variant<show_dashboard, show_plan, reflect, show_team, make_packet, export_data,
                         erase_data, show_accesses, show_help, new_goal, win, show_log,
                         unclear_date, set_prompts, end_prompts, pause_prompts, resume_prompts,
                         show_manager, end_manager, name_manager, add_report, one_on_one,
                         ask_feedback, show_feedback, give_feedback, unknown>;

/// Reads the text of a `/grow` command. Never fails: what it cannot read is `unknown`.
any parse(const framework& ladder, std::string_view text);

/// The words that ask for that part of the journal again: "log since 2026-09-01 #execution page 2".
std::string words_of(const show_log& part);

/// Whether `word`, folded, begins a command of `/grow`.
bool is_verb(std::string_view word);

}  // namespace coach::bot::grow_request
