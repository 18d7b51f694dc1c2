#include "bot/main/sample_feedback.hpp"

#include "bot/main/sample_journal.hpp"
#include "core/feedback.hpp"
#include "core/feedback_times.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace coach::program {

namespace {

using std::chrono::days;

constexpr auto sample_team = "T0NORTHWND";
constexpr std::string_view amara = "U0AMARA001";
constexpr std::string_view priya = "U0PRIYA003";
constexpr std::string_view yusuf = "U0YUSUF009";
constexpr std::string_view hana = "U0HANA0010";

constexpr int not_observed = -1;

struct sample_answer {
    std::string_view giver;
    std::array<int, 6> stages;  ///< by position of the competency: that of the stage
    std::string_view keep_doing = {};
    std::string_view focus_next = {};
    std::string_view note = {};
};

constexpr std::array about_imogen{
    sample_answer{mateo,
                  {1, 2, 0, 1, 1, 2},
                  "Writes the goal down before the kick-off. Nobody has asked twice since.",
                  "Say which of two goals matters more before somebody asks for it."},
    sample_answer{bishal,
                  {2, 1, not_observed, 2, not_observed, 3},
                  "Her status notes: half a page, and I know what I have to do.",
                  {},
                  "I have started to copy the format."},
    sample_answer{yusuf,
                  {1, 1, 1, 1, 0, 2},
                  "Rehearses the rollback. It was boring, as it should be.",
                  "Come to engineering with the open question, before there is a solution."},
    sample_answer{hana,
                  {2, 2, 0, 2, not_observed, 3},
                  "Brings customers’ words into the room instead of opinions about customers.",
                  "Leave us ten minutes of silence before giving the first answer."},
    sample_answer{priya,
                  {1, 2, 1, 2, 1, 3},
                  "Hands things over for real. I ran the retro and nobody took it back.",
                  "Tell the story of the area’s goals to people outside of it."}};

constexpr std::array about_mateo{
    sample_answer{imogen,
                  {3, 2, 3, 2, 1, 2},
                  "Gives me the problem and not the solution.",
                  "Comment on my notes instead of rewriting them."},
    sample_answer{yusuf,
                  {2, 2, 3, 2, 2, 2},
                  "Says what we will not do, and why.",
                  "Decide in the meeting and not in the corridor after it."}};

constexpr std::array asked_about_mateo{amara, imogen, yusuf, hana, priya};

person_id who(std::string_view member) {
    return {.team = team_id(sample_team), .member = member_id(std::string(member))};
}

class sample_feedback {
 public:
    sample_feedback(store& people, const framework& ladder, const time_zones& zones, timestamp now)
        : people_(people), ladder_(ladder), zones_(zones), now_(now) {}

    task<void> tell() {
        co_await tell_of_imogen();
        co_await tell_of_mateo();
        co_await people_.give_feedback(
            next_key(),
            {.receiver = who(imogen),
             .giver = who(priya),
             .situation = "The retro after the export",
             .behavior = "You asked me to run it, and said nothing until everybody else had.",
             .effect = "Two people spoke who never do, and we changed how we cut releases.",
             .competency = ladder_.competencies[3 % ladder_.competencies.size()].key,
             .at = now_ - days(2)});
    }

 private:
    request_key next_key() { return request_key("sample feedback/" + std::to_string(++keys_)); }

    /// The end of the day there that lies so many days from now.
    timestamp end_of_day_in(std::string_view zone, int from_now) const {
        return end_of_day(zones_.find(zone), std::chrono::floor<days>(now_) + days(from_now));
    }

    task<void> tell_of_imogen() {
        std::vector<person_id> givers;
        for (const auto& each : about_imogen) givers.push_back(who(each.giver));
        const auto due = end_of_day_in("America/New_York", -10);
        const auto id = co_await ask(who(imogen), who(grace), std::move(givers), 24, due);
        for (const auto& each : about_imogen) co_await answer(id, each, now_ - days(20));
        co_await people_.close_feedback(next_key(), team_id(sample_team), id, due);
        co_await people_.share_feedback(next_key(), team_id(sample_team), id, true, now_ - days(9));
    }

    task<void> tell_of_mateo() {
        std::vector<person_id> givers;
        for (const auto each : asked_about_mateo) givers.push_back(who(each));
        const auto id = co_await ask(who(mateo), who(mateo), std::move(givers), 3,
                                     end_of_day_in("America/Bogota", 11));
        for (const auto& each : about_mateo) co_await answer(id, each, now_ - days(1));
    }

    task<feedback_id> ask(person_id subject, person_id asker, std::vector<person_id> givers,
                          int days_ago, timestamp due) {
        std::vector<std::string> competencies;
        for (const auto& each : ladder_.competencies) competencies.push_back(each.key);
        const auto added =
            co_await people_.add_feedback(next_key(), {.subject = std::move(subject),
                                                       .asker = std::move(asker),
                                                       .state = feedback_state::open,
                                                       .anonymous = true,
                                                       .givers = std::move(givers),
                                                       .competencies = std::move(competencies),
                                                       .framework = ladder_.id,
                                                       .version = ladder_.version,
                                                       .made = now_ - days(days_ago),
                                                       .due = due});
        co_return added.id;
    }

    task<void> answer(feedback_id id, const sample_answer& said, timestamp at) {
        feedback_answer value{.giver = who(said.giver),
                              .group = rater_group::peers,
                              .stages = stages_of(said.stages),
                              .keep_doing = std::string(said.keep_doing),
                              .focus_next = std::string(said.focus_next),
                              .note = std::string(said.note)};
        co_await people_.save_answer(next_key(), team_id(sample_team), std::move(id),
                                     std::move(value), at);
    }

    /// The stages on this ladder: a shorter one lacks the last competencies and stages.
    stage_choices stages_of(std::span<const int> picked) const {
        stage_choices out;
        const auto most = std::min(picked.size(), ladder_.competencies.size());
        for (std::size_t c = 0; c < most; ++c) {
            if (picked[c] == not_observed) continue;
            const auto stage =
                std::min(static_cast<std::size_t>(picked[c]), ladder_.levels.size() - 1);
            out[ladder_.competencies[c].key] = ladder_.levels[stage].key;
        }
        return out;
    }

    store& people_;
    const framework& ladder_;
    const time_zones& zones_;
    timestamp now_;
    int keys_ = 0;
};

}  // namespace

task<void> place_sample_feedback(store& people, const framework& ladder, const time_zones& zones,
                                 timestamp now) {
    sample_feedback story(people, ladder, zones, now);
    co_await story.tell();
}

}  // namespace coach::program
