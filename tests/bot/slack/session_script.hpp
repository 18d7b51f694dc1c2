#pragma once

#include "bot/slack/session.hpp"

#include <chrono>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace coach::testing {

/// Plays a session by hand: holds its time, and hands out what it wants done.
class session_script {
 public:
    using milliseconds = std::chrono::milliseconds;

    explicit session_script(const slack::session_options& options = {}, double draw = 0.5)
        : machine_(options, [draw] { return draw; }) {}

    slack::session& machine() { return machine_; }

    /// What the session answers to `happened`, now.
    std::vector<slack::session_action> feed(slack::session_event happened) {
        auto steps = machine_.handle(std::move(happened), now_);
        for (const auto& step : steps) {
            if (const auto* wake = std::get_if<slack::action::wake_at>(&step)) wake_ = wake->at;
        }
        return steps;
    }

    /// Both clocks go on, and the session is told.
    std::vector<slack::session_action> pass(milliseconds time) {
        now_.steady += time;
        now_.wall += time;
        return feed(slack::event::tick{});
    }

    /// Only the wall clock goes on, as while a machine sleeps.
    void sleep(milliseconds time) { now_.wall += time; }

    /// Goes to the time that the session asked for.
    std::vector<slack::session_action> pass_to_wake() {
        const auto wait = std::chrono::ceil<milliseconds>(wake_ - now_.steady);
        return pass(std::max(wait, milliseconds{0}));
    }

    slack::steady_time wake() const { return wake_; }
    slack::steady_time now() const { return now_.steady; }

    std::vector<slack::session_action> receive(unsigned id, slack::inbound content) {
        return feed(
            slack::event::received{.id = slack::generation{id}, .content = std::move(content)});
    }

    std::vector<slack::session_action> hello(unsigned id, int connections = 1) {
        return receive(id, slack::frame::hello{.num_connections = connections,
                                               .approximate_connection_time = {}});
    }

    std::vector<slack::session_action> disconnect(unsigned id,
                                                  slack::frame::disconnect_reason reason) {
        return receive(id, slack::frame::disconnect{reason});
    }

    std::vector<slack::session_action> ticket(unsigned id) {
        return feed(slack::event::ticket_opened{.id = slack::generation{id}, .url = "wss://x"});
    }

    std::vector<slack::session_action> closed(unsigned id, std::uint16_t code = 1006) {
        return feed(slack::event::closed{.id = slack::generation{id}, .code = code});
    }

    std::vector<slack::session_action> acknowledge(std::string id) {
        return feed(slack::event::acknowledge{.envelope_id = std::move(id), .payload = {}});
    }

    /// Brings a connection that waits for its ticket to hello.
    std::vector<slack::session_action> go_live(unsigned id) {
        ticket(id);
        feed(slack::event::connected{slack::generation{id}});
        return hello(id);
    }

    /// An envelope that accepts a payload.
    static slack::envelope create_envelope(std::string id) {
        return {.id = std::move(id),
                .kind = slack::envelope_kind::slash_commands,
                .accepts_response_payload = true,
                .retry_attempt = 0,
                .retry_reason = {},
                .payload = {{"command", "/level"}}};
    }

 private:
    slack::session machine_;
    slack::moment now_{.steady = slack::steady_time{std::chrono::hours{1}},
                       .wall = timestamp{std::chrono::hours{500'000}}};
    slack::steady_time wake_{};
};

/// Starts a session and brings its first connection to hello.
void start_live(session_script& session);

/// The same with both connections.
void start_two(session_script& session);

/// "request_ticket 2", "send 1", "report lost 1: silent"; the wish to be woken is left out.
std::string describe(const slack::session_action& step);

/// All of them, joined by "; ".
std::string describe(const std::vector<slack::session_action>& steps);

/// "running: 1 live, 2 ticket".
std::string describe(const slack::session& machine);

}  // namespace coach::testing
