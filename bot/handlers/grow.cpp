#include "bot/handlers/grow.hpp"

#include "bot/commands/grow_request.hpp"
#include "bot/commands/spoken.hpp"
#include "bot/handlers/data_rights.hpp"
#include "bot/handlers/feedback_desk.hpp"
#include "bot/handlers/feedback_requests.hpp"
#include "bot/handlers/goals.hpp"
#include "bot/handlers/journal.hpp"
#include "bot/handlers/level.hpp"
#include "bot/handlers/prompts.hpp"
#include "bot/handlers/reply.hpp"
#include "bot/handlers/team.hpp"
#include "bot/routing/identity.hpp"
#include "bot/views/ask_button.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/dashboard_views.hpp"
#include "bot/views/help_views.hpp"
#include "bot/views/standing_views.hpp"
#include "core/overview.hpp"

#include <string>
#include <utility>
#include <variant>

namespace coach::bot {

namespace {

constexpr std::size_t entries_at_home = 3;

task<answer> show_dashboard(services& with, request asked) {
    const auto who = person_of(asked.who);
    const auto me = co_await find_overview(with.people, with.ladder, who, with.time.now());
    const auto journal = co_await with.people.find_entries(who, {.most = 1});
    const auto desk = co_await find_feedback_desk(with, who);
    co_return reply::page(views::dashboard(with.ladder, me, journal.total, desk));
}

/// Says only whether there is a picture now: Home is then drawn again as a whole.
task<std::optional<message>> make_radar(services& with, person_id who, chart radar) {
    if (!co_await with.pictures.make(std::move(who), std::move(radar))) co_return std::nullopt;
    co_return message{};
}

task<answer> say(message shown) {
    co_return reply::page(std::move(shown));
}

message explain_date(const grow_request::unclear_date& date) {
    return views::notice("I cannot read “" + date.said +
                         "” as a date. Write it like this: " + date.example + ".");
}

/// Hands the request to whoever serves it.
struct server {
    services& with;
    request asked;

    using work = task<answer>;

    work operator()(const grow_request::show_dashboard&) const {
        return show_dashboard(with, asked);
    }
    work operator()(const grow_request::show_plan&) const { return show_plan(with, asked); }
    work operator()(const grow_request::reflect&) const { return open_reflection(with, asked); }
    work operator()(const grow_request::show_team&) const { return show_team(with, asked); }
    work operator()(const grow_request::make_packet&) const { return serve_packet(with, asked); }
    work operator()(const grow_request::export_data&) const { return serve_export(with, asked); }
    work operator()(const grow_request::erase_data&) const { return open_erase(with, asked); }
    work operator()(const grow_request::show_accesses&) const { return serve_access(with, asked); }
    work operator()(const grow_request::show_help&) const {
        return say(views::grow_help(with.ladder));
    }
    work operator()(const grow_request::new_goal& said) const {
        return open_new_goal(with, asked, said.title);
    }
    work operator()(const grow_request::win& said) const { return note_win(with, asked, said); }
    work operator()(const grow_request::show_log& wanted) const {
        return show_log(with, asked, wanted);
    }
    work operator()(const grow_request::unclear_date& date) const {
        return say(explain_date(date));
    }
    work operator()(const grow_request::set_prompts&) const { return open_prompts(with, asked); }
    work operator()(const grow_request::end_prompts&) const { return end_prompts(with, asked); }
    work operator()(const grow_request::pause_prompts& wanted) const {
        return pause_prompts(with, asked, wanted.until);
    }
    work operator()(const grow_request::resume_prompts&) const {
        return resume_prompts(with, asked);
    }
    work operator()(const grow_request::show_manager&) const { return show_manager(with, asked); }
    work operator()(const grow_request::end_manager&) const { return end_manager(with, asked); }
    work operator()(const grow_request::name_manager& named) const {
        return name_manager(with, asked, named.member);
    }
    work operator()(const grow_request::add_report& named) const {
        return add_report(with, asked, named.member);
    }
    work operator()(const grow_request::one_on_one& with_whom) const {
        return show_agenda(with, asked, with_whom.report);
    }
    work operator()(const grow_request::ask_feedback& about) const {
        return ask_feedback(with, asked, about.subject);
    }
    work operator()(const grow_request::show_feedback&) const {
        return show_feedback_list(with, asked);
    }
    work operator()(const grow_request::give_feedback& to) const {
        return open_given_feedback(with, asked, to.receiver);
    }
    work operator()(const grow_request::unknown& words) const {
        return say(views::grow_not_understood(words.said, words.suggestions));
    }
};

/// The command that words without a slash mean.
struct meant {
    ask_command command = ask_command::level;
    std::string words;
};

meant read_words(const std::string& said) {
    auto first = spoken::split_first_word(said);
    if (first.word.starts_with('/')) first.word.erase(0, 1);
    if (first.word == "grow") return {ask_command::grow, first.rest};
    if (first.word == "level" || first.word == "levels") return {ask_command::level, first.rest};
    const bool grows = grow_request::is_verb(first.word) && first.word != "me";
    return {grows ? ask_command::grow : ask_command::level, said};
}

bool asks_for_help(const std::string& said) {
    const auto first = spoken::split_first_word(said);
    const bool alone = first.rest.empty();
    return first.word.empty() ||
           (alone && (first.word == "help" || first.word == "?" || first.word == "hi" ||
                      first.word == "hello" || first.word == "hey"));
}

/// The button that opens what needs a press.
message offer(const meant& command) {
    message page{.text = "One more click, and it opens.",
                 .blocks = {blocks::section("One more click, and it opens:")}};
    ask question{.label = "Open", .words = command.words, .primary = true};
    question.command = command.command;
    return std::move(page).add(ask_row({question}));
}

}  // namespace

task<answer> serve_grow(services& with, request asked) {
    const auto wanted = grow_request::parse(with.ladder, asked.words);
    const server serve{.with = with, .asked = std::move(asked)};
    co_return co_await std::visit(serve, wanted);
}

task<answer> open_home(services& with, request asked) {
    co_await with.people.note_home_opened(person_of(asked.who));
    co_return co_await serve_home(with, std::move(asked));
}

task<answer> serve_home(services& with, request asked) {
    const auto who = person_of(asked.who);
    const auto me = co_await find_overview(with.people, with.ladder, who, with.time.now());
    const auto latest = co_await with.people.find_entries(who, {.most = entries_at_home});
    const auto desk = co_await find_feedback_desk(with, who);
    if (!me.place || !me.has_assessment()) {
        co_return reply::page(views::home(with.ladder, me, latest, desk, ""));
    }
    const chart radar = views::standing_chart(with.ladder, me);
    const auto file = co_await with.pictures.find(who, radar);
    answer out = reply::page(views::home(with.ladder, me, latest, desk, file.value_or("")));
    if (!file) {
        out.fuller = [&with, who, radar] { return make_radar(with, who, radar); };
    }
    co_return out;
}

task<answer> serve_words(services& with, request asked) {
    if (asks_for_help(asked.words)) co_return reply::page(views::words_help());
    const auto command = read_words(asked.words);
    asked.words = command.words;
    auto out = command.command == ask_command::grow ? co_await serve_grow(with, std::move(asked))
                                                    : co_await serve_level(with, std::move(asked));
    if (out.opens_form() || out.in_modal) co_return reply::page(offer(command));
    co_return out;
}

}  // namespace coach::bot
