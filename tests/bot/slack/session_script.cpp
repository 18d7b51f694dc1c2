#include "tests/bot/slack/session_script.hpp"

namespace coach::testing {

namespace {

using namespace slack;

std::string number(generation id) {
    return std::to_string(static_cast<std::uint64_t>(id));
}

struct describer {
    std::string operator()(const action::request_ticket& a) const {
        return "request_ticket " + number(a.id);
    }
    std::string operator()(const action::connect& a) const { return "connect " + number(a.id); }
    std::string operator()(const action::send& a) const {
        return "send " + number(a.id) + " " + a.text;
    }
    std::string operator()(const action::ping& a) const { return "ping " + number(a.id); }
    std::string operator()(const action::dispatch& a) const { return "dispatch " + a.delivery.id; }
    std::string operator()(const action::close& a) const { return "close " + number(a.id); }
    std::string operator()(const action::abort& a) const { return "abort " + number(a.id); }
    std::string operator()(const action::wake_at&) const { return ""; }
    std::string operator()(const action::report& a) const {
        auto text = "report " + std::string(name_of(a.what));
        if (a.id) text += " " + number(*a.id);
        return a.detail.empty() ? text : text + ": " + a.detail;
    }
};

void join(std::string& text, std::string_view between, const std::string& next) {
    if (!text.empty() && !next.empty()) text += between;
    text += next;
}

}  // namespace

std::string describe(const session_action& step) {
    return std::visit(describer{}, step);
}

std::string describe(const std::vector<session_action>& steps) {
    std::string text;
    for (const auto& step : steps) join(text, "; ", describe(step));
    return text;
}

std::string describe(const session& machine) {
    std::string connections;
    for (const auto& [id, state] : machine.connections()) {
        join(connections, ", ", number(id) + " " + std::string(name_of(state)));
    }
    auto text = std::string(name_of(machine.state()));
    return connections.empty() ? text : text + ": " + connections;
}

void start_live(session_script& session) {
    session.feed(slack::event::start{});
    session.go_live(1);
}

void start_two(session_script& session) {
    start_live(session);
    session.pass(std::chrono::seconds{5});
    session.go_live(2);
}

}  // namespace coach::testing
