#pragma once

#include "bot/handlers/home.hpp"
#include "bot/outbox/outbox.hpp"
#include "bot/routing/form.hpp"
#include "bot/routing/request.hpp"
#include "bot/routing/services.hpp"
#include "bot/system_time_zones.hpp"
#include "core/clock.hpp"
#include "core/framework.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/recorded_slack.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <chrono>
#include <exception>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace coach::testing {

/// A clock that stands still until the test moves it.
class still_clock final : public clock {
 public:
    timestamp now() const override { return at; }

    timestamp at = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + std::chrono::hours{9};
};

/// What stands in the inputs of a form, as Slack sends it.
class filled_form {
 public:
    filled_form& text(const std::string& block, std::string value) {
        return put(block, {{"type", "plain_text_input"}, {"value", std::move(value)}});
    }
    filled_form& choice(const std::string& block, std::string value) {
        return put(block, {{"type", "static_select"}, {"selected_option", {{"value", value}}}});
    }
    filled_form& choices(const std::string& block, const std::vector<std::string>& chosen) {
        auto options = nlohmann::json::array();
        for (const auto& value : chosen) options.push_back({{"value", value}});
        return put(block, {{"type", "multi_static_select"}, {"selected_options", options}});
    }
    filled_form& date(const std::string& block, std::string day) {
        return put(block, {{"type", "datepicker"}, {"selected_date", std::move(day)}});
    }
    filled_form& user(const std::string& block, std::string member) {
        return put(block, {{"type", "users_select"}, {"selected_user", std::move(member)}});
    }
    filled_form& users(const std::string& block, const std::vector<std::string>& members) {
        return put(block, {{"type", "multi_users_select"}, {"selected_users", members}});
    }

    nlohmann::json values = nlohmann::json::object();

 private:
    filled_form& put(const std::string& block, nlohmann::json state) {
        values[block] = {{"value", std::move(state)}};
        return *this;
    }
};

/// Everything a handler works with, kept in memory, on one thread.
class handler_scene {
 public:
    explicit handler_scene(const framework& chosen) : ladder(chosen) {}

    /// Each of these is a new request: its key differs from all before.
    bot::request command(std::string route, std::string words, std::string user = "U1") {
        auto asked = request_of(bot::request_kind::command, std::move(route), std::move(user));
        asked.words = std::move(words);
        return asked;
    }
    bot::request press(std::string action, std::string value, std::string user = "U1") {
        auto asked = request_of(bot::request_kind::action, std::move(action), std::move(user));
        asked.words = std::move(value);
        asked.on_ephemeral = true;
        return asked;
    }
    bot::request submission(std::string callback, const filled_form& filled,
                            std::string metadata = {}, std::string user = "U1") {
        auto asked =
            request_of(bot::request_kind::submission, std::move(callback), std::move(user));
        asked.view = bot::request_view{.id = "V1",
                                       .hash = "h",
                                       .metadata = std::move(metadata),
                                       .values = filled.values,
                                       .echo = nlohmann::json::object()};
        return asked;
    }

    /// Runs a task of the handler's to its end and returns what it gave; rethrows what it threw.
    template <class T>
    T run(task<T> work) {
        std::optional<T> out;
        std::exception_ptr thrown;
        boost::asio::co_spawn(context, std::move(work), [&](std::exception_ptr fault, T value) {
            thrown = std::move(fault);
            out.emplace(std::move(value));
        });
        context.restart();
        context.run();
        if (thrown) std::rethrow_exception(thrown);
        return *std::move(out);
    }

    /// Sends all that waits in the outbox and is due, as fast as it may.
    void deliver() {
        bot::outbox sends(
            context.get_executor(), with,
            [this](person_id owner) { return bot::draw_home(with, std::move(owner)); },
            {.on_end = [this](outgoing_kind kind, outgoing_fate fate) { ++ended[{kind, fate}]; }});
        for (const auto lane : {outbox_lane::interactive, outbox_lane::bulk}) {
            bot::outbox::hand worker{.lane = lane};
            bot::outbox::time at{std::chrono::hours{1}};
            for (bool more = true; more;) {
                const auto idle = run(sends.step(worker, at));
                more = !worker.held.empty() || idle == bot::outbox::duration::zero();
                at += idle;
            }
        }
    }

    static person_id who(const std::string& user) {
        return {.team = team_id{"T1"}, .member = member_id{user}};
    }

    /// How often what ended how: what the app's metrics are made of.
    std::map<std::pair<outgoing_kind, outgoing_fate>, int> ended;

    boost::asio::io_context context;
    memory_store people;
    still_clock time;
    recorded_slack slack;
    recorded_pictures pictures;
    bot::system_time_zones zones;
    question_set questions{.reflection = {"What worked this week, and what did not?"},
                           .growth = {"Where did you practise this: {focus}?"}};
    const framework& ladder;
    bot::services with{.people = people,
                       .ladder = ladder,
                       .time = time,
                       .slack = slack,
                       .pictures = pictures,
                       .zones = zones,
                       .questions = questions};

 private:
    bot::request request_of(bot::request_kind kind, std::string route, std::string user) {
        const auto number = std::to_string(++requests_);
        return {.kind = kind,
                .who = {.user = std::move(user), .team = "T1"},
                .route = std::move(route),
                .words = {},
                .response_url = "https://hooks.slack.com/x",
                .trigger = "trigger-" + number,
                .conversation = "C1",
                .key = "request-" + number};
    }

    int requests_ = 0;
};

}  // namespace coach::testing
