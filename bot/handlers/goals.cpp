#include "bot/handlers/goals.hpp"

#include "bot/handlers/reply.hpp"
#include "bot/routing/form.hpp"
#include "bot/routing/identity.hpp"
#include "bot/views/plan_views.hpp"
#include "bot/views/text.hpp"
#include "core/goals.hpp"
#include "core/overview.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace coach::bot {

namespace {

constexpr auto goal_is_gone = "That goal is not there any more.";

task<overview> overview_of(services& with, const request& asked) {
    return find_overview(with.people, with.ladder, person_of(asked.who), with.time.now());
}

/// Why no goal can begin; where one could by now, trying again is all it takes.
std::string why_full(const overview& me) {
    const auto allowed = may_begin(me.goals);
    return allowed ? "That did not work just now. Please try again." : allowed.error().text;
}

answer full_plan(services& with, const overview& me) {
    auto out = reply::page(views::full_plan_page(with.ladder, me, why_full(me)));
    out.is_page = false;
    return out;
}

bool is_competency(const framework& ladder, const std::string& key) {
    return std::ranges::find(ladder.competencies, key, &competency::key) !=
           ladder.competencies.end();
}

goal_text read_goal(const framework& ladder, const form& filled) {
    goal_text out{.title = filled.text(views::goal_inputs::title),
                  .competency = filled.choice(views::goal_inputs::competency),
                  .next_step = filled.text(views::goal_inputs::next_step),
                  .due = filled.date(views::goal_inputs::due),
                  .origin = {}};
    std::ranges::replace(out.title, '\n', ' ');
    if (!is_competency(ladder, out.competency)) out.competency.clear();
    return out;
}

/// Whether the day is over everywhere on earth.
bool is_past(const std::chrono::year_month_day& day, timestamp now) {
    constexpr auto latest_zone = std::chrono::hours{12};
    return std::chrono::sys_days(day) + std::chrono::days{1} + latest_zone <= now;
}

std::optional<answer> refusal(const goal_text& text, timestamp now) {
    if (text.title.empty()) {
        return reply::refuse(views::goal_inputs::title, "Give it a title: a few words will do.");
    }
    if (text.due && is_past(*text.due, now)) {
        return reply::refuse(views::goal_inputs::due, "That day is over. Pick a later one.");
    }
    return std::nullopt;
}

task<answer> change_state(services& with, request asked, goal_state state) {
    const auto done = co_await with.people.set_goal_state(
        key_of(asked), person_of(asked.who), goal_id{asked.words}, state, with.time.now());
    const auto me = co_await overview_of(with, asked);
    if (done == applied::nowhere && state == goal_state::active && !may_begin(me.goals)) {
        co_return full_plan(with, me);
    }
    if (done == applied::nowhere) co_return reply::say(goal_is_gone);
    co_return reply::changed(views::plan_page(with.ladder, me));
}

task<answer> changed_plan(services& with, request asked) {
    const bool submitted = asked.kind == request_kind::submission;
    auto page = views::plan_page(with.ladder, co_await overview_of(with, asked));
    co_return submitted ? reply::saved(std::move(page)) : reply::changed(std::move(page));
}

task<answer> after_saving(services& with, request asked) {
    const auto kind = asked.kind;
    return reply::after_saving(kind, changed_plan(with, std::move(asked)));
}

}  // namespace

task<answer> show_plan(services& with, request asked) {
    co_return reply::page(views::plan_page(with.ladder, co_await overview_of(with, asked)));
}

task<answer> open_new_goal(services& with, request asked, std::string title) {
    const auto me = co_await overview_of(with, asked);
    if (!may_begin(me.goals)) co_return full_plan(with, me);
    co_return reply::form(views::goal_form(with.ladder, me, {.title = std::move(title)}, {}));
}

task<answer> open_goal(services& with, request asked) {
    const auto me = co_await overview_of(with, asked);
    const auto found = std::ranges::find(me.goals, goal_id{asked.words}, &goal::id);
    if (found == me.goals.end()) co_return reply::say(goal_is_gone);
    co_return reply::form(views::goal_form(with.ladder, me, found->text, found->id));
}

task<answer> submit_goal(services& with, request asked) {
    const auto who = person_of(asked.who);
    auto text = read_goal(with.ladder, form(*asked.view));
    if (auto refused = refusal(text, with.time.now())) co_return *std::move(refused);
    const goal_id id{asked.view->metadata};
    if (id.empty()) {
        const auto added =
            co_await with.people.add_goal(key_of(asked), who, std::move(text), with.time.now());
        if (added.when == applied::nowhere) {
            const auto me = co_await overview_of(with, asked);
            co_return reply::refuse(views::goal_inputs::title, why_full(me));
        }
    } else if (co_await with.people.change_goal(key_of(asked), who, id, std::move(text),
                                                with.time.now()) == applied::nowhere) {
        co_return reply::refuse(views::goal_inputs::title, goal_is_gone);
    }
    co_return co_await after_saving(with, std::move(asked));
}

task<answer> add_suggestion(services& with, request asked) {
    const auto me = co_await overview_of(with, asked);
    const auto idea = std::ranges::find_if(
        me.ideas, [&](const suggestion& each) { return each.key(with.ladder) == asked.words; });
    if (idea == me.ideas.end()) co_return reply::changed(views::plan_page(with.ladder, me));
    const auto added = co_await with.people.add_goal(
        key_of(asked), me.who,
        {.title = sentence_case(idea->text),
         .competency = idea->competencies.empty() ? "" : idea->competencies.front(),
         .next_step = {},
         .due = {},
         .origin = asked.words},
        with.time.now());
    if (added.when == applied::nowhere) co_return full_plan(with, me);
    co_return co_await after_saving(with, std::move(asked));
}

task<answer> finish_goal(services& with, request asked) {
    return change_state(with, std::move(asked), goal_state::done);
}

task<answer> drop_goal(services& with, request asked) {
    return change_state(with, std::move(asked), goal_state::dropped);
}

task<answer> reopen_goal(services& with, request asked) {
    return change_state(with, std::move(asked), goal_state::active);
}

}  // namespace coach::bot
