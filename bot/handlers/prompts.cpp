#include "bot/handlers/prompts.hpp"

#include "bot/handlers/prompt_changes.hpp"
#include "bot/handlers/reply.hpp"
#include "bot/ops/log.hpp"
#include "bot/routing/form.hpp"
#include "bot/routing/identity.hpp"
#include "bot/views/journal_views.hpp"
#include "bot/views/prompt_views.hpp"
#include "core/overview.hpp"
#include "core/prompts.hpp"
#include "core/store/unit_of_work.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace coach::bot {

namespace {

namespace inputs = views::prompt_inputs;
using namespace std::chrono_literals;

constexpr auto no_prompts = "You have no prompts that could pause. /grow remind turns them on.";
constexpr std::chrono::minutes morning = 9h;

bool is_known(const services& with, const prompts& kept) {
    return with.zones.knows(kept.presence.time_zone);
}

answer page_of(const services& with, const prompts& kept) {
    return reply::changed(views::schedule_page(as_of(kept, with.time.now()), is_known(with, kept)));
}

/// What Slack says of the person now, or else what was last known.
task<prompts> with_presence(services& with, prompts kept) {
    const auto known = co_await with.slack.find_member(kept.who);
    if (known) kept = seen(std::move(kept), presence_of(*known), with.zones, with.time.now());
    co_return kept;
}

std::optional<unsigned> read_number(const std::string& text, unsigned least, unsigned most) {
    unsigned number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = fault == std::errc{} && end == text.data() + text.size();
    if (!whole || number < least || number > most) return std::nullopt;
    return number;
}

weekday_set read_days(const form& filled) {
    weekday_set out;
    for (const auto& each : filled.choices(inputs::days)) {
        if (const auto iso = read_number(each, 1, 7)) out.add(std::chrono::weekday{*iso % 7});
    }
    return out;
}

/// What was chosen, as far as it can be: all of it comes from a client.
prompt_choice read_choice(const form& filled) {
    prompt_choice out{.look_back = filled.is_checked(inputs::look_back)};
    prompt_schedule chosen{.days = read_days(filled)};
    if (chosen.days.empty()) return out;
    const auto weeks = read_number(filled.choice(inputs::weeks), 1, 4);
    if (weeks && *weeks != 3) chosen.every_weeks = *weeks;
    const auto at = read_number(filled.choice(inputs::time),
                                static_cast<unsigned>(views::earliest_prompt.count()),
                                static_cast<unsigned>(views::latest_prompt.count()));
    if (at) chosen.at = std::chrono::minutes{*at};
    out.schedule = chosen;
    return out;
}

answer replaced(message body) {
    answer out{.body = std::move(body)};
    out.replaces_message = true;
    out.changes_home = true;
    return out;
}

task<prompts> change(services& with, const request& asked, std::string_view effect,
                     std::function<prompts(const prompts&)> by,
                     waiting_prompts waiting = waiting_prompts::stay) {
    return change_prompts(with, person_of(asked.who), key_of(asked, effect), std::move(by),
                          waiting);
}

task<prompts> count_as_answered(services& with, const request& asked) {
    return change(with, asked, "answered", [&with](const prompts& kept) {
        return kept.version == 0 ? kept : answered(kept, with.zones, with.time.now());
    });
}

task<answer> snooze(services& with, request asked, timestamp until) {
    const auto turn = views::read_turn(asked.words);
    const auto kept = co_await count_as_answered(with, asked);
    if (!kept.schedule || !may_prompt(kept, with.time.now())) {
        co_return replaced(views::skipped(as_of(kept, with.time.now())));
    }
    co_await with.people.add_outgoing(key_of(asked, "snooze"),
                                      {.to = kept.who,
                                       .kind = outgoing_kind::prompt,
                                       .about = std::to_string(turn),
                                       .due = until,
                                       .expires = until + prompt_expires_after});
    co_return replaced(views::snoozed_until(until));
}

task<answer> pause_until(services& with, request asked, timestamp until) {
    const auto now = with.time.now();
    const auto kept = co_await change(
        with, asked, "pause",
        [&](const prompts& before) {
            const bool has_any = before.schedule || before.look_back;
            return has_any ? pause(before, until, with.zones, now) : before;
        },
        waiting_prompts::are_taken_back);
    if (!kept.schedule && !kept.look_back) co_return reply::say(no_prompts);
    co_return page_of(with, kept);
}

}  // namespace

question question_of(const services& with, const std::optional<person>& known, unsigned turn) {
    std::optional<std::size_t> level;
    if (known && known->standing.framework == with.ladder.id) {
        level = level_with_key(with.ladder, known->standing.level);
    }
    return ask(with.questions, with.ladder, level, turn);
}

task<answer> open_prompts(services& with, request asked) {
    auto kept = co_await with.people.find_prompts(person_of(asked.who));
    if (kept.presence.time_zone.empty()) kept = co_await with_presence(with, std::move(kept));
    co_return reply::form(views::prompts_form(kept, is_known(with, kept)));
}

task<answer> submit_prompts(services& with, request asked) {
    const auto chosen = read_choice(form(*asked.view));
    const auto known = co_await with.slack.find_member(person_of(asked.who));
    const auto now = with.time.now();
    const auto kept = co_await change(with, asked, "choice", [&](const prompts& before) {
        auto there = known ? seen(before, presence_of(*known), with.zones, now) : before;
        return choose(std::move(there), chosen, with.zones, now);
    });
    co_return reply::saved(views::schedule_page(kept, is_known(with, kept)));
}

task<answer> end_prompts(services& with, request asked) {
    const auto kept = co_await change(
        with, asked, "off",
        [&with](const prompts& before) {
            return choose(before, {.look_back = before.look_back}, with.zones, with.time.now());
        },
        waiting_prompts::are_taken_back);
    co_return page_of(with, kept);
}

task<answer> pause_prompts(services& with, request asked,
                           std::optional<std::chrono::year_month_day> until) {
    if (!until) co_return co_await pause_prompts_for_a_while(with, std::move(asked));
    const auto before = co_await with.people.find_prompts(person_of(asked.who));
    const auto& zone = with.zones.find(before.presence.time_zone);
    const auto end = zone.first_moment(std::chrono::local_days{*until});
    if (end <= with.time.now()) {
        co_return reply::say(
            "That day is here already, so there is nothing to pause. Name one "
            "that is still to come.");
    }
    co_return co_await pause_until(with, std::move(asked), end);
}

task<answer> pause_prompts_for_a_while(services& with, request asked) {
    const auto before = co_await with.people.find_prompts(person_of(asked.who));
    const auto& zone = with.zones.find(before.presence.time_zone);
    const auto today = std::chrono::floor<std::chrono::days>(zone.local(with.time.now()));
    const auto end = zone.first_moment(today + usual_pause);
    co_return co_await pause_until(with, std::move(asked), end);
}

task<answer> resume_prompts(services& with, request asked) {
    const auto kept = co_await change(with, asked, "resume", [&with](const prompts& before) {
        return before.version == 0 ? before : resume(before, with.zones, with.time.now());
    });
    if (!kept.schedule && !kept.look_back) {
        co_return reply::say("You have no prompts yet. /grow remind turns them on.");
    }
    co_return page_of(with, kept);
}

task<answer> reflect_on_prompt(services& with, request asked) {
    const auto turn = views::read_turn(asked.words);
    const auto kept = co_await count_as_answered(with, asked);
    const auto known = co_await with.people.find_person(kept.who);
    const auto manager = co_await find_confirmed_manager(with.people, kept.who);
    co_return reply::form(
        views::reflection_form(with.ladder, manager, question_of(with, known, turn).text));
}

task<answer> snooze_for_an_hour(services& with, request asked) {
    const auto until = with.time.now() + 1h;
    return snooze(with, std::move(asked), until);
}

task<answer> snooze_until_morning(services& with, request asked) {
    const auto kept = co_await with.people.find_prompts(person_of(asked.who));
    const auto& zone = with.zones.find(kept.presence.time_zone);
    const auto today = std::chrono::floor<std::chrono::days>(zone.local(with.time.now()));
    const auto until = zone.first_moment(today + std::chrono::days{1} + morning);
    co_return co_await snooze(with, std::move(asked), until);
}

task<answer> skip_prompt(services& with, request asked) {
    const auto kept = co_await count_as_answered(with, asked);
    co_return replaced(views::skipped(as_of(kept, with.time.now())));
}

task<void> note_answer(services& with, request asked) {
    try {
        co_await count_as_answered(with, asked);
    } catch (const store_failure& failure) {
        log::error("an answer to a prompt was not counted", {{"cause", failure.what()}});
    }
}

}  // namespace coach::bot
