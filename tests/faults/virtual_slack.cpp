#include "tests/faults/virtual_slack.hpp"

#include "bot/slack/api_error.hpp"
#include "config/framework_file.hpp"
#include "config/manifest.hpp"
#include "sandbox/manifest.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <utility>
#include <variant>

namespace coach::testing {

namespace {

using nlohmann::json;
using namespace std::chrono_literals;

constexpr auto authority = "127.0.0.1:4000";
constexpr auto between_commands = 1s;
constexpr std::uint16_t broken = 1006;
constexpr std::uint16_t closed_well = 1000;

sandbox::http_request request(std::string method, const std::string& target, std::string body,
                              sandbox::form_fields headers) {
    const auto question = std::min(target.find('?'), target.size());
    headers.emplace("host", authority);
    headers.emplace("content-type", "application/json; charset=utf-8");
    return {.method = std::move(method),
            .path = target.substr(0, question),
            .query = target.substr(std::min(question + 1, target.size())),
            .headers = std::move(headers),
            .body = std::move(body)};
}

std::optional<std::chrono::seconds> retry_after(const sandbox::http_reply& reply) {
    for (const auto& [name, value] : reply.headers) {
        if (name != "Retry-After") continue;
        unsigned seconds = 0;
        std::from_chars(value.data(), value.data() + value.size(), seconds);
        return std::chrono::seconds{seconds};
    }
    return std::nullopt;
}

slack::session_event ticket_event(slack::generation id, const sandbox::http_reply& reply) {
    const slack::reply_head head{.status = reply.status,
                                 .content_type = reply.content_type,
                                 .retry_after = retry_after(reply)};
    if (auto why = slack::error_in(head, reply.body)) {
        return slack::event::ticket_refused{.id = id, .why = *std::move(why)};
    }
    return slack::event::ticket_opened{.id = id, .url = json::parse(reply.body).at("url")};
}

sandbox::stand_in_settings settings(unsigned seed) {
    return {.manifest = sandbox::read_manifest(config::manifest()),
            .bot_token = bot_token,
            .app_token = app_token,
            .authority = authority,
            .seed = seed};
}

}  // namespace

virtual_slack::virtual_slack(unsigned seed)
    : world_(config::embedded_framework()),
      requests_(world_.context.get_executor(), world_.with, {.team = "T0NORTHWND"}, *this,
                {.patience = 1h}),
      time_{.steady = slack::steady_time{1h},
            .wall = std::chrono::system_clock::time_point{1'760'000'000s}},
      slack_(settings(seed)),
      random_(seed),
      app_({}, [this] { return std::uniform_real_distribution<double>{0, 1}(random_); }),
      next_command_(time_.steady) {
    feed(slack::event::start{});
    pass(2min);
}

virtual_slack::~virtual_slack() = default;

timestamp virtual_slack::wall() const {
    return std::chrono::floor<timestamp::duration>(time_.wall);
}

void virtual_slack::fault(const json& what) {
    const auto reply = slack_.handle(request("POST", "/_sandbox/faults", what.dump(), {}), time_);
    if (reply.status != 200) throw std::logic_error("no fault of the sandbox's: " + what.dump());
    settle();
}

void virtual_slack::pass(duration time) {
    const auto end = time_.steady + time;
    while (time_.steady < end) go_on(end);
}

std::optional<virtual_slack::duration> virtual_slack::wait_for_sockets(std::size_t wanted,
                                                                       duration most) {
    const auto began = time_.steady;
    while (sockets() < wanted && time_.steady < began + most) go_on(began + most);
    if (sockets() < wanted) return std::nullopt;
    return std::chrono::ceil<duration>(time_.steady - began);
}

/// On to whatever happens next, but not beyond the limit.
void virtual_slack::go_on(slack::steady_time limit) {
    auto next = std::min(limit, next_command_);
    if (wake_) next = std::min(next, *wake_);
    if (!to_come_.empty()) next = std::min(next, to_come_.begin()->first);
    if (const auto due = slack_.next_deadline()) next = std::min(next, *due);
    const auto step = std::max(next - time_.steady, slack::steady_time::duration{1'000'000});
    time_.steady += step;
    time_.wall += std::chrono::duration_cast<std::chrono::system_clock::duration>(step);
    slack_.tick(time_);
    if (time_.steady >= next_command_) {
        next_command_ += between_commands;
        const json typed{{"as", amara}, {"channel", general}, {"command", "/level"}, {"text", "3"}};
        slack_.handle(request("POST", "/_sandbox/commands", typed.dump(), {}), time_);
    }
    settle();
    if (wake_ && time_.steady >= *wake_) {
        wake_.reset();
        feed(slack::event::tick{});
    }
}

/// Everything that is due at this moment.
void virtual_slack::settle() {
    for (bool more = true; more;) {
        auto steps = slack_.take_actions(time_);
        slack_.take_changes(time_);
        more = !steps.empty();
        for (const auto& step : steps) perform(step);
        while (!to_come_.empty() && to_come_.begin()->first <= time_.steady) {
            more = true;
            feed(to_come_.extract(to_come_.begin()).mapped());
        }
    }
}

void virtual_slack::feed(slack::session_event happened) {
    for (auto& step : app_.handle(std::move(happened), now())) {
        std::visit([this](auto& what) { perform(what); }, step);
    }
}

void virtual_slack::later(duration wait, slack::session_event happened) {
    to_come_.emplace(time_.steady + wait, std::move(happened));
}

void virtual_slack::perform(slack::action::request_ticket& step) {
    const auto reply =
        slack_.handle(request("POST", "/api/apps.connections.open", "",
                              {{"authorization", std::string("Bearer ") + app_token}}),
                      time_);
    later(reply.delay, ticket_event(step.id, reply));
}

void virtual_slack::perform(slack::action::connect& step) {
    const auto asked = request("GET", step.url.substr(step.url.find("/link/")), "", {});
    if (slack_.refuse_socket(asked, time_)) {
        later(0ms, slack::event::connect_failed{
                       .id = step.id, .code = "http_401", .retry_after = std::nullopt});
        return;
    }
    wires_[step.id] = {.far_end = slack_.socket_opened(asked, time_)};
    feed(slack::event::connected{step.id});
}

void virtual_slack::perform(slack::action::send& step) {
    const auto id = json::parse(step.text).at("envelope_id").get<std::string>();
    ++answered_[id];
    const auto by = wires_.find(step.id);
    if (by != wires_.end() && by->second.carries) {
        slack_.socket_text(by->second.far_end, step.text, time_);
    }
    later(0ms, slack::event::written{step.id});
}

void virtual_slack::perform(slack::action::ping& step) {
    const auto by = wires_.find(step.id);
    if (by != wires_.end() && by->second.carries) later(0ms, slack::event::activity{step.id});
}

void virtual_slack::perform(slack::action::dispatch& step) {
    if (!handled_.insert(step.delivery.id).second) ++twice_;
    requests_.dispatch(std::move(step.delivery));
    world_.context.restart();
    world_.context.run();
}

void virtual_slack::perform(slack::action::close& step) {
    const auto by = wires_.find(step.id);
    if (by == wires_.end() || !by->second.carries) return;
    hang_up(step.id);
    later(0ms, slack::event::closed{.id = step.id, .code = closed_well});
}

void virtual_slack::perform(slack::action::abort& step) {
    hang_up(step.id);
}

void virtual_slack::hang_up(slack::generation id) {
    const auto by = wires_.find(id);
    if (by == wires_.end()) return;
    const auto far_end = by->second.far_end;
    wires_.erase(by);
    slack_.socket_closed(far_end, time_);
}

std::optional<slack::generation> virtual_slack::end_of(sandbox::connection_id far_end) const {
    const auto found = std::ranges::find_if(
        wires_, [far_end](const auto& each) { return each.second.far_end == far_end; });
    return found == wires_.end() ? std::nullopt : std::optional(found->first);
}

void virtual_slack::perform(const sandbox::socket_action& step) {
    using kind = sandbox::socket_action::kind;
    const auto id = end_of(step.socket);
    const bool silent = id && !wires_.at(*id).carries;
    if (!id || (silent && step.what != kind::reset)) return;
    switch (step.what) {
        case kind::send:
        case kind::send_in_pieces:
            hear(*id, step.text);
            break;
        case kind::ping:
            slack_.socket_pong(step.socket, time_);
            feed(slack::event::activity{*id});
            break;
        case kind::close:
        case kind::reset: {
            const bool well = step.what == kind::close;
            hang_up(*id);
            feed(slack::event::closed{.id = *id, .code = well ? step.code : broken});
            break;
        }
        case kind::mute:
            wires_.at(*id).carries = false;
            break;
    }
}

void virtual_slack::hear(slack::generation by, const std::string& text) {
    auto content = slack::parse_frame(text);
    if (const auto* envelope = std::get_if<slack::envelope>(&content)) ++delivered_[envelope->id];
    feed(slack::event::received{.id = by, .content = std::move(content)});
}

std::size_t virtual_slack::sockets() const {
    const auto all = app_.connections();
    return static_cast<std::size_t>(std::ranges::count_if(all, [this](const auto& one) {
        const auto by = wires_.find(one.id);
        return one.state == slack::connection_state::live && by != wires_.end() &&
               by->second.carries;
    }));
}

std::size_t virtual_slack::unanswered() const {
    return static_cast<std::size_t>(std::ranges::count_if(delivered_, [this](const auto& each) {
        const auto found = answered_.find(each.first);
        return found == answered_.end() || found->second != each.second;
    }));
}

void virtual_slack::acknowledge(const std::string& envelope_id,
                                std::optional<std::string> payload) {
    feed(slack::event::acknowledge{.envelope_id = envelope_id, .payload = std::move(payload)});
}

task<bot::delivery> virtual_slack::respond(std::string, json) {
    co_return bot::delivery::done;
}

}  // namespace coach::testing
