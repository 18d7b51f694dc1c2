#include "bot/handlers/feedback_requests.hpp"

#include "bot/handlers/feedback_running.hpp"
#include "bot/handlers/members.hpp"
#include "bot/handlers/reply.hpp"
#include "bot/routing/form.hpp"
#include "bot/routing/identity.hpp"
#include "bot/views/feedback_request_views.hpp"
#include "bot/views/help_views.hpp"
#include "bot/views/modal_views.hpp"
#include "core/feedback_tally.hpp"
#include "core/feedback_times.hpp"
#include "core/overview.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <random>
#include <utility>

namespace coach::bot {

namespace {

namespace inputs = views::feedback_request_inputs;
using std::chrono::days;

constexpr std::size_t most_givers = 20;
constexpr std::string_view warned_mark = "|warned";

/// Reminders lie in their people's own time; the outbox looks at them from these days on.
constexpr days first_reminder_from{2};
constexpr days last_reminder_from{4};

/// What the form carries besides its inputs.
struct carried {
    std::string subject;
    std::string channel;
    bool warned = false;
};

carried read_metadata(std::string text) {
    carried out;
    if (text.ends_with(warned_mark)) {
        out.warned = true;
        text.resize(text.size() - warned_mark.size());
    }
    const auto bar = text.find('|');
    out.subject = text.substr(0, bar);
    if (!is_id(out.subject)) out.subject.clear();
    if (bar != std::string::npos) out.channel = text.substr(bar + 1);
    if (!is_id(out.channel)) out.channel.clear();
    return out;
}

/// Direct messages and Home are no places to ask anybody else in.
std::string channel_of(const request& asked) {
    const auto& at = asked.conversation;
    return at.starts_with('C') || at.starts_with('G') ? at : std::string{};
}

std::chrono::year_month_day usual_due_day(timestamp now) {
    return std::chrono::year_month_day{std::chrono::floor<days>(now) + usual_feedback_time};
}

answer request_form(const services& with, const request& asked, std::optional<person_id> subject,
                    bool must_confirm) {
    return reply::form(
        views::feedback_request_form(with.ladder, {.asker = person_of(asked.who),
                                                   .subject = std::move(subject),
                                                   .channel = channel_of(asked),
                                                   .must_confirm = must_confirm,
                                                   .due = usual_due_day(with.time.now())}));
}

std::vector<std::string> read_competencies(const framework& ladder, const form& filled) {
    std::vector<std::string> out;
    const auto chosen = filled.choices(inputs::competencies);
    for (const auto& each : ladder.competencies) {
        if (std::ranges::find(chosen, each.key) != chosen.end()) out.push_back(each.key);
    }
    if (!out.empty()) return out;
    for (const auto& each : ladder.competencies) out.push_back(each.key);
    return out;
}

/// What was asked for in the form; a refusal beside an input instead where it makes no sense.
struct reading {
    feedback_request value{};
    std::optional<answer> refusal{};
};

answer refuse_givers(std::string_view plain) {
    return reply::refuse(inputs::givers, plain);
}

task<std::optional<answer>> refuse_unfit_givers(services& with, const feedback_request& value) {
    if (value.givers.size() > most_givers) {
        co_return refuse_givers("Twenty people by name are the most. A channel reaches more.");
    }
    for (const auto& each : value.givers) {
        if (each == value.subject) {
            co_return refuse_givers(
                "It is about one of them, and nobody is asked about themselves.");
        }
        if (const auto why = co_await why_unfit(with, each)) co_return refuse_givers(*why);
    }
    if (value.givers.empty() && value.channel.empty()) {
        co_return refuse_givers("Pick somebody to ask.");
    }
    co_return std::nullopt;
}

/// Few people make a thin report, and without names none: said once, before it goes out.
bool wants_warning(const feedback_request& value, bool warned) {
    return !warned && value.channel.empty() && value.givers.size() < fewest_anonymous;
}

constexpr auto too_few_anonymous =
    "Fewer than 3 people: what they write without names can never be shown, but for a manager’s "
    "answer. Ask more of them, or choose Named. To ask them all the same, press once more.";
constexpr auto too_few_named =
    "Fewer than 3 people make a thin picture: 3 to 5 are best. To ask them all the same, press "
    "once more.";

answer warning_form(const request& asked, const carried& by, const feedback_request& value) {
    auto view = views::restored_form(
        *asked.view,
        {{std::string(inputs::givers), value.anonymous ? too_few_anonymous : too_few_named}});
    view["private_metadata"] = by.subject + '|' + by.channel + std::string(warned_mark);
    return {.modal = modal_answer{.what = modal_answer::kind::update, .view = std::move(view)}};
}

/// The block beside which something about the subject can be said.
std::string_view subject_block(const carried& by) {
    return by.subject.empty() ? inputs::subject : inputs::givers;
}

task<std::optional<answer>> settle_due(services& with, const form& filled,
                                       feedback_request& value) {
    const auto* zone = co_await find_clocks(with, value.asker);
    if (zone == nullptr) co_return reply::refuse(inputs::due, no_clocks);
    const auto day = filled.date(inputs::due);
    if (const auto why = why_not_due(*zone, with.time.now(), day, shortest_feedback_time)) {
        co_return reply::refuse(inputs::due, *why);
    }
    value.due = end_of_day(*zone, *day);
    co_return std::nullopt;
}

task<std::optional<answer>> settle_subject(services& with, const carried& by,
                                           feedback_request& value) {
    if (value.is_about_asker()) co_return std::nullopt;
    if (const auto why = co_await why_unfit(with, value.subject)) {
        co_return reply::refuse(subject_block(by), *why);
    }
    const bool manages = co_await find_confirmed_manager(with.people, value.subject) == value.asker;
    if (!manages) value.state = feedback_state::waiting;
    co_return std::nullopt;
}

task<reading> read_request(services& with, const request& asked, const carried& by) {
    const form filled(*asked.view);
    const auto me = person_of(asked.who);
    const auto subject = by.subject.empty() ? filled.user(inputs::subject) : by.subject;
    reading out{.value = {.subject = subject.empty() ? me : named_person(asked, subject),
                          .asker = me,
                          .state = feedback_state::open,
                          .anonymous = filled.choice(inputs::naming) != views::naming_named,
                          .channel = filled.is_checked(inputs::channel) ? by.channel : "",
                          .competencies = read_competencies(with.ladder, filled),
                          .framework = with.ladder.id,
                          .version = with.ladder.version,
                          .made = with.time.now()}};
    for (const auto& each : filled.users(inputs::givers)) {
        out.value.givers.push_back(named_person(asked, each));
    }
    out.refusal = co_await settle_due(with, filled, out.value);
    if (!out.refusal) out.refusal = co_await settle_subject(with, by, out.value);
    if (!out.refusal) out.refusal = co_await refuse_unfit_givers(with, out.value);
    co_return out;
}

task<std::vector<feedback_request>> find_waiting(services& with, person_id subject,
                                                 person_id manager) {
    auto all = co_await with.people.find_feedback_about(std::move(subject));
    std::erase_if(all, [&](const feedback_request& each) {
        return each.state != feedback_state::waiting || each.asker != manager;
    });
    co_return all;
}

/// As many days as it was meant to have, from when it opens.
timestamp due_when_opened(const feedback_request& waiting, const time_zone& where, timestamp now) {
    const auto day = [&](timestamp at) { return std::chrono::floor<days>(where.local(at)); };
    const auto last = day(waiting.due - std::chrono::minutes{1}) + (day(now) - day(waiting.made));
    return end_of_day(where, std::chrono::year_month_day{last});
}

task<void> open_all_waiting(services& with, const request& asked, person_id subject,
                            person_id manager) {
    const auto now = with.time.now();
    for (auto each : co_await find_waiting(with, std::move(subject), std::move(manager))) {
        const auto* zone = co_await find_clocks(with, each.asker);
        if (zone != nullptr) each.due = due_when_opened(each, *zone, now);
        co_await with.people.open_feedback(key_of(asked, "open/" + each.id.str()),
                                           each.subject.team, each.id, each.due, now,
                                           announcements(each, now));
    }
}

/// Asks the subject to confirm the asker, unless they have been asked; where they did meanwhile, it
/// opens.
task<void> ask_to_confirm(services& with, const request& asked, const feedback_request& value) {
    const auto reports = co_await with.people.find_reports(value.asker);
    const auto link = std::ranges::find(reports, value.subject, &report_link::report);
    if (link != reports.end()) {
        if (link->confirmed) co_await open_all_waiting(with, asked, value.subject, value.asker);
        co_return;
    }
    co_await with.people.save_manager(
        key_of(asked, "link"), value.subject,
        manager_link{.manager = value.asker, .confirmed = false, .since = with.time.now()},
        {{.to = value.subject,
          .kind = outgoing_kind::manager_question,
          .about = value.asker.member.str(),
          .due = with.time.now()}});
}

std::mt19937_64& dice() {
    thread_local std::mt19937_64 out{std::random_device{}()};
    return out;
}

constexpr auto asked_already =
    "You have asked for feedback about them already, and it is still open. /grow feedback list "
    "shows it.";

}  // namespace

outgoing last_reminder_to(const person_id& giver, const feedback_id& about, timestamp due,
                          timestamp now) {
    return {.to = giver,
            .kind = outgoing_kind::feedback_last_reminder,
            .about = about.str(),
            .due = std::max(now, due - last_reminder_from)};
}

std::vector<outgoing> announcements(const feedback_request& opened, timestamp now) {
    std::vector<outgoing> out;
    const auto add = [&](const person_id& to, outgoing_kind kind, timestamp due) {
        out.push_back({.to = to, .kind = kind, .about = opened.id.str(), .due = due});
    };
    if (!opened.channel.empty()) add(opened.asker, outgoing_kind::feedback_call, now);
    if (!opened.is_about_asker()) add(opened.subject, outgoing_kind::feedback_began, now);
    for (const auto& each : opened.givers) {
        add(each, outgoing_kind::feedback_invitation, now);
        add(each, outgoing_kind::feedback_first_reminder, now + first_reminder_from);
        out.push_back(last_reminder_to(each, opened.id, opened.due, now));
    }
    return out;
}

std::chrono::milliseconds draw_tally_wait() {
    using std::chrono::milliseconds;
    std::uniform_int_distribution<milliseconds::rep> draw(milliseconds{least_tally_wait}.count(),
                                                          milliseconds{longest_tally_wait}.count());
    return milliseconds{draw(dice())};
}

task<answer> ask_feedback(services& with, request asked, std::string member) {
    const auto me = person_of(asked.who);
    const auto subject = member.empty() ? me : named_person(asked, std::move(member));
    if (subject == me) co_return request_form(with, asked, subject, false);
    if (co_await find_confirmed_manager(with.people, subject) == me) {
        co_return request_form(with, asked, subject, false);
    }
    if (const auto why = co_await why_unfit(with, subject)) co_return reply::say(*why);
    co_return reply::page(views::not_their_manager(subject));
}

task<answer> open_feedback_request(services& with, request asked) {
    const auto me = person_of(asked.who);
    if (!is_id(asked.words)) co_return request_form(with, asked, std::nullopt, false);
    const auto subject = named_person(asked, asked.words);
    const bool may = subject == me || co_await find_confirmed_manager(with.people, subject) == me;
    co_return request_form(with, asked, subject, !may);
}

task<answer> submit_feedback_request(services& with, request asked) {
    const auto by = read_metadata(asked.view->metadata);
    auto read = co_await read_request(with, asked, by);
    if (read.refusal) co_return *std::move(read.refusal);
    if (wants_warning(read.value, by.warned)) co_return warning_form(asked, by, read.value);
    const bool waits = read.value.state == feedback_state::waiting;
    auto then = waits ? std::vector<outgoing>{} : announcements(read.value, with.time.now());
    const auto added =
        co_await with.people.add_feedback(key_of(asked), read.value, std::move(then));
    if (added.when == applied::nowhere) {
        co_return reply::refuse(subject_block(by), asked_already);
    }
    if (waits) co_await ask_to_confirm(with, asked, read.value);
    co_return co_await reply::after_saving(
        asked.kind, show_feedback_page(with, asked, added.id,
                                       waits ? "Prepared. I have asked them to confirm."
                                             : "Asked. I tell you when it has closed."));
}

task<void> open_waiting_feedback(services& with, const request& asked, person_id manager) {
    return open_all_waiting(with, asked, person_of(asked.who), std::move(manager));
}

task<void> end_waiting_feedback(services& with, const request& asked, person_id manager) {
    const auto now = with.time.now();
    for (const auto& each : co_await find_waiting(with, person_of(asked.who), manager)) {
        co_await with.people.cancel_feedback(key_of(asked, "end/" + each.id.str()),
                                             each.subject.team, each.id, now,
                                             {{.to = each.asker,
                                               .kind = outgoing_kind::feedback_unconfirmed,
                                               .about = each.id.str(),
                                               .due = now}});
    }
}

}  // namespace coach::bot
