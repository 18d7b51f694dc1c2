#include "bot/handlers/feedback_answers.hpp"

#include "bot/handlers/feedback_requests.hpp"
#include "bot/handlers/reply.hpp"
#include "bot/routing/form.hpp"
#include "bot/routing/identity.hpp"
#include "bot/views/feedback_answer_views.hpp"
#include "bot/views/feedback_words.hpp"
#include "bot/views/modal_views.hpp"
#include "bot/views/text.hpp"
#include "core/feedback.hpp"
#include "core/overview.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace coach::bot {

namespace {

namespace inputs = views::feedback_answer_inputs;

constexpr auto not_asked =
    "You were not asked for this one. Who was asked by name got a message from me; in a channel "
    "the button there lets you in.";
constexpr auto about_you =
    "This one is about you, so I cannot take your answer. When it has closed, they can share the "
    "report with you.";
constexpr auto gone = "That request is not there any more.";

bool is_open(const feedback_request& about, timestamp now) {
    return about.state == feedback_state::open && now < about.due;
}

/// Whether that person may answer; whoever presses in the request's channel may from then on.
task<bool> may_answer(services& with, const request& asked, const feedback_request& about) {
    const auto me = person_of(asked.who);
    if (!about.channel.empty() && asked.conversation == about.channel) {
        const auto let_in = co_await with.people.admit_giver(me.team, about.id, me);
        co_return let_in != applied::nowhere;
    }
    const auto known = co_await with.people.find_giver(me.team, about.id, me);
    co_return known.has_value();
}

task<rater_group> group_of(services& with, person_id giver, person_id subject) {
    if (co_await find_confirmed_manager(with.people, subject) == giver) {
        co_return rater_group::manager;
    }
    if (co_await find_confirmed_manager(with.people, giver) == subject) {
        co_return rater_group::reports;
    }
    co_return rater_group::peers;
}

/// The request, where this person may answer it now; otherwise what they are told.
struct admission {
    std::optional<feedback_request> about{};
    answer refusal{};
};

task<admission> admit(services& with, const request& asked, feedback_id id) {
    const auto me = person_of(asked.who);
    auto about = co_await with.people.find_feedback(me.team, std::move(id));
    if (!about || about->state == feedback_state::waiting) {
        co_return admission{.refusal = reply::say(gone)};
    }
    if (about->subject == me) co_return admission{.refusal = reply::say(about_you)};
    if (!is_open(*about, with.time.now())) {
        auto late = reply::page(views::feedback_too_late(*about));
        late.is_page = false;
        co_return admission{.refusal = std::move(late)};
    }
    const bool may = co_await may_answer(with, asked, *about);
    if (!may) co_return admission{.refusal = reply::say(not_asked)};
    co_return admission{.about = std::move(about)};
}

struct carried {
    feedback_id id;
    std::string group;
};

carried read_metadata(const std::string& text) {
    const auto bar = text.find('|');
    return {.id = feedback_id{text.substr(0, bar)},
            .group = bar == std::string::npos ? "" : text.substr(bar + 1)};
}

bool is_level(const framework& ladder, const std::string& key) {
    return level_with_key(ladder, key).has_value();
}

feedback_answer read_answer(const framework& ladder, const feedback_request& about,
                            const form& filled) {
    feedback_answer out{.keep_doing = filled.text(inputs::keep_doing),
                        .focus_next = filled.text(inputs::focus_next),
                        .note = filled.text(inputs::note)};
    for (const auto& strand : ladder.competencies) {
        if (std::ranges::find(about.competencies, strand.key) == about.competencies.end()) continue;
        auto chosen = filled.choice(views::stage_input(strand));
        if (is_level(ladder, chosen)) out.stages.emplace(strand.key, std::move(chosen));
    }
    return out;
}

bool is_too_long(const feedback_answer& said) {
    const auto longest = std::max(
        {code_points(said.keep_doing), code_points(said.focus_next), code_points(said.note)});
    return longest > longest_feedback_text;
}

std::vector<outgoing> recount(const feedback_request& about, timestamp now) {
    if (about.channel.empty() && !about.anonymous) return {};
    return {{.to = about.asker,
             .kind = outgoing_kind::feedback_recount,
             .about = about.id.str(),
             .due = about.anonymous ? now + draw_tally_wait() : now}};
}

answer modal_page(message page) {
    return {.modal = views::turn_to(page)};
}

task<answer> withdraw(services& with, request asked, feedback_request about) {
    const auto me = person_of(asked.who);
    const auto now = with.time.now();
    const auto done = co_await with.people.decline_feedback(key_of(asked), me.team, about.id, me,
                                                            now, recount(about, now));
    if (done == applied::nowhere) co_return reply::say(gone);
    answer out = reply::page(views::feedback_declined(about));
    out.replaces_message = asked.conversation.starts_with('D');
    co_return out;
}

/// What a refused admission looks like in the place of the form that was sent.
answer refused_submission(admission refused) {
    return modal_page(std::move(refused.refusal.body));
}

}  // namespace

task<answer> open_feedback_answer(services& with, request asked) {
    auto let_in = co_await admit(with, asked, feedback_id{asked.words});
    if (!let_in.about) co_return std::move(let_in.refusal);
    const auto me = person_of(asked.who);
    const auto group = co_await group_of(with, me, let_in.about->subject);
    const auto written = co_await with.people.find_answer(me.team, let_in.about->id, me);
    co_return reply::form(views::feedback_answer_form(with.ladder, *let_in.about, group, written));
}

task<answer> submit_feedback_answer(services& with, request asked) {
    const auto claimed = read_metadata(asked.view->metadata);
    auto let_in = co_await admit(with, asked, claimed.id);
    if (!let_in.about) co_return refused_submission(std::move(let_in));
    const auto& about = *let_in.about;
    auto said = read_answer(with.ladder, about, form(*asked.view));
    if (said.is_empty()) {
        co_return reply::refuse(inputs::keep_doing,
                                "There is nothing here yet. One stage or one sentence is enough.");
    }
    if (is_too_long(said)) {
        co_return reply::refuse(inputs::keep_doing, "At most 1,500 characters in each, please.");
    }
    said.giver = person_of(asked.who);
    said.group = co_await group_of(with, said.giver, about.subject);
    if (claimed.group != std::to_string(static_cast<int>(said.group))) {
        co_return answer{.modal = modal_answer{
                             .what = modal_answer::kind::update,
                             .view = views::feedback_answer_form_again(with.ladder, about, said)}};
    }
    const auto now = with.time.now();
    const auto done = co_await with.people.save_answer(key_of(asked), about.subject.team, about.id,
                                                       std::move(said), now, recount(about, now));
    if (done == applied::nowhere) co_return modal_page(views::feedback_too_late(about));
    co_return modal_page(views::feedback_thanks(about));
}

task<answer> decline_feedback(services& with, request asked) {
    auto let_in = co_await admit(with, asked, feedback_id{asked.words});
    if (!let_in.about) co_return std::move(let_in.refusal);
    const auto me = person_of(asked.who);
    const auto known = co_await with.people.find_giver(me.team, let_in.about->id, me);
    if (known && known->answered) {
        auto question = reply::page(views::feedback_answered_already(*let_in.about));
        question.is_page = false;
        co_return question;
    }
    co_return co_await withdraw(with, std::move(asked), *std::move(let_in.about));
}

task<answer> withdraw_feedback(services& with, request asked) {
    auto let_in = co_await admit(with, asked, feedback_id{asked.words});
    if (!let_in.about) co_return std::move(let_in.refusal);
    co_return co_await withdraw(with, std::move(asked), *std::move(let_in.about));
}

task<answer> explain_anonymous(services&, request) {
    co_return reply::form(views::anonymous_explained());
}

task<answer> explain_stages(services& with, request asked) {
    auto let_in = co_await admit(with, asked, feedback_id{asked.words});
    if (!let_in.about) co_return std::move(let_in.refusal);
    co_return reply::form(views::stages_explained(with.ladder, *let_in.about));
}

}  // namespace coach::bot
