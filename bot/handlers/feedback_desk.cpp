#include "bot/handlers/feedback_desk.hpp"

#include "bot/handlers/members.hpp"
#include "bot/handlers/reply.hpp"
#include "bot/routing/form.hpp"
#include "bot/routing/identity.hpp"
#include "bot/views/feedback_answer_views.hpp"
#include "bot/views/modal_views.hpp"
#include "bot/views/text.hpp"
#include "core/feedback.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace coach::bot {

namespace {

namespace inputs = views::feedback_given_inputs;

constexpr std::size_t most_received = 2;
constexpr std::chrono::days listed_for{180};
constexpr auto yourself =
    "That is you. For a note to yourself there is /grow reflect; to ask others, /grow feedback.";

bool is_listed(const feedback_request& each, timestamp now) {
    if (each.state == feedback_state::cancelled) return false;
    return !each.ended || now - *each.ended < listed_for;
}

bool is_known_to_subject(const feedback_request& each, timestamp now) {
    if (each.is_about_asker() || !is_listed(each, now)) return false;
    return each.state == feedback_state::open || each.shared;
}

std::string competency_of(const framework& ladder, const form& filled) {
    auto chosen = filled.choice(inputs::competency);
    const auto found = std::ranges::find(ladder.competencies, chosen, &competency::key);
    return found == ladder.competencies.end() ? std::string{} : chosen;
}

std::optional<answer> refuse_words(const given_feedback& said) {
    if (said.behavior.empty()) {
        return reply::refuse(inputs::behavior, "Say what they did, in a sentence.");
    }
    if (said.effect.empty()) {
        return reply::refuse(inputs::effect, "Say what it led to, in a sentence.");
    }
    const auto longest = std::max(
        {code_points(said.behavior), code_points(said.effect), code_points(said.situation)});
    if (longest > longest_feedback_text) {
        return reply::refuse(inputs::behavior, "At most 1,500 characters in each, please.");
    }
    return std::nullopt;
}

task<std::optional<std::string>> why_not_to(services& with, person_id me, person_id receiver) {
    if (receiver == me) co_return yourself;
    co_return co_await why_unfit(with, std::move(receiver));
}

}  // namespace

task<views::feedback_desk> find_feedback_desk(services& with, person_id who) {
    const auto now = with.time.now();
    views::feedback_desk out{.reader = who};
    out.owed = co_await with.people.find_feedback_owed(who);
    std::erase_if(out.owed, [&](const feedback_request& each) { return each.due <= now; });
    out.asked = co_await with.people.find_feedback_by(who);
    std::erase_if(out.asked, [&](const feedback_request& each) { return !is_listed(each, now); });
    out.about = co_await with.people.find_feedback_about(who);
    std::erase_if(out.about,
                  [&](const feedback_request& each) { return !is_known_to_subject(each, now); });
    out.received = co_await with.people.find_received(who, most_received);
    co_return out;
}

task<answer> show_feedback_list(services& with, request asked) {
    const auto desk = co_await find_feedback_desk(with, person_of(asked.who));
    co_return reply::page(views::feedback_list(with.ladder, desk));
}

task<answer> open_feedback_list(services& with, request asked) {
    auto out = co_await show_feedback_list(with, std::move(asked));
    out.in_modal = true;
    co_return out;
}

task<answer> open_given_feedback(services& with, request asked, std::string member) {
    if (member.empty()) co_return reply::form(views::feedback_given_form(with.ladder, {}));
    const auto receiver = named_person(asked, std::move(member));
    if (receiver == person_of(asked.who)) co_return reply::say(yourself);
    co_return reply::form(views::feedback_given_form(with.ladder, receiver));
}

task<answer> open_pressed_given_feedback(services& with, request asked) {
    auto member = asked.words;
    return open_given_feedback(with, std::move(asked), std::move(member));
}

task<answer> submit_given_feedback(services& with, request asked) {
    const form filled(*asked.view);
    const bool chosen = asked.view->metadata.empty();
    const auto beside = chosen ? inputs::receiver : inputs::behavior;
    const auto member = chosen ? filled.user(inputs::receiver) : asked.view->metadata;
    if (member.empty()) co_return reply::refuse(beside, "Pick who it is for.");
    given_feedback said{.receiver = named_person(asked, member),
                        .giver = person_of(asked.who),
                        .situation = filled.text(inputs::situation),
                        .behavior = filled.text(inputs::behavior),
                        .effect = filled.text(inputs::effect),
                        .competency = competency_of(with.ladder, filled),
                        .at = with.time.now()};
    if (auto refused = refuse_words(said)) co_return *std::move(refused);
    if (const auto why = co_await why_not_to(with, *said.giver, said.receiver)) {
        co_return reply::refuse(beside, *why);
    }
    const auto receiver = said.receiver;
    co_await with.people.give_feedback(
        key_of(asked), std::move(said),
        {{.to = receiver, .kind = outgoing_kind::feedback_given, .due = with.time.now()}});
    co_return answer{.modal = views::turn_to(views::given_thanks(receiver))};
}

}  // namespace coach::bot
