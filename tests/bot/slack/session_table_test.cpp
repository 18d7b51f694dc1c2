// Every state of the session against every event: session_table.txt states each outcome.
#include "tests/bot/slack/session_script.hpp"
#include "tests/support/catch.hpp"

#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace coach::slack;
using coach::testing::describe;
using coach::testing::session_script;
using namespace std::chrono_literals;

namespace {

using setup = std::pair<std::string, std::function<void(session_script&)>>;
using cause =
    std::pair<std::string, std::function<std::vector<session_action>(session_script&, unsigned)>>;

constexpr auto table_file = COACH_SOURCE_DIR "/tests/bot/slack/session_table.txt";

api_error error_of(error_class kind, std::string code,
                   std::optional<std::chrono::seconds> retry_after = std::nullopt) {
    return {.kind = kind,
            .code = std::move(code),
            .needed = {},
            .provided = {},
            .retry_after = retry_after};
}

std::vector<session_action> refuse(session_script& s, unsigned id, api_error why) {
    return s.feed(event::ticket_refused{.id = generation{id}, .why = std::move(why)});
}

void connect(session_script& s, unsigned id) {
    s.ticket(id);
    s.feed(event::connected{generation{id}});
}

/// Connection 1 is live; one envelope is with its handler, one is answered.
void go_live(session_script& s) {
    s.feed(event::start{});
    s.go_live(1);
    s.receive(1, session_script::create_envelope("done"));
    s.acknowledge("done");
    s.feed(event::written{generation{1}});
    s.receive(1, session_script::create_envelope("flying"));
}

/// The same, but the second connection's ticket was refused for good.
void halt(session_script& s) {
    go_live(s);
    s.pass(5s);
    refuse(s, 2, error_of(error_class::dead_token, "token_revoked"));
}

void probe(session_script& s) {
    halt(s);
    s.closed(1);
    s.pass_to_wake();
}

/// Every state that a session and its connection 1 (or the probe 3) can be in together. While a
/// session stops, connections that were not live are gone; without any it has ended.
const std::vector<setup>& setups() {
    using enum frame::disconnect_reason;
    static const std::vector<setup> all{
        {"idle/none", [](auto&) {}},
        {"running/none", [](auto& s) { go_live(s), s.closed(1); }},
        {"running/ticket", [](auto& s) { s.feed(event::start{}); }},
        {"running/connecting", [](auto& s) { s.feed(event::start{}), s.ticket(1); }},
        {"running/await_hello", [](auto& s) { s.feed(event::start{}), connect(s, 1); }},
        {"running/live", [](auto& s) { go_live(s); }},
        {"running/draining", [](auto& s) { go_live(s), s.disconnect(1, warning); }},
        {"running/closing", [](auto& s) { go_live(s), s.disconnect(1, too_many_websockets); }},
        {"halted/none", [](auto& s) { halt(s), s.closed(1); }},
        {"halted/ticket", [](auto& s) { probe(s); }},
        {"halted/connecting", [](auto& s) { probe(s), s.ticket(3); }},
        {"halted/await_hello", [](auto& s) { probe(s), connect(s, 3); }},
        {"halted/live", [](auto& s) { halt(s); }},
        {"halted/draining", [](auto& s) { halt(s), s.disconnect(1, warning); }},
        {"halted/closing", [](auto& s) { halt(s), s.disconnect(1, too_many_websockets); }},
        {"stopping/live", [](auto& s) { go_live(s), s.feed(event::stop{}); }},
        {"stopping/draining",
         [](auto& s) { go_live(s), s.disconnect(1, warning), s.feed(event::stop{}); }},
        {"stopping/closing", [](auto& s) { go_live(s), s.feed(event::stop{}), s.pass(3s); }},
        {"ended/none", [](auto& s) { s.feed(event::stop{}); }},
    };
    return all;
}

cause receiving(std::string name, const inbound& content) {
    return {std::move(name), [content](auto& s, unsigned id) { return s.receive(id, content); }};
}

cause refusing(std::string name, const api_error& why) {
    return {std::move(name), [why](auto& s, unsigned id) { return refuse(s, id, why); }};
}

template <class Event>
cause happening(std::string name, std::function<Event(unsigned)> make) {
    return {std::move(name), [make](auto& s, unsigned id) { return s.feed(make(id)); }};
}

void add_frames(std::vector<cause>& all) {
    using enum frame::disconnect_reason;
    all.push_back(receiving("hello", frame::hello{1, {}}));
    all.push_back(receiving("hello of a crowd", frame::hello{7, {}}));
    all.push_back(receiving("warning", frame::disconnect{warning}));
    all.push_back(receiving("refresh_requested", frame::disconnect{refresh_requested}));
    all.push_back(receiving("link_disabled", frame::disconnect{link_disabled}));
    all.push_back(receiving("too_many_websockets", frame::disconnect{too_many_websockets}));
    all.push_back(receiving("disconnect of unknown reason", frame::disconnect{other}));
    all.push_back(receiving("new envelope", session_script::create_envelope("new")));
    all.push_back(receiving("envelope in flight", session_script::create_envelope("flying")));
    all.push_back(receiving("answered envelope", session_script::create_envelope("done")));
    all.push_back(receiving("unknown type", frame::unknown{"surprise"}));
    all.push_back(receiving("garbage", frame::garbage{}));
}

void add_tickets(std::vector<cause>& all) {
    all.push_back(happening<event::ticket_opened>("ticket opened", [](unsigned id) {
        return event::ticket_opened{generation{id}, "wss://x"};
    }));
    all.push_back(
        refusing("ticket refused: transient", error_of(error_class::transient, "internal_error")));
    all.push_back(
        refusing("ticket refused: wait", error_of(error_class::transient, "ratelimited", 90s)));
    all.push_back(
        refusing("ticket refused: dead token", error_of(error_class::dead_token, "invalid_auth")));
    all.push_back(
        refusing("ticket refused: config", error_of(error_class::config, "missing_scope")));
    all.push_back(
        refusing("ticket refused: other", error_of(error_class::refused, "forbidden_team")));
}

void add_transport(std::vector<cause>& all) {
    all.push_back(happening<event::connected>(
        "connected", [](unsigned id) { return event::connected{generation{id}}; }));
    all.push_back(happening<event::connect_failed>("connect failed", [](unsigned id) {
        return event::connect_failed{generation{id}, "tls_failed", std::nullopt};
    }));
    all.push_back(happening<event::activity>(
        "activity", [](unsigned id) { return event::activity{generation{id}}; }));
    all.push_back(happening<event::written>(
        "written", [](unsigned id) { return event::written{generation{id}}; }));
    all.push_back(happening<event::closed>(
        "closed 1000", [](unsigned id) { return event::closed{generation{id}, 1000}; }));
    all.push_back(happening<event::closed>(
        "closed 1006", [](unsigned id) { return event::closed{generation{id}, 1006}; }));
}

void add_program(std::vector<cause>& all) {
    all.push_back(happening<event::start>("start", [](unsigned) { return event::start{}; }));
    all.push_back(happening<event::acknowledge>(
        "acknowledge", [](unsigned) { return event::acknowledge{"flying", {}}; }));
    all.push_back(happening<event::acknowledge>(
        "acknowledge twice", [](unsigned) { return event::acknowledge{"done", {}}; }));
    all.emplace_back("tick at once", [](auto& s, unsigned) { return s.pass(0ms); });
    all.emplace_back("tick when asked", [](auto& s, unsigned) { return s.pass_to_wake(); });
    all.emplace_back("tick after a sleep", [](auto& s, unsigned) { return s.pass(20min); });
    all.push_back(happening<event::stop>("stop", [](unsigned) { return event::stop{}; }));
}

const std::vector<cause>& causes() {
    static const auto all = [] {
        std::vector<cause> made;
        add_program(made);
        add_tickets(made);
        add_transport(made);
        add_frames(made);
        return made;
    }();
    return all;
}

/// The connection that an event concerns: the one that the setup speaks of.
unsigned subject(const std::string& state) {
    const bool is_probe =
        state == "halted/ticket" || state == "halted/connecting" || state == "halted/await_hello";
    return is_probe ? 3 : 1;
}

std::string outcome(const setup& state, const cause& happened) {
    session_script script;
    state.second(script);
    const auto steps = happened.second(script, subject(state.first));
    const auto done = describe(steps);
    return (done.empty() ? "nothing" : done) + " => " + describe(script.machine());
}

std::map<std::string, std::string> stated_outcomes() {
    std::map<std::string, std::string> stated;
    std::ifstream file(table_file);
    for (std::string line; std::getline(file, line);) {
        const auto middle = line.find(" -> ");
        if (line.empty() || middle == std::string::npos) continue;
        stated.emplace(line.substr(0, middle), line.substr(middle + 4));
    }
    return stated;
}

std::string row(const setup& state, const cause& happened) {
    return state.first + " + " + happened.first;
}

}  // namespace

TEST_CASE("Each setup of the table reaches the state that it is named after") {
    for (const auto& state : setups()) {
        session_script script;
        state.second(script);

        const auto slash = state.first.find('/');
        CHECK(name_of(script.machine().state()) == state.first.substr(0, slash));
        const auto wanted = state.first.substr(slash + 1);
        std::string found = "none";
        for (const auto& [id, connection] : script.machine().connections()) {
            if (id == generation{subject(state.first)}) found = name_of(connection);
        }
        CHECK(found == wanted);
    }
}

TEST_CASE("Every state has the stated outcome for every event") {
    const auto stated = stated_outcomes();

    for (const auto& state : setups()) {
        for (const auto& happened : causes()) {
            const auto name = row(state, happened);
            INFO(name);
            const auto found = stated.find(name);
            CHECK((found == stated.end() ? "not stated" : found->second) ==
                  outcome(state, happened));
        }
    }
    CHECK(stated.size() == setups().size() * causes().size());
}

/// Hidden: writes the table anew after a rule has changed; the difference is then to be read.
TEST_CASE("Write the table", "[.write-table]") {
    std::ofstream file(table_file);
    for (const auto& state : setups()) {
        for (const auto& happened : causes()) {
            file << row(state, happened) << " -> " << outcome(state, happened) << '\n';
        }
        file << '\n';
    }
    REQUIRE(file.good());
}
