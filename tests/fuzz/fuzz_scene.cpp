#include "tests/fuzz/fuzz_scene.hpp"

#include "config/framework_file.hpp"
#include "sandbox/block_kit/rules.hpp"
#include "tests/fuzz/expect.hpp"

#include <chrono>
#include <utility>
#include <variant>

namespace coach::testing {

namespace {

using nlohmann::json;

constexpr unsigned only_connection = 1;

/// The fields of a log line are harmless by render(); these two are requests that went wrong.
void expect_no_failure(std::string_view line) {
    expect(line.find("request lost") == std::string_view::npos, line);
    expect(line.find("request failed") == std::string_view::npos, line);
}

void expect_no_findings(const std::vector<std::string>& found) {
    expect(found.empty(), found.empty() ? "" : "Slack would not take it: " + found.front());
}

}  // namespace

fuzz_scene::fuzz_scene(bool own_views)
    : log_(expect_no_failure),
      own_views_(own_views),
      world_(config::embedded_framework()),
      requests_(world_.context.get_executor(), world_.with, {.team = "T1"}, *this,
                {.patience = std::chrono::hours{1}}) {
    start_live(session_);
}

fuzz_scene::~fuzz_scene() = default;

void fuzz_scene::receive(std::string_view frame) {
    auto content = slack::parse_frame(frame);
    const auto all = session_.machine().connections();
    const bool readable = !all.empty() && static_cast<unsigned>(all[0].id) == only_connection &&
                          (all[0].state == slack::connection_state::live ||
                           all[0].state == slack::connection_state::draining);
    if (const auto* envelope = std::get_if<slack::envelope>(&content); envelope && readable) {
        ++delivered_[envelope->id];
        takes_payload_.emplace(envelope->id, envelope->accepts_response_payload);
    }
    perform(session_.receive(only_connection, std::move(content)));
    settle();
}

void fuzz_scene::deliver(slack::envelope_kind kind, json payload) {
    const auto* type = kind == slack::envelope_kind::slash_commands ? "slash_commands"
                       : kind == slack::envelope_kind::interactive  ? "interactive"
                                                                    : "events_api";
    const bool action = payload.value("type", "") == "block_actions";
    const json frame{{"envelope_id", "env-" + std::to_string(++number_)},
                     {"type", type},
                     {"accepts_response_payload", !action},
                     {"payload", std::move(payload)}};
    receive(frame.dump(-1, ' ', false, json::error_handler_t::replace));
}

void fuzz_scene::command(const std::string& user, const std::string& name,
                         const std::string& words) {
    deliver(slack::envelope_kind::slash_commands,
            {{"team_id", "T1"},
             {"user_id", user},
             {"channel_id", "C1"},
             {"command", name},
             {"text", words},
             {"response_url", "https://hooks.slack.com/commands/T1/1/x"},
             {"trigger_id", "trigger-" + std::to_string(number_)}});
}

void fuzz_scene::live() {
    const auto ann = handler_scene::who("U1");
    const auto ben = handler_scene::who("U2");
    const auto now = world_.time.now();
    auto& kept = world_.people;
    const auto& ladder = world_.ladder;
    world_.run(kept.save_standing(request_key{"1"}, ann, {ladder.id, "L2", "L3"}, now));
    world_.run(
        kept.add_entry(request_key{"2"}, ann, {.text = {.main = "Shipped it"}, .written = now}));
    world_.run(
        kept.add_goal(request_key{"3"}, ann, {.title = "Write", .competency = "execution"}, now));
    world_.run(kept.save_manager(request_key{"4"}, ann,
                                 manager_link{.manager = ben, .confirmed = true, .since = now}));
    world_.run(kept.add_feedback(request_key{"5"}, {.subject = ann,
                                                    .asker = ann,
                                                    .givers = {ben, handler_scene::who("U3")},
                                                    .competencies = {"execution"},
                                                    .framework = ladder.id,
                                                    .version = ladder.version,
                                                    .made = now,
                                                    .due = now + std::chrono::days{7}}));
}

void fuzz_scene::perform(std::vector<slack::session_action> steps) {
    for (auto& step : steps) {
        if (auto* dispatched = std::get_if<slack::action::dispatch>(&step)) {
            requests_.dispatch(std::move(dispatched->delivery));
        } else if (const auto* send = std::get_if<slack::action::send>(&step)) {
            look_at_acknowledgement(send->text);
            session_.feed(slack::event::written{slack::generation{only_connection}});
        }
    }
}

void fuzz_scene::settle() {
    world_.context.restart();
    world_.context.run();
    expect(requests_.in_flight() == 0, "a request has no end");
    expect(session_.machine().in_flight() == 0, "an envelope is not answered");
    expect(sent_ == delivered_, "each delivery is answered once");
    look_at_slack();
}

void fuzz_scene::acknowledge(const std::string& envelope_id, std::optional<std::string> payload) {
    if (payload) {
        expect(takes_payload_.at(envelope_id), "a payload where none is taken");
        look_at_answer(json::parse(*payload));
    }
    perform(session_.feed(
        slack::event::acknowledge{.envelope_id = envelope_id, .payload = std::move(payload)}));
}

task<bot::delivery> fuzz_scene::respond(std::string, json message) {
    look_at_message(message);
    co_return bot::delivery::done;
}

void fuzz_scene::look_at_acknowledgement(const std::string& text) {
    expect(text.size() <= slack::largest_ack, "an acknowledgement is too large");
    const auto read = json::parse(text, nullptr, false);
    expect(read.is_object() && read.contains("envelope_id"), "an acknowledgement is no JSON");
    ++sent_[read.at("envelope_id").get<std::string>()];
}

void fuzz_scene::look_at_answer(const json& payload) {
    if (payload.contains("view")) return look_at_view(payload.at("view"));
    if (payload.contains("errors")) {
        return expect_all_harmless(payload.at("errors"), "an error beside an input");
    }
    if (payload.contains("text")) look_at_message(payload);
}

void fuzz_scene::look_at_message(const json& message) {
    expect_all_harmless(message, "a message");
    expect_no_findings(sandbox::check_message(message));
}

void fuzz_scene::look_at_view(const json& view) {
    if (!own_views_) return;
    expect_all_harmless(view, "a view");
    expect_no_findings(sandbox::check_view(view));
}

void fuzz_scene::look_at_slack() {
    for (const auto& each : std::exchange(world_.slack.views, {})) look_at_view(each.view);
    for (const auto& each : std::exchange(world_.slack.messages, {})) {
        look_at_message({{"text", each.shown.text}, {"blocks", each.shown.blocks}});
    }
}

}  // namespace coach::testing
