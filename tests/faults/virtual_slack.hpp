#pragma once

#include "bot/routing/dispatcher.hpp"
#include "bot/routing/reply_channel.hpp"
#include "bot/slack/session.hpp"
#include "tests/sandbox/stand_in_fixture.hpp"
#include "tests/support/handler_scene.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace coach::testing {

/// The app's session, dispatcher and handlers against the sandbox's own decisions, both stepped
/// through virtual time without sockets: nothing waits, and one second of it is one second of
/// theirs. All times and limits are the real ones.
class virtual_slack final : public bot::reply_channel {
 public:
    using duration = std::chrono::milliseconds;

    /// Connected, with all sockets live.
    explicit virtual_slack(unsigned seed);
    ~virtual_slack() override;

    /// Makes something go wrong, as POST /_sandbox/faults does. Throws where there is no such
    /// fault.
    void fault(const nlohmann::json& what);

    /// Lets time pass. Somebody types a command each second of it.
    void pass(duration time);

    /// The same until so many sockets carry something, for `most` at the longest; how long that
    /// was, or nothing where they did not.
    std::optional<duration> wait_for_sockets(std::size_t wanted, duration most);

    /// Sockets that are live on our side and open on Slack's, in both directions.
    std::size_t sockets() const;

    /// Sockets that Slack counts, and ours of any state.
    std::size_t counted() const { return wires_.size(); }
    std::size_t connections() const { return app_.connections().size(); }

    /// Requests and envelopes under way.
    std::size_t tasks() const { return requests_.in_flight() + app_.in_flight(); }

    /// What went wrong with envelopes: ids that reached a handler twice, and deliveries that were
    /// not answered.
    std::size_t handled_twice() const { return twice_; }
    std::size_t unanswered() const;
    std::size_t envelopes() const { return handled_.size(); }

    void acknowledge(const std::string& envelope_id, std::optional<std::string> payload) override;
    task<bot::delivery> respond(std::string response_url, nlohmann::json message) override;

 private:
    /// One socket, as long as both ends or one of them know it.
    struct wire {
        sandbox::connection_id far_end{};
        bool carries = true;
    };

    void feed(slack::session_event happened);
    void later(duration wait, slack::session_event happened);
    void perform(slack::action::request_ticket& step);
    void perform(slack::action::connect& step);
    void perform(slack::action::send& step);
    void perform(slack::action::ping& step);
    void perform(slack::action::dispatch& step);
    void perform(slack::action::close& step);
    void perform(slack::action::abort& step);
    void perform(slack::action::wake_at& step) { wake_ = step.at; }
    void perform(slack::action::report&) {}
    void perform(const sandbox::socket_action& step);
    void hear(slack::generation by, const std::string& text);
    void hang_up(slack::generation id);
    void settle();
    void go_on(slack::steady_time limit);
    slack::moment now() const { return {.steady = time_.steady, .wall = wall()}; }
    timestamp wall() const;
    std::optional<slack::generation> end_of(sandbox::connection_id far_end) const;

    handler_scene world_;
    bot::dispatcher requests_;
    sandbox::moment time_;
    sandbox::stand_in slack_;
    std::mt19937 random_;
    slack::session app_;
    std::map<slack::generation, wire> wires_;
    std::multimap<slack::steady_time, slack::session_event> to_come_;
    std::optional<slack::steady_time> wake_;
    slack::steady_time next_command_;
    std::set<std::string> handled_;
    std::map<std::string, int> delivered_;
    std::map<std::string, int> answered_;
    std::size_t twice_ = 0;
};

}  // namespace coach::testing
