#include "bot/main/sample_team.hpp"

#include "bot/main/sample_feedback.hpp"
#include "bot/main/sample_journal.hpp"
#include "bot/system_time_zones.hpp"
#include "core/clock.hpp"
#include "core/prompts.hpp"
#include "core/standing.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace coach::program {

namespace {

using std::chrono::days;

struct placed_person {
    std::string_view member;
    std::size_t level;  ///< counted from the first; the last one of a shorter ladder
};

/// Who is asked to reflect on Fridays at their 16:00, and where they live.
struct prompted_person {
    std::string_view member;
    std::string_view time_zone;
};

constexpr auto sample_team = "T0NORTHWND";
constexpr std::array prompted{prompted_person{imogen, "Europe/London"},
                              prompted_person{grace, "America/New_York"},
                              prompted_person{bishal, "Asia/Kathmandu"}};
constexpr std::array team{placed_person{mateo, 2}, placed_person{imogen, 1},
                          placed_person{bishal, 1}, placed_person{grace, 3},
                          placed_person{aroha, 2}};

person_id who(std::string_view member) {
    return {.team = team_id(sample_team), .member = member_id(std::string(member))};
}

/// Puts the sample into a store, which is empty: each thing under a key of its own.
class sample {
 public:
    sample(store& people, const framework& ladder, timestamp now)
        : people_(people), ladder_(ladder), now_(now) {}

    task<void> tell() {
        for (const auto& each : team) co_await place(each);
        for (const auto& each : sample_links) co_await link(each);
        for (const auto& each : sample_journal) co_await write(each);
        for (const auto& each : sample_goals) co_await plan(each);
        for (const auto& each : prompted) co_await remind(each);
        co_await assess(imogen, 28, 0);
        co_await assess(imogen, 5, 1);
        co_await place_sample_feedback(people_, ladder_, zones_, now_);
    }

 private:
    request_key next_key() { return request_key("sample/" + std::to_string(++keys_)); }

    std::string competency(std::size_t position) const {
        return ladder_.competencies[position % ladder_.competencies.size()].key;
    }

    task<void> place(const placed_person& each) {
        const auto at = std::min(each.level, ladder_.levels.size() - 1);
        co_await people_.save_standing(next_key(), who(each.member),
                                       choose_standing(ladder_, at, std::nullopt).value(),
                                       now_ - days(29));
    }

    task<void> link(const sample_link& each) {
        co_await people_.save_manager(
            next_key(), who(each.report),
            manager_link{
                .manager = who(each.manager), .confirmed = true, .since = now_ - days(28)});
        co_await people_.change_sharing(next_key(), who(each.report),
                                        {.standing = true, .goals = true}, now_ - days(28));
    }

    task<void> write(const sample_entry& each) {
        const auto at = now_ - days(each.days_ago);
        co_await people_.add_entry(next_key(), who(each.member),
                                   {.kind = each.kind,
                                    .text = {.main = std::string(each.main),
                                             .did_not_work = std::string(each.did_not_work),
                                             .what_next = std::string(each.what_next)},
                                    .competencies = {competency(each.competency)},
                                    .shared = each.shared,
                                    .written = at,
                                    .changed = at});
    }

    task<void> plan(const sample_goal& each) {
        const auto due = std::chrono::floor<days>(now_) + days(each.due_in_days);
        const auto added = co_await people_.add_goal(next_key(), who(each.member),
                                                     {.title = std::string(each.title),
                                                      .competency = competency(each.competency),
                                                      .next_step = std::string(each.next_step),
                                                      .due = std::chrono::year_month_day(due),
                                                      .origin = {}},
                                                     now_ - days(26));
        if (each.done) {
            co_await people_.set_goal_state(next_key(), who(each.member), added.id,
                                            goal_state::done, now_ - days(6));
        }
    }

    task<void> remind(const prompted_person& each) {
        prompt_schedule fridays;
        fridays.days.add(std::chrono::Friday);
        prompts chosen{.who = who(each.member),
                       .presence = {.time_zone = std::string(each.time_zone)}};
        chosen = choose(std::move(chosen), {.schedule = fridays, .look_back = true}, zones_, now_);
        co_await people_.save_prompts(next_key(), std::move(chosen), false, now_);
    }

    /// An assessment of their own: every competency at their first stages, `grown` of them one
    /// further.
    task<void> assess(std::string_view member, int days_ago, std::size_t grown) {
        std::vector<rating> ratings;
        for (std::size_t c = 0; c < ladder_.competencies.size(); ++c) {
            const auto stage = std::min((c % 2) + (c <= grown ? 1 : 0), ladder_.levels.size() - 1);
            ratings.push_back({.competency = ladder_.competencies[c].key,
                               .level = ladder_.levels[stage].key,
                               .note = ""});
        }
        co_await people_.save_assessment(next_key(), {.subject = who(member),
                                                      .author = who(member),
                                                      .framework = ladder_.id,
                                                      .version = ladder_.version,
                                                      .ratings = std::move(ratings),
                                                      .made = now_ - days(days_ago)});
    }

    store& people_;
    const framework& ladder_;
    bot::system_time_zones zones_;
    timestamp now_;
    int keys_ = 0;
};

}  // namespace

void place_sample_team(store& people, const framework& ladder) {
    boost::asio::io_context context;
    std::exception_ptr thrown;
    sample story(people, ladder, system_clock{}.now());
    boost::asio::co_spawn(context, story.tell(),
                          [&](std::exception_ptr fault) { thrown = std::move(fault); });
    context.run();
    if (thrown) std::rethrow_exception(thrown);
}

}  // namespace coach::program
