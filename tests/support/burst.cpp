#include "tests/support/burst.hpp"

#include "bot/handlers/home.hpp"
#include "bot/outbox/outbox.hpp"
#include "bot/scheduler.hpp"
#include "bot/system_time_zones.hpp"
#include "tests/support/handler_scene.hpp"
#include "tests/support/ladders.hpp"
#include "tests/support/run.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace coach::testing {

namespace {

using namespace std::chrono_literals;

constexpr auto round_trip = 150ms;
constexpr auto between_questions = 10s;

person_id someone(const std::string& prefix, std::size_t number) {
    return {.team = team_id{"T1"}, .member = member_id{prefix + std::to_string(number)}};
}

/// Virtual time, and what everybody got.
class simulation {
 public:
    simulation(store& people, const burst_plan& plan) : people_(people), plan_(plan) {}

    burst_result run() {
        fill();
        start();
        while (!is_over()) turn();
        return result();
    }

 private:
    struct worker {
        bot::outbox::hand hand;
        std::chrono::milliseconds ready{0};
    };

    /// Everybody chose Fridays at 16:00 in London; it is 16:00 now.
    void fill() {
        const timestamp chosen = std::chrono::sys_days{std::chrono::year{2026} / 11 / 26} + 12h;
        weekday_set friday;
        friday.add(std::chrono::Friday);
        for (std::size_t i = 0; i < plan_.people; ++i) {
            prompts kept{.who = someone("U", i), .presence = {.time_zone = "Europe/London"}};
            kept = choose(std::move(kept), {.schedule = prompt_schedule{.days = friday}}, zones_,
                          chosen);
            testing::run(people_.save_prompts(request_key{"choice/" + std::to_string(i)}, kept,
                                              false, chosen));
        }
        begin_ = std::chrono::sys_days{std::chrono::year{2026} / 11 / 27} + 16h;
        clock_.at = begin_;
    }

    /// A new process on the same store.
    void start() {
        sends_ = std::make_unique<bot::outbox>(
            context_.get_executor(), with_,
            [this](person_id who) { return bot::draw_home(with_, std::move(who)); });
        prompting_ =
            std::make_unique<bot::scheduler>(context_.get_executor(), with_, team_id{"T1"}, [] {});
        workers_.clear();
        for (const auto lane : {outbox_lane::interactive, outbox_lane::interactive,
                                outbox_lane::bulk, outbox_lane::bulk}) {
            workers_.push_back({.hand = {.lane = lane}, .ready = passed_});
        }
    }

    void turn() {
        while (testing::run(prompting_->step())) {
        }
        auto next = std::ranges::min_element(workers_, {}, &worker::ready);
        pass_until(std::max(passed_, next->ready));
        ask_now_and_then();
        const auto before = slack_.messages.size();
        const auto idle = testing::run(sends_->step(next->hand, steady()));
        note_arrivals(before);
        most_held_ = std::max(most_held_, held());
        next->ready = passed_ + (slack_.messages.size() > before
                                     ? round_trip
                                     : std::chrono::ceil<std::chrono::milliseconds>(idle));
        crash_now_and_then();
    }

    void pass_until(std::chrono::milliseconds when) {
        passed_ = when;
        clock_.at = begin_ + passed_;
    }

    bot::outbox::time steady() const { return bot::outbox::time{1h} + passed_; }

    std::size_t held() const {
        std::size_t out = 0;
        for (const auto& each : workers_) out += each.hand.held.size();
        return out;
    }

    /// Somebody adds a report to their team, and the question has to go out now; whoever waits for
    /// it wakes the outbox.
    void ask_now_and_then() {
        if (passed_ < next_question_) return;
        next_question_ = passed_ + between_questions;
        const auto number = questions_.size();
        const auto manager = someone("M", number);
        const auto report = someone("R", number);
        questions_[report.member.str()] = passed_;
        testing::run(people_.save_manager(
            request_key{"question/" + std::to_string(number)}, report,
            manager_link{.manager = manager, .confirmed = false, .since = clock_.at},
            {{.to = report,
              .kind = outgoing_kind::manager_question,
              .about = manager.member.str(),
              .due = clock_.at}}));
        for (auto& each : workers_) each.ready = std::min(each.ready, passed_ + 1ms);
    }

    void note_arrivals(std::size_t from) {
        for (auto i = from; i < slack_.messages.size(); ++i) {
            const auto& member = slack_.messages[i].conversation;
            arrivals_.push_back(passed_);
            if (const auto asked = questions_.find(member); asked != questions_.end()) {
                longest_answer_ = std::max(longest_answer_, passed_ - asked->second);
            } else {
                ++got_[member];
                last_prompt_ = passed_;
            }
        }
        slack_.messages.clear();
    }

    /// The process dies: what its workers held is theirs until the lease ends. Every second time
    /// one of the things had been sent, and only the settlement is missing.
    void crash_now_and_then() {
        if (crashes_ == plan_.crashes) return;
        const auto due = (crashes_ + 1) * plan_.people / (plan_.crashes + 1);
        if (got_.size() < due) return;
        ++crashes_;
        if (crashes_ % 2 == 0) send_without_settling();
        start();
    }

    void send_without_settling() {
        for (auto& each : workers_) {
            if (each.hand.lane != outbox_lane::bulk || each.hand.held.empty()) continue;
            const auto& lost = each.hand.held.front();
            slack_.marks.push_back(lost.id.str());
            ++got_[lost.what.to.member.str()];
            return;
        }
    }

    bool is_over() {
        if (got_.size() < plan_.people && passed_ < 12h) return false;
        return testing::run(people_.find_outbox_state()).waiting == 0 || passed_ > 12h;
    }

    burst_result result() const {
        burst_result out{.lost = plan_.people - got_.size(),
                         .doubled = 0,
                         .searches = slack_.searches,
                         .most_held = most_held_,
                         .most_a_minute = busiest_minute(),
                         .drained = last_prompt_,
                         .longest_answer = longest_answer_};
        for (const auto& [member, times] : got_) out.doubled += times > 1 ? 1 : 0;
        return out;
    }

    double busiest_minute() const {
        std::size_t most = 0;
        std::size_t first = 0;
        for (std::size_t i = 0; i < arrivals_.size(); ++i) {
            while (arrivals_[i] - arrivals_[first] >= 60s) ++first;
            most = std::max(most, i - first + 1);
        }
        return static_cast<double>(most);
    }

    store& people_;
    burst_plan plan_;
    boost::asio::io_context context_;
    const framework ladder_ = create_ladder();
    const question_set questions_asked_{.reflection = {"What worked?"}, .growth = {"{focus}?"}};
    bot::system_time_zones zones_;
    still_clock clock_;
    recorded_slack slack_;
    recorded_pictures pictures_;
    bot::services with_{.people = people_,
                        .ladder = ladder_,
                        .time = clock_,
                        .slack = slack_,
                        .pictures = pictures_,
                        .zones = zones_,
                        .questions = questions_asked_};
    std::unique_ptr<bot::outbox> sends_;
    std::unique_ptr<bot::scheduler> prompting_;
    std::vector<worker> workers_;
    timestamp begin_{};
    std::chrono::milliseconds passed_{0};
    std::chrono::milliseconds next_question_{0};
    std::map<std::string, std::chrono::milliseconds> questions_;
    std::map<std::string, int> got_;
    std::vector<std::chrono::milliseconds> arrivals_;
    std::chrono::milliseconds last_prompt_{0};
    std::chrono::milliseconds longest_answer_{0};
    std::size_t most_held_ = 0;
    std::size_t crashes_ = 0;
};

}  // namespace

burst_result simulate_burst(store& people, const burst_plan& plan) {
    return simulation(people, plan).run();
}

}  // namespace coach::testing
