#include "tests/support/full_life.hpp"

#include "tests/support/run.hpp"

#include <chrono>

namespace coach::testing {

namespace {

using namespace std::chrono_literals;

/// Hands out what must not come twice.
class life {
 public:
    life(const person_id& who, std::string mark) : who_(who), mark_(std::move(mark)) {}

    request_key key() { return request_key{who_.member.str() + " " + std::to_string(++count_)}; }
    std::string text() { return mark_ + std::to_string(++count_); }
    std::string text(const std::string& begin) { return begin + std::to_string(++count_); }
    const std::string& mark() const { return mark_; }
    timestamp moment() { return timestamp{1'767'000'000'000ms + ++count_ * 86'400'001ms}; }

 private:
    person_id who_;
    std::string mark_;
    int count_ = 0;
};

assessment assess(life& next, const person_id& subject, const person_id& author) {
    return {.subject = subject,
            .author = author,
            .framework = next.text(),
            .version = next.text(),
            .ratings = {{next.text(), next.text(), next.text()}},
            .made = next.moment()};
}

void write_journal(store& people, const person_id& who, life& next) {
    const journal_entry entry{
        .id = {},
        .author = {},
        .kind = entry_kind::evidence,
        .text = {next.text(), next.text(), next.text(), next.text(), next.text()},
        .competencies = {next.text(), next.text()},
        .shared = true,
        .written = next.moment()};
    run(people.add_entry(next.key(), who, entry));
    const auto edited = run(people.add_entry(next.key(), who, entry));
    run(people.change_entry(next.key(), who, edited.id, {.main = next.text()}, {next.text()},
                            next.moment()));
}

void plan(store& people, const person_id& who, life& next) {
    const goal_text text{.title = next.text(),
                         .competency = next.text(),
                         .next_step = next.text(),
                         .due = std::chrono::year{2027} / 1 / 31,
                         .origin = next.text()};
    run(people.add_goal(next.key(), who, text, next.moment()));
    const auto ended = run(people.add_goal(next.key(), who, text, next.moment()));
    run(people.set_goal_state(next.key(), who, ended.id, goal_state::dropped, next.moment()));
}

void link(store& people, const person_id& report, const person_id& manager, life& next) {
    run(people.save_manager(next.key(), report, manager_link{manager, true, next.moment()}));
    run(people.log_access(next.key(), report, {manager, next.text(), next.moment()}));
    run(people.log_one_on_one(next.key(), report, manager, next.moment()));
}

prompts choose_prompts(life& next, const person_id& who) {
    return {
        .who = who,
        .schedule = prompt_schedule{.days = weekday_set(16),
                                    .every_weeks = 4,
                                    .at = 17h + 30min,
                                    .first_week =
                                        std::chrono::local_days{std::chrono::year{2026} / 10 / 5}},
        .look_back = true,
        .presence = {.time_zone = next.text(), .on_vacation = true, .vacation_ends = next.moment()},
        .paused_until = next.moment(),
        .next = next.moment(),
        .next_look_back = next.moment(),
        .turn = 9,
        .unanswered = 3,
        .silent = true};
}

void be_asked(store& people, const person_id& who, life& next) {
    auto chosen = choose_prompts(next, who);
    run(people.save_prompts(next.key(), chosen, false, next.moment()));
    run(people.add_outgoing(next.key(), {.to = who,
                                         .kind = outgoing_kind::prompt,
                                         .about = next.text(),
                                         .due = next.moment(),
                                         .expires = next.moment()}));
    ++chosen.version;
    run(people.save_prompts(next.key(), chosen, true, next.moment()));
}

void ask_manager(store& people, const person_id& report, const person_id& manager, life& next) {
    run(people.add_outgoing(next.key(), {.to = report,
                                         .kind = outgoing_kind::manager_question,
                                         .about = manager.member.str(),
                                         .due = next.moment()}));
}

const std::string kept = "kept";

/// A request of that asker, whose texts begin so.
feedback_request ask(life& next, const person_id& asker, const person_id& subject,
                     const person_id& giver, const std::string& begin) {
    return {.subject = subject,
            .asker = asker,
            .state = feedback_state::open,
            .channel = next.text(begin),
            .givers = {giver},
            .competencies = {next.text(begin), next.text(begin)},
            .framework = next.text(begin),
            .version = next.text(begin),
            .made = next.moment(),
            .due = next.moment() + 365 * 24h,
            .nudged = next.moment(),
            .posted = next.text(begin),
            .shown = next.text(begin)};
}

/// Adds the request and its giver's answer, whose texts begin so.
feedback_id answer(store& people, life& next, const feedback_request& value,
                   const std::string& begin) {
    const auto id = run(people.add_feedback(next.key(), value)).id;
    run(people.save_answer(next.key(), value.subject.team, id,
                           {.giver = value.givers.at(0),
                            .group = rater_group::manager,
                            .stages = {{next.text(begin), next.text(begin)}},
                            .keep_doing = next.text(begin),
                            .focus_next = next.text(begin),
                            .note = next.text(begin)},
                           value.made));
    return id;
}

void close(store& people, life& next, const person_id& subject, const feedback_id& id) {
    run(people.close_feedback(next.key(), subject.team, id, next.moment()));
}

/// An answer of theirs to an open request of either kind, results of a closed one about them, and
/// results about somebody else that name them.
void ask_for_feedback(store& people, const person_id& who, const person_id& other, life& next) {
    const auto& mark = next.mark();
    close(people, next, who, answer(people, next, ask(next, who, who, other, mark), mark));
    close(people, next, other, answer(people, next, ask(next, other, other, who, kept), kept));
    auto named = ask(next, other, other, who, kept);
    named.anonymous = false;
    answer(people, next, named, mark);
    answer(people, next, ask(next, who, other, who, mark), mark);
}

void give(store& people, const person_id& from, const person_id& to, life& next,
          const std::string& begin) {
    run(people.give_feedback(next.key(), {.receiver = to,
                                          .giver = from,
                                          .situation = next.text(begin),
                                          .behavior = next.text(begin),
                                          .effect = next.text(begin),
                                          .competency = next.text(begin),
                                          .at = next.moment()}));
}

}  // namespace

void live_fully(store& people, const person_id& who, const person_id& other,
                const std::string& mark) {
    life next(who, mark);
    run(people.note_home_opened(who));
    run(people.save_standing(next.key(), who, {next.text(), next.text(), next.text()},
                             next.moment()));
    run(people.save_assessment(next.key(), assess(next, who, who)));
    run(people.save_assessment(next.key(), assess(next, who, other)));
    run(people.save_assessment(next.key(), assess(next, other, who)));
    write_journal(people, who, next);
    plan(people, who, next);
    run(people.save_picture(who, next.text(), {.file = next.text(), .made = next.moment()}));
    link(people, who, other, next);
    link(people, other, who, next);
    run(people.change_sharing(next.key(), who, {.standing = true, .goals = true}, next.moment()));
    be_asked(people, who, next);
    ask_manager(people, who, other, next);
    ask_manager(people, other, who, next);
    ask_for_feedback(people, who, other, next);
    give(people, who, other, next, kept);
    give(people, other, who, next, mark);
}

}  // namespace coach::testing
