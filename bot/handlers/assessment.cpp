#include "bot/handlers/assessment.hpp"

#include "bot/handlers/picture_answer.hpp"
#include "bot/handlers/reply.hpp"
#include "bot/routing/form.hpp"
#include "bot/routing/identity.hpp"
#include "bot/views/assessment_views.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/standing_views.hpp"
#include "bot/views/team_views.hpp"
#include "core/overview.hpp"
#include "core/report_view.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace coach::bot {

namespace {

constexpr auto not_your_report =
    "You can assess people who have confirmed you as their manager. Ask them with /grow team add.";

/// What was picked in the form; a refusal beside an input instead where it makes no sense.
struct reading {
    std::vector<rating> ratings;
    std::optional<answer> refusal;
};

reading read_ratings(const framework& ladder, const form& filled) {
    reading out;
    for (const auto& strand : ladder.competencies) {
        auto level = filled.choice(views::stage_block(strand));
        auto note = filled.text(views::note_block(strand));
        if (level.empty() && note.empty()) continue;
        if (!level_with_key(ladder, level)) {
            out.refusal = reply::refuse(views::stage_block(strand),
                                        "Pick a stage too, or clear the note below.");
            return out;
        }
        out.ratings.push_back(
            {.competency = strand.key, .level = std::move(level), .note = std::move(note)});
    }
    if (out.ratings.empty()) {
        out.refusal = reply::refuse(views::stage_block(ladder.competencies.front()),
                                    "Pick a stage for at least one competency.");
    }
    return out;
}

const assessment* latest(const std::vector<assessment>& made) {
    return made.empty() ? nullptr : &made.front();
}

task<answer> after_own(services& with, person_id who) {
    const auto me =
        co_await find_overview(with.people, with.ladder, std::move(who), with.time.now());
    if (!me.place) co_return reply::saved(views::welcome(with.ladder));
    co_return reply::saved(views::assessment_saved(with.ladder, me));
}

task<answer> after_report(services& with, person_id manager, person_id report) {
    const auto seen = co_await look_at_report(with.people, with.ladder, manager, report);
    if (!seen) co_return reply::say(not_your_report);
    co_return reply::saved(seen->round ? views::sides_page(with.ladder, *seen->round, report, false)
                                       : views::report_card(with.ladder, *seen));
}

}  // namespace

task<answer> open_assessment(services& with, request asked) {
    const auto who = person_of(asked.who);
    const auto own = of_ladder(with.ladder, co_await with.people.find_assessments(who, who));
    const auto manager = co_await find_confirmed_manager(with.people, who);
    co_return reply::form(views::assessment_form(with.ladder, std::nullopt, manager, latest(own)));
}

task<answer> open_report_assessment(services& with, request asked) {
    const auto me = person_of(asked.who);
    const auto report = named_person(asked, asked.words);
    if (co_await find_confirmed_manager(with.people, report) != me) {
        co_return reply::say(not_your_report);
    }
    const auto given = of_ladder(with.ladder, co_await with.people.find_assessments(report, me));
    co_return reply::form(views::assessment_form(with.ladder, report, std::nullopt, latest(given)));
}

task<answer> submit_assessment(services& with, request asked) {
    const auto me = person_of(asked.who);
    const bool own = asked.view->metadata.empty();
    const auto subject = own ? me : named_person(asked, asked.view->metadata);
    if (!own && co_await find_confirmed_manager(with.people, subject) != me) {
        co_return reply::refuse(views::stage_block(with.ladder.competencies.front()),
                                not_your_report);
    }
    auto read = read_ratings(with.ladder, form(*asked.view));
    if (read.refusal) co_return *std::move(read.refusal);
    co_await with.people.save_assessment(key_of(asked), {.subject = subject,
                                                         .author = me,
                                                         .framework = with.ladder.id,
                                                         .version = with.ladder.version,
                                                         .ratings = std::move(read.ratings),
                                                         .made = with.time.now()});
    co_return co_await reply::after_saving(
        asked.kind, own ? after_own(with, me) : after_report(with, me, subject));
}

task<answer> show_history(services& with, request asked) {
    const auto who = person_of(asked.who);
    const auto own = of_ladder(with.ladder, co_await with.people.find_assessments(who, who));
    co_return reply::page(views::history_page(with.ladder, own));
}

task<answer> show_history_picture(services& with, request asked) {
    const auto who = person_of(asked.who);
    const auto own = of_ladder(with.ladder, co_await with.people.find_assessments(who, who));
    auto in_words = views::history_page(with.ladder, own);
    if (own.empty()) co_return reply::page(std::move(in_words));
    in_words.blocks.erase(in_words.blocks.begin());  // its title is the picture's
    co_return picture_answer(with, who, views::history_picture(with.ladder, own),
                             std::move(in_words.blocks));
}

task<answer> show_standing_picture(services& with, request asked) {
    const auto who = person_of(asked.who);
    const auto me = co_await find_overview(with.people, with.ladder, who, with.time.now());
    if (!me.place) co_return reply::page(views::welcome(with.ladder));
    if (!me.has_assessment()) co_return reply::page(views::standing_card(with.ladder, me));
    co_return picture_answer(with, who, views::standing_chart(with.ladder, me),
                             views::stage_blocks(with.ladder, me));
}

task<answer> show_sides(services& with, request asked) {
    const auto me =
        co_await find_overview(with.people, with.ladder, person_of(asked.who), with.time.now());
    const auto manager = me.confirmed_manager();
    if (!manager || !me.round.open || !me.shared.standing) {
        co_return reply::say(
            "There is nothing to compare yet. When you share your assessments with your manager "
            "and both of you have submitted one, you both see both here.");
    }
    co_return reply::page(views::sides_page(with.ladder, *me.round.open, *manager, true));
}

}  // namespace coach::bot
