// Random events in random order: whatever happens, the session keeps its promises.
#include "tests/bot/slack/session_script.hpp"
#include "tests/support/catch.hpp"

#include <random>
#include <set>
#include <string>

using namespace coach::slack;
using coach::testing::session_script;
using namespace std::chrono_literals;

namespace {

class walk {
 public:
    explicit walk(unsigned seed) : engine_(seed) { check(script_.feed(event::start{})); }

    void step() { check(happen()); }

    bool ended() { return script_.machine().state() == session_state::ended; }

 private:
    unsigned draw(unsigned below) {
        return std::uniform_int_distribution<unsigned>{0, below - 1}(engine_);
    }

    /// Mostly a connection that exists, sometimes one that is long gone or never was.
    unsigned some_connection() {
        const auto all = script_.machine().connections();
        if (all.empty() || draw(8) == 0) return draw(newest_ + 2);
        return static_cast<unsigned>(all.at(draw(static_cast<unsigned>(all.size()))).id);
    }

    std::string some_envelope() { return "e" + std::to_string(draw(100)); }

    std::vector<session_action> happen() {
        switch (draw(8)) {
            case 0:
                return open();
            case 1:
                return break_down();
            case 2:
            case 3:
                return receive();
            case 4:
                return script_.acknowledge(some_envelope());
            case 5:
                return script_.feed(event::written{generation{some_connection()}});
            case 6:
                return script_.feed(event::activity{generation{some_connection()}});
            default:
                return pass_time();
        }
    }

    std::vector<session_action> open() {
        const auto id = some_connection();
        switch (draw(3)) {
            case 0:
                return script_.ticket(id);
            case 1:
                return script_.feed(event::connected{generation{id}});
            default:
                return script_.hello(id, static_cast<int>(draw(4)));
        }
    }

    std::vector<session_action> break_down() {
        const auto id = some_connection();
        switch (draw(4)) {
            case 0:
                return script_.closed(id);
            case 1:
                return script_.feed(event::connect_failed{
                    .id = generation{id}, .code = "tls_failed", .retry_after = {}});
            case 2:
                return refuse(id);
            default:
                return script_.disconnect(id, static_cast<frame::disconnect_reason>(draw(5)));
        }
    }

    /// Only what passes before the first hello: a refusal then ends the session, rightly.
    std::vector<session_action> refuse(unsigned id) {
        const bool fatal = was_live_ && draw(4) == 0;
        return script_.feed(event::ticket_refused{
            .id = generation{id},
            .why = {.kind = fatal ? error_class::dead_token : error_class::transient,
                    .code = "why",
                    .needed = {},
                    .provided = {},
                    .retry_after = {}}});
    }

    std::vector<session_action> receive() {
        if (draw(6) == 0) return script_.receive(some_connection(), frame::garbage{});
        return script_.receive(some_connection(), session_script::create_envelope(some_envelope()));
    }

    std::vector<session_action> pass_time() {
        if (draw(10) == 0) script_.sleep(1h);
        return draw(2) == 0 ? script_.pass_to_wake()
                            : script_.pass(std::chrono::milliseconds{draw(20'000)});
    }

    void check(const std::vector<session_action>& steps) {
        was_live_ = was_live_ || script_.machine().live() > 0;
        for (const auto& step : steps) std::visit([this](const auto& a) { check_one(a); }, step);
        check_state();
    }

    void check_one(const action::request_ticket& step) {
        newest_ = static_cast<unsigned>(step.id);
        CHECK(known_.insert(step.id).second);
    }

    void check_one(const action::connect& step) { CHECK(connected_.insert(step.id).second); }

    /// A send may be followed by an end of the connection in the same step, never the other way
    /// round.
    void check_one(const action::send& step) { CHECK_FALSE(over_.contains(step.id)); }
    void check_one(const action::close& step) { CHECK(over_.insert(step.id).second); }
    void check_one(const action::abort& step) { over_.insert(step.id); }
    void check_one(const action::dispatch& step) {
        CHECK(dispatched_.insert(step.delivery.id).second);
    }
    void check_one(const action::wake_at& step) { CHECK(step.at > script_.now()); }
    void check_one(const action::ping&) {}
    void check_one(const action::report&) {}

    void check_state() {
        const auto all = script_.machine().connections();
        CHECK(all.size() <= 4);
        const auto opening = std::ranges::count_if(
            all, [](const auto& one) { return one.state < connection_state::live; });
        CHECK(opening <= 1);
        const bool busy = script_.machine().live() > 0 || opening > 0;
        CHECK((busy || script_.wake() > script_.now()));
    }

    std::mt19937 engine_;
    session_script script_;
    unsigned newest_ = 0;
    bool was_live_ = false;
    std::set<generation> known_;
    std::set<generation> connected_;
    std::set<generation> over_;
    std::set<std::string> dispatched_;
};

}  // namespace

TEST_CASE("A random walk never breaks what the session promises") {
    for (unsigned seed = 1; seed <= 10; ++seed) {
        INFO("seed " << seed);
        walk one(seed);
        for (int i = 0; i < 1'000; ++i) one.step();
        CHECK_FALSE(one.ended());
    }
}
