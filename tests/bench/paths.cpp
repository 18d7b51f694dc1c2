// bench_paths PATH TIMES: goes one of the app's busiest ways so many times. `script/bench
// instructions` runs it under callgrind and counts. Without arguments it names the paths.

#include "bot/commands/grow_request.hpp"
#include "bot/commands/level_request.hpp"
#include "bot/routing/dispatcher.hpp"
#include "bot/slack/session.hpp"
#include "bot/system_time_zones.hpp"
#include "bot/views/dashboard_views.hpp"
#include "bot/views/framework_views.hpp"
#include "config/framework_file.hpp"
#include "config/questions_file.hpp"
#include "core/overview.hpp"
#include "storage/sqlite_store.hpp"
#include "tests/bench/load/envelopes.hpp"
#include "tests/support/recorded_slack.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_directory.hpp"

#include <boost/asio/io_context.hpp>
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace {

using namespace coach;
using namespace std::chrono_literals;

constexpr timestamp noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 12h};

class noon_clock final : public clock {
 public:
    timestamp now() const override { return noon; }
};

class counted_replies final : public bot::reply_channel {
 public:
    void acknowledge(const std::string&, std::optional<std::string> payload) override {
        bytes += payload ? payload->size() : 0;
    }
    task<bot::delivery> respond(std::string, nlohmann::json) override {
        co_return bot::delivery::done;
    }

    std::size_t bytes = 0;
};

const person_id someone{.team = team_id{"T1"}, .member = member_id{"U0000001"}};

/// What is made once, and not counted: it is the same whatever the number of times.
class world {
 public:
    std::string_view envelope(std::string_view command, std::string_view words) {
        return envelopes_.make(++number_, command, words);
    }

    slack::envelope delivery(std::string_view command, std::string_view words) {
        return std::get<slack::envelope>(slack::parse_frame(envelope(command, words)));
    }

    /// From the envelope to its acknowledgement.
    void serve(std::string_view command, std::string_view words) {
        requests_.dispatch(delivery(command, words));
        context_.restart();
        context_.run();
        if (std::exchange(replies_.bytes, 0) == 0) throw std::runtime_error("not answered");
    }

    void write_entry(std::size_t number) {
        const entry_text text{.main = fmt::format("Launched the beta for team {}", number)};
        testing::run(people_.add_entry(request_key{fmt::format("entry {}", number)}, someone,
                                       {.kind = entry_kind::win, .text = text, .written = noon}));
    }

    const framework& ladder = config::embedded_framework();
    noon_clock time;

    storage::sqlite_store& people() { return people_; }

 private:
    testing::temporary_directory place_;
    storage::sqlite_store people_{place_.path() / "paths.db"};
    testing::recorded_slack slack_;
    testing::recorded_pictures pictures_;
    bot::system_time_zones zones_;
    counted_replies replies_;
    boost::asio::io_context context_{1};
    bot::dispatcher requests_{context_.get_executor(),
                              {.people = people_,
                               .ladder = ladder,
                               .time = time,
                               .slack = slack_,
                               .pictures = pictures_,
                               .zones = zones_,
                               .questions = config::embedded_questions()},
                              {.team = "T1"},
                              replies_};
    bench::envelope_maker envelopes_{1};
    std::uint64_t number_ = 0;
};

/// Keeps the compiler from leaving out what nobody looks at.
std::size_t seen = 0;
template <class Value>
void look_at(const Value& value) {
    seen += sizeof value;
    asm volatile("" : : "r"(&value) : "memory");
}

void read_frames(world& w, std::size_t times) {
    const std::string text(w.envelope("/level", "3"));
    for (std::size_t i = 0; i < times; ++i) look_at(slack::parse_frame(text));
}

void read_commands(world& w, std::size_t times) {
    const auto arrived = w.delivery("/grow", "win Launched the beta");
    for (std::size_t i = 0; i < times; ++i) look_at(bot::read_command(arrived.payload));
}

void read_words(world& w, std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) {
        look_at(bot::level_request::parse(w.ladder, "compare senior lead"));
        look_at(bot::grow_request::parse(w.ladder, "win Launched the beta #execution"));
    }
}

void make_pages(world& w, std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) {
        look_at(bot::views::level_page(w.ladder, 2, placement{.level = 2, .target = 3}));
    }
}

/// An envelope through a session that is live: dispatched, acknowledged, written.
void step_session(world& w, std::size_t times) {
    slack::session machine({.target = 1}, [] { return 0.5; });
    auto at = slack::moment{.steady = {}, .wall = noon};
    const auto feed = [&](slack::session_event what) {
        return machine.handle(std::move(what), at);
    };
    feed(slack::event::start{});
    const auto id = machine.connections().front().id;
    feed(slack::event::ticket_opened{.id = id, .url = "wss://x/"});
    feed(slack::event::connected{id});
    feed(slack::event::received{.id = id, .content = slack::frame::hello{}});
    const auto payload = bot::command_payload(bot::views::level_page(w.ladder, 2, {}));
    for (std::size_t i = 0; i < times; ++i) {
        slack::envelope arrived;
        arrived.id = fmt::format("e{:035}", i);
        arrived.accepts_response_payload = true;
        const auto name = arrived.id;
        look_at(feed(slack::event::activity{id}));
        look_at(feed(slack::event::received{.id = id, .content = std::move(arrived)}));
        look_at(feed(slack::event::acknowledge{.envelope_id = name, .payload = payload}));
        look_at(feed(slack::event::written{id}));
    }
}

void serve_cards(world& w, std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) w.serve("/level", "3");
}

void serve_wins(world& w, std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) w.serve("/grow", "win Launched the beta for team %n");
}

void draw_homes(world& w, std::size_t times) {
    for (std::size_t i = 0; i < 20; ++i) w.write_entry(i);
    for (std::size_t i = 0; i < times; ++i) {
        const auto me = testing::run(find_overview(w.people(), w.ladder, someone, noon));
        const auto latest = testing::run(w.people().find_entries(someone, {.most = 3}));
        look_at(bot::views::home(w.ladder, me, latest, {}, ""));
    }
}

void search_journals(world& w, std::size_t times) {
    for (std::size_t i = 0; i < 200; ++i) w.write_entry(i);
    for (std::size_t i = 0; i < times; ++i) {
        look_at(testing::run(w.people().find_entries(someone, {.words = "beta team"})));
    }
}

void empty_outboxes(world& w, std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) {
        const auto number = std::to_string(i);
        testing::run(w.people().add_outgoing(
            request_key{"put " + number},
            {.to = someone, .kind = outgoing_kind::erasure_notice, .about = number, .due = noon}));
        for (auto& held : testing::run(
                 w.people().claim_outgoing(outbox_lane::interactive, 50, noon, noon + 1min))) {
            testing::run(w.people().settle_outgoing(
                std::move(held), {.fate = outgoing_fate::sent, .reason = "D1/1.1", .at = noon}));
        }
    }
}

constexpr std::array<std::pair<std::string_view, void (*)(world&, std::size_t)>, 10> paths{{
    {"frame", read_frames},
    {"command", read_commands},
    {"words", read_words},
    {"page", make_pages},
    {"session", step_session},
    {"card", serve_cards},
    {"win", serve_wins},
    {"home", draw_homes},
    {"search", search_journals},
    {"outbox", empty_outboxes},
}};

int name_all() {
    for (const auto& [name, go] : paths) std::cout << name << '\n';
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 1) return name_all();
    try {
        const auto* const found = std::ranges::find(paths, std::string_view(argv[1]),
                                                    [](const auto& path) { return path.first; });
        if (found == paths.end() || argc != 3) throw std::runtime_error("bench_paths PATH TIMES");
        world made;
        found->second(made, std::stoul(argv[2]));
        return 0;
    } catch (const std::exception& fault) {
        std::cerr << fault.what() << '\n';
        return 1;
    }
}
