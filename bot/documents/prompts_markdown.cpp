#include "bot/documents/prompts_markdown.hpp"

#include "bot/documents/entries_markdown.hpp"
#include "bot/documents/names.hpp"
#include "core/day.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace coach::bot::documents {

namespace {

using markdown::document;

std::string yes_or_no(bool is_so) {
    return is_so ? "yes" : "no";
}

std::string joined(const std::vector<std::string_view>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
        out += names[i];
    }
    return out;
}

std::string schedule(const std::optional<prompt_schedule>& chosen) {
    if (!chosen) return "off";
    const auto weeks = chosen->every_weeks == 1
                           ? std::string("every week")
                           : "every " + std::to_string(chosen->every_weeks) + " weeks";
    return weeks + " on " + joined(names_of(chosen->days)) + " at " + clock_time(chosen->at) +
           ", counted from the week of " +
           spell_day(std::chrono::year_month_day(chosen->first_week));
}

void add_moment(document& out, std::string_view what, const std::optional<timestamp>& at) {
    if (at) out.bullet(std::string(what) + day(*at));
}

void add_presence(document& out, const presence& there) {
    if (!there.time_zone.empty()) out.bullet("Time zone: " + markdown::line(there.time_zone));
    if (!there.is_here) out.bullet("Your account in Slack is deactivated");
    if (!there.on_vacation) return;
    out.bullet(there.vacation_ends ? "On vacation until " + day(*there.vacation_ends)
                                   : "On vacation");
}

void add_progress(document& out, const prompts& chosen) {
    out.bullet("Questions asked: " + std::to_string(chosen.turn));
    out.bullet("In a row without an answer: " + std::to_string(chosen.unanswered));
    if (chosen.silent) out.bullet("I asked whether to go on, and wait for an answer");
}

std::string_view title_of(outgoing_kind kind) {
    switch (kind) {
        case outgoing_kind::home:
            return "Your Home";
        case outgoing_kind::manager_question:
            return "Question about a manager";
        case outgoing_kind::prompt:
            return "Prompt";
        case outgoing_kind::go_on_question:
            return "Question whether to go on";
        case outgoing_kind::look_back:
            return "Look back";
        case outgoing_kind::packet:
            return "Promotion packet";
        case outgoing_kind::export_json:
            return "Export in JSON";
        case outgoing_kind::export_markdown:
            return "Export in Markdown";
        case outgoing_kind::export_notice:
            return "Note of an export by the operator";
        case outgoing_kind::erasure_notice:
            return "Note of an erasure by the operator";
        case outgoing_kind::undelivered:
            return "Note that something did not arrive";
        case outgoing_kind::feedback_call:
            return "Request for feedback in its channel";
        case outgoing_kind::feedback_recount:
            return "Number of answers in a channel";
        case outgoing_kind::feedback_invitation:
            return "Invitation to give feedback";
        case outgoing_kind::feedback_began:
            return "Note that feedback about you began";
        case outgoing_kind::feedback_first_reminder:
        case outgoing_kind::feedback_last_reminder:
        case outgoing_kind::feedback_nudge:
            return "Reminder of feedback";
        case outgoing_kind::feedback_extended:
            return "Note of more time for feedback";
        case outgoing_kind::feedback_ready:
            return "Note that a feedback report is ready";
        case outgoing_kind::feedback_shared:
            return "Note that a feedback report is shared";
        case outgoing_kind::feedback_cancelled:
            return "Note that a request for feedback was cancelled";
        case outgoing_kind::feedback_lost:
            return "Note that answers were lost";
        case outgoing_kind::feedback_unconfirmed:
            return "Note that a manager was not confirmed";
        case outgoing_kind::feedback_not_posted:
            return "Note that a channel cannot be posted to";
        case outgoing_kind::feedback_given:
            return "Feedback that somebody gave you";
        case outgoing_kind::import_notice:
            return "Note of an import by the operator";
    }
    return {};
}

std::string_view words_for(outgoing_fate fate) {
    switch (fate) {
        case outgoing_fate::sent:
            return "sent";
        case outgoing_fate::unwanted:
            return "not wanted any more";
        case outgoing_fate::dead:
            return "given up";
    }
    return {};
}

std::string in_brackets(const std::string& words) {
    return words.empty() ? "" : " (" + markdown::line(words) + ")";
}

std::string when(const outgoing& what) {
    if (what.due == timestamp{}) return {};
    auto out = "due on " + day(what.due) + ", ";
    if (what.expires) out += "at the latest on " + day(*what.expires) + ", ";
    return out;
}

std::string end_of(const std::optional<settlement>& settled) {
    if (!settled) return "waits";
    return std::string(words_for(settled->fate)) + in_brackets(settled->reason) + " on " +
           day(settled->at);
}

}  // namespace

void add_prompts(document& out, const personal_data& held) {
    out.heading(2, "Prompts");
    if (!held.prompts) {
        out.paragraph("You have not chosen any prompts.");
        return;
    }
    const auto& chosen = *held.prompts;
    out.bullet("When: " + schedule(chosen.schedule));
    out.bullet("Monthly look back: " + yes_or_no(chosen.look_back));
    add_presence(out, chosen.presence);
    add_moment(out, "Paused until ", chosen.paused_until);
    add_moment(out, "Next question: ", chosen.next);
    add_moment(out, "Next look back: ", chosen.next_look_back);
    add_progress(out, chosen);
}

void add_outbox(document& out, const personal_data& held) {
    out.heading(2, "What I sent you or will send");
    out.bullet("Opened your Home: " + yes_or_no(held.has_opened_home));
    for (const auto& each : held.outbox) {
        out.bullet(std::string(title_of(each.what.kind)) + in_brackets(each.what.about) + ": " +
                   when(each.what) + end_of(each.settled));
    }
}

}  // namespace coach::bot::documents
