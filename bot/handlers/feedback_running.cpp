#include "bot/handlers/feedback_running.hpp"

#include "bot/handlers/feedback_requests.hpp"
#include "bot/handlers/members.hpp"
#include "bot/handlers/picture_answer.hpp"
#include "bot/handlers/reply.hpp"
#include "bot/routing/form.hpp"
#include "bot/routing/identity.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/feedback_report_views.hpp"
#include "bot/views/feedback_request_views.hpp"
#include "bot/views/help_views.hpp"
#include "core/feedback_report.hpp"
#include "core/feedback_tally.hpp"
#include "core/feedback_times.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace coach::bot {

namespace {

constexpr auto answers_are_lost =
    "The key to what was written is lost, so nobody can open it. Everybody who wrote is asked to "
    "write again, and there is a week more.";
constexpr auto not_yours = "That request is not there any more, or it is not yours.";

task<std::optional<feedback_request>> find_own(services& with, const request& asked,
                                               feedback_id id) {
    const auto me = person_of(asked.who);
    auto found = co_await with.people.find_feedback(me.team, std::move(id));
    if (found && found->asker != me) found.reset();
    co_return found;
}

/// What tells the channel that something is different now.
std::vector<outgoing> redrawing(const feedback_request& about, timestamp now) {
    if (about.channel.empty()) return {};
    return {{.to = about.asker,
             .kind = outgoing_kind::feedback_recount,
             .about = about.id.str(),
             .due = now}};
}

/// Who still owes an answer is reminded before the new day too.
std::vector<outgoing> extension(const feedback_request& about, timestamp due, timestamp now) {
    auto out = redrawing(about, now);
    for (const auto& each : about.givers) out.push_back(last_reminder_to(each, about.id, due, now));
    return out;
}

task<answer> page_after(services& with, const request& asked, feedback_id id, std::string note) {
    co_return co_await reply::after_saving(
        asked.kind, show_feedback_page(with, asked, std::move(id), std::move(note)));
}

std::string note_of_nudge(applied done, const feedback_request& about) {
    if (about.state != feedback_state::open) return {};
    if (about.givers.empty()) {
        return "Nobody was asked by name, so there is nobody to remind. A word of yours in the "
               "channel may help.";
    }
    if (done == applied::nowhere) {
        return "You have reminded them in the last three days. That is enough for now.";
    }
    return "I remind who was asked by name and has neither answered nor said “Not me”, in their "
           "working hours.";
}

task<answer> switch_feedback_sharing(services& with, request asked, bool shared) {
    const auto about = co_await find_own(with, asked, feedback_id{asked.words});
    if (!about || about->is_about_asker()) co_return reply::say(not_yours);
    const auto now = with.time.now();
    std::vector<outgoing> then;
    if (shared) {
        then.push_back({.to = about->subject,
                        .kind = outgoing_kind::feedback_shared,
                        .about = about->id.str(),
                        .due = now});
    }
    const auto done = co_await with.people.share_feedback(key_of(asked), about->subject.team,
                                                          about->id, shared, now, std::move(then));
    if (done == applied::nowhere) co_return reply::say(not_yours);
    co_return co_await page_after(
        with, asked, about->id,
        shared ? "Shared. They can read the same report as you." : "They can no longer read it.");
}

}  // namespace

std::optional<std::string> why_not_due(const time_zone& where, timestamp now,
                                       const std::optional<std::chrono::year_month_day>& day,
                                       std::chrono::days least) {
    using std::chrono::days;
    if (!day) return "Pick the last day on which people can answer.";
    const auto today = std::chrono::floor<days>(where.local(now));
    const auto ahead = std::chrono::local_days{*day} - today;
    if (ahead < least) {
        return "Pick a day at least " + std::to_string(least.count()) + " days ahead.";
    }
    if (ahead > longest_feedback_time) return "Pick a day at most 30 days ahead.";
    return std::nullopt;
}

task<answer> show_feedback_page(services& with, request asked, feedback_id id, std::string note) {
    const auto about = co_await find_own(with, asked, std::move(id));
    if (!about) co_return reply::say(not_yours);
    const auto count = co_await with.people.count_answers(about->subject.team, about->id);
    const auto told = about->anonymous ? read_told(*about) : tell_next(*about, count);
    auto page = views::feedback_page(with.ladder, *about, told.now, note, with.time.now());
    if (asked.kind == request_kind::submission) co_return reply::saved(std::move(page));
    co_return reply::page(std::move(page));
}

task<answer> manage_feedback(services& with, request asked) {
    auto id = feedback_id{asked.words};
    return show_feedback_page(with, std::move(asked), std::move(id), "");
}

task<answer> nudge_feedback(services& with, request asked) {
    const auto about = co_await find_own(with, asked, feedback_id{asked.words});
    if (!about) co_return reply::say(not_yours);
    auto done = applied::nowhere;
    if (!about->givers.empty()) {
        done = co_await with.people.nudge_feedback(key_of(asked), about->subject.team, about->id,
                                                   with.time.now());
    }
    co_return co_await page_after(with, asked, about->id, note_of_nudge(done, *about));
}

task<answer> open_feedback_extension(services& with, request asked) {
    const auto about = co_await find_own(with, asked, feedback_id{asked.words});
    if (!about || about->state != feedback_state::open) co_return reply::say(not_yours);
    using std::chrono::days;
    const auto last = std::chrono::floor<days>(with.time.now()) + longest_feedback_time;
    const auto later = std::min(std::chrono::floor<days>(about->due) + days{6}, last);
    co_return reply::form(
        views::feedback_extension_form(*about, std::chrono::year_month_day{later}));
}

task<answer> submit_feedback_extension(services& with, request asked) {
    namespace inputs = views::feedback_request_inputs;
    const auto about = co_await find_own(with, asked, feedback_id{asked.view->metadata});
    if (!about) co_return reply::refuse(inputs::due, not_yours);
    const auto now = with.time.now();
    const auto* zone = co_await find_clocks(with, about->asker);
    if (zone == nullptr) co_return reply::refuse(inputs::due, no_clocks);
    const auto day = form(*asked.view).date(inputs::due);
    if (const auto why = why_not_due(*zone, now, day, std::chrono::days{0})) {
        co_return reply::refuse(inputs::due, *why);
    }
    const auto due = end_of_day(*zone, *day);
    if (due == about->due) {
        co_return co_await page_after(with, asked, about->id, "It is open until that day.");
    }
    if (due < about->due) {
        co_return reply::refuse(inputs::due,
                                "Pick a later day than before. Closing earlier has a "
                                "button of its own.");
    }
    const auto done = co_await with.people.extend_feedback(
        key_of(asked), about->subject.team, about->id, due, now, extension(*about, due, now));
    if (done == applied::nowhere) co_return reply::refuse(inputs::due, "It is not open any more.");
    co_return co_await page_after(with, asked, about->id, "There is more time now.");
}

task<answer> close_feedback(services& with, request asked) {
    const auto about = co_await find_own(with, asked, feedback_id{asked.words});
    if (!about) co_return reply::say(not_yours);
    const auto now = with.time.now();
    const auto done = co_await with.people.close_feedback(key_of(asked), about->subject.team,
                                                          about->id, now, redrawing(*about, now));
    if (done != applied::nowhere) {
        co_return co_await page_after(with, asked, about->id, "Closed. The report is ready.");
    }
    const auto after = co_await find_own(with, asked, about->id);
    const bool lost = after && after->state == feedback_state::open;
    co_return co_await page_after(with, asked, about->id, lost ? answers_are_lost : "");
}

task<answer> cancel_feedback(services& with, request asked) {
    const auto about = co_await find_own(with, asked, feedback_id{asked.words});
    if (!about) co_return reply::say(not_yours);
    const auto now = with.time.now();
    const auto done = co_await with.people.cancel_feedback(key_of(asked), about->subject.team,
                                                           about->id, now, redrawing(*about, now));
    co_return co_await page_after(with, asked, about->id,
                                  done == applied::nowhere ? "It has ended already." : "");
}

task<answer> post_feedback(services& with, request asked) {
    const auto about = co_await find_own(with, asked, feedback_id{asked.words});
    if (!about || about->channel.empty()) co_return reply::say(not_yours);
    if (about->state != feedback_state::open || !about->posted.empty()) {
        co_return co_await page_after(with, asked, about->id, "");
    }
    co_await with.people.add_outgoing(key_of(asked), {.to = about->asker,
                                                      .kind = outgoing_kind::feedback_call,
                                                      .about = about->id.str(),
                                                      .due = with.time.now()});
    co_return reply::page(views::notice("I try again now. If it fails once more, I tell you."));
}

task<answer> share_feedback(services& with, request asked) {
    return switch_feedback_sharing(with, std::move(asked), true);
}

task<answer> unshare_feedback(services& with, request asked) {
    return switch_feedback_sharing(with, std::move(asked), false);
}

task<answer> show_feedback_report(services& with, request asked) {
    const auto me = person_of(asked.who);
    const auto report =
        co_await find_feedback_report(with.people, with.ladder, me, feedback_id{asked.words});
    if (!report) co_return reply::say("There is no report here that you can read.");
    auto in_words = views::report_blocks(with.ladder, *report, me);
    if (views::has_ratings(*report)) {
        co_return picture_answer(with, me, views::report_chart(with.ladder, *report),
                                 std::move(in_words));
    }
    answer out = reply::page({.text = views::report_title(*report, me),
                              .blocks = {blocks::header(views::report_title(*report, me))}});
    out.body.add(std::move(in_words));
    out.in_modal = true;
    co_return out;
}

}  // namespace coach::bot
