#include "bot/handlers/level.hpp"

#include "bot/commands/level_request.hpp"
#include "bot/handlers/assessment.hpp"
#include "bot/handlers/reply.hpp"
#include "bot/handlers/team.hpp"
#include "bot/ops/log.hpp"
#include "bot/routing/identity.hpp"
#include "bot/routing/routes.hpp"
#include "bot/views/framework_views.hpp"
#include "bot/views/help_views.hpp"
#include "bot/views/standing_views.hpp"
#include "core/comparison.hpp"
#include "core/overview.hpp"
#include "core/standing.hpp"
#include "core/store/unit_of_work.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace coach::bot {

namespace {

template <class... Cases>
struct overloaded : Cases... {
    using Cases::operator()...;
};

using reader = std::optional<placement>;

answer only(message body) {
    return {.body = std::move(body)};
}

message compare_page(const framework& ladder, const level_request::compare& wanted,
                     const reader& me) {
    const auto one = wanted.one ? wanted.one : me ? std::optional{me->level} : std::nullopt;
    const auto other = wanted.other ? wanted.other : me ? std::optional{me->target} : std::nullopt;
    if (!one || !other) return views::welcome(ladder);
    if (*one == *other) return views::level_page(ladder, *one, me);
    return views::comparison_page(ladder, compare_levels(ladder, *one, *other));
}

message refusal(const error& why) {
    return views::notice_with_help(why.text + " Nothing was changed.");
}

/// The page of the framework that answers the request of somebody who stands at `me`.
answer page_for(const framework& ladder, const level_request::any& wanted, const reader& me) {
    using namespace level_request;
    return std::visit(
        overloaded{
            [&](const show_next&) {
                return only(me ? views::next_step(ladder, *me) : views::welcome(ladder));
            },
            [&](const choose_level&) {
                return only(me ? views::level_choice(ladder, *me) : views::welcome(ladder));
            },
            [&](const show_all&) { return only(views::overview_page(ladder, me)); },
            [&](const show_matrix&) { return views::matrix_page(ladder); },
            [&](const show_help&) { return only(views::level_help(ladder)); },
            [&](const show_level& page) { return only(views::level_page(ladder, page.level, me)); },
            [&](const show_competency& page) {
                return only(views::competency_page(ladder, page.competency, me));
            },
            [&](const compare& pair) { return only(compare_page(ladder, pair, me)); },
            [&](const unknown& words) {
                return only(views::not_understood(ladder, words.said, words.suggestions));
            },
            [&](const auto&) { return only(views::welcome(ladder)); },
        },
        wanted);
}

/// The name of a page that rests on the framework and its reader's standing alone; empty of others.
std::string shared_name(const level_request::any& wanted, const reader& me) {
    using namespace level_request;
    const auto whose = me ? fmt::format(" for {} to {}", me->level, me->target) : std::string();
    return std::visit(
        overloaded{
            [&](const show_all&) { return "all" + whose; },
            [&](const show_level& page) { return fmt::format("level {}{}", page.level, whose); },
            [&](const show_competency& page) {
                return fmt::format("competency {}{}", page.competency, whose);
            },
            [&](const auto&) { return std::string(); },
        },
        wanted);
}

answer find_page(services& with, const level_request::any& wanted, const reader& me) {
    const auto make = [&] { return page_for(with.ladder, wanted, me); };
    const auto name = shared_name(wanted, me);
    if (name.empty()) return make();
    return {.ready = with.pages->find(name, [&] { return make().body; })};
}

/// Whether the answer is wrong without the person's own standing, and not merely less personal.
bool rests_on_standing(const level_request::any& wanted) {
    using namespace level_request;
    if (const auto* pair = std::get_if<compare>(&wanted)) return !pair->one || !pair->other;
    return std::holds_alternative<show_next>(wanted) ||
           std::holds_alternative<choose_level>(wanted) || std::holds_alternative<set>(wanted);
}

/// Where the person stands. Pages of the framework are shown without it when the store fails.
task<reader> find_reader(services& with, person_id who, bool required) {
    try {
        co_return co_await find_placement(with.people, with.ladder, std::move(who));
    } catch (const store_failure& failure) {
        if (required) throw;
        log::warning("a page is shown without its reader's level", {{"cause", failure.what()}});
    }
    co_return std::nullopt;
}

/// The standing that the request means, with what it leaves out taken from the person's own.
std::optional<result<standing>> wanted_standing(const framework& ladder,
                                                const level_request::set& wanted,
                                                const reader& me) {
    const auto level = wanted.level ? wanted.level : me ? std::optional{me->level} : std::nullopt;
    if (!level) return std::nullopt;
    return choose_standing(ladder, *level, wanted.target);
}

/// The handler of a page that is made of what the person stored; nullptr for the framework's.
handler own_page(const level_request::any& wanted) {
    using namespace level_request;
    if (std::holds_alternative<assess>(wanted)) return &open_assessment;
    if (std::holds_alternative<level_request::show_history>(wanted)) return &bot::show_history;
    if (std::holds_alternative<show_picture>(wanted)) return &show_standing_picture;
    if (std::holds_alternative<level_request::show_history_picture>(wanted)) {
        return &bot::show_history_picture;
    }
    if (std::holds_alternative<level_request::show_sides>(wanted)) return &bot::show_sides;
    return nullptr;
}

task<answer> show_card(services& with, person_id who) {
    const auto me =
        co_await find_overview(with.people, with.ladder, std::move(who), with.time.now());
    co_return only(me.place ? views::standing_card(with.ladder, me) : views::welcome(with.ladder));
}

/// The card of the standing that was stored, also where a later request has changed it since.
task<answer> show_saved(services& with, person_id who, standing chosen) {
    const auto now = with.time.now();
    auto me = co_await find_overview(with.people, with.ladder, std::move(who), now);
    me.place = place(with.ladder, chosen);
    derive(me, with.ladder, now);
    co_return reply::changed(me.place ? views::standing_saved(with.ladder, me)
                                      : views::welcome(with.ladder));
}

task<answer> save_standing(services& with, request asked, level_request::set change) {
    const auto who = person_of(asked.who);
    const auto before = co_await find_reader(with, who, true);
    const auto chosen = wanted_standing(with.ladder, change, before);
    if (!chosen) co_return only(views::welcome(with.ladder));
    if (!*chosen) co_return only(refusal(chosen->error()));
    co_await with.people.save_standing(key_of(asked), who, **chosen, with.time.now());
    co_return co_await reply::after_saving(asked.kind, show_saved(with, who, **chosen));
}

}  // namespace

task<answer> serve_level(services& with, request asked) {
    using namespace level_request;
    const auto wanted = parse(with.ladder, asked.words);
    const auto who = person_of(asked.who);
    if (std::holds_alternative<level_request::show_card>(wanted)) {
        co_return co_await bot::show_card(with, who);
    }
    if (const auto* change = std::get_if<set>(&wanted)) {
        co_return co_await save_standing(with, std::move(asked), *change);
    }
    if (const auto* colleague = std::get_if<show_colleague>(&wanted)) {
        if (colleague->member == asked.who.user) co_return co_await bot::show_card(with, who);
        co_return co_await show_report(with, std::move(asked), colleague->member);
    }
    if (const auto serve = own_page(wanted)) co_return co_await serve(with, std::move(asked));
    const auto me = co_await find_reader(with, who, rests_on_standing(wanted));
    co_return find_page(with, wanted, me);
}

}  // namespace coach::bot
