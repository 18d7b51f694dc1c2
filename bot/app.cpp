#include "bot/app.hpp"

#include "bot/background.hpp"
#include "bot/ops/fault.hpp"
#include "bot/ops/http_server.hpp"
#include "bot/ops/log.hpp"
#include "bot/ops/readiness.hpp"
#include "bot/ops/status_pages.hpp"
#include "bot/ops/token_watch.hpp"
#include "bot/picture_desk.hpp"
#include "bot/routing/dispatcher.hpp"
#include "bot/routing/reply_channel.hpp"
#include "bot/routing/services.hpp"
#include "bot/slack/socket_mode_client.hpp"
#include "bot/slack/web_api.hpp"
#include "bot/slack_calls.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <chrono>
#include <exception>
#include <list>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace coach::bot {

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

constexpr auto first_retry = 1s;
constexpr auto longest_retry = 60s;
constexpr auto stop_limit = 4800ms;  // of the 5 s that an operator was promised

bool is_refusal(const slack::api_error& error) {
    return error.kind == slack::error_class::dead_token || error.kind == slack::error_class::config;
}

delivery fate_of(const slack::respond_result& sent) {
    if (sent) return delivery::done;
    return sent.error().kind == slack::respond_failure::invalid_blocks ? delivery::blocks_refused
                                                                       : delivery::failed;
}

slack::web_api_options api_options(const app_options& options) {
    const auto address = slack::parse_url(options.api_url);
    if (!address) throw std::invalid_argument(std::string{slack::describe(address.error())});
    return {.api_url = *address, .bot_token = options.bot_token, .app_token = options.app_token};
}

}  // namespace

/// What the app serves and sends with, from one reload to the next. What was begun with it ends
/// with it.
struct app::generation {
    generation(framework loaded, const services& like)
        : ladder(std::move(loaded)),
          with({.people = like.people,
                .ladder = ladder,
                .time = like.time,
                .slack = like.slack,
                .pictures = like.pictures,
                .zones = like.zones,
                .questions = like.questions}) {}

    bool has_begun() const { return requests.has_value(); }

    bool has_ended() const { return requests->in_flight() == 0 && by_itself->has_ended(); }

    framework ladder;
    services with;
    std::optional<background> by_itself{};
    std::optional<dispatcher> requests{};
};

struct app::parts final : reply_channel {
    parts(app_options chosen, const app_world& world)
        : options(std::move(chosen)),
          api(context.get_executor(), api_options(options)),
          desk(context.get_executor(), world.people, calls, world.time),
          started(world.time.now()),
          backups(context.get_executor(), world.time, options.copy_database, options.backups),
          pages(world.people, world.time, [this] { return status(); }) {
        generations.emplace_back(world.ladder, services{.people = world.people,
                                                        .ladder = world.ladder,
                                                        .time = world.time,
                                                        .slack = calls,
                                                        .pictures = desk,
                                                        .zones = world.zones,
                                                        .questions = world.questions});
        if (!options.http) return;
        http.emplace(context.get_executor(), *options.http,
                     [this](std::string path) { return pages.show(std::move(path)); });
        log::info("http", {{"event", "listening"}, {"address", http->address()}});
    }

    void acknowledge(const std::string& envelope_id, std::optional<std::string> payload) override {
        socket->acknowledge(envelope_id, std::move(payload));
        const auto arrived = arrivals.extract(envelope_id);
        if (arrived) answer_times.observe(std::chrono::steady_clock::now() - arrived.mapped());
    }

    void take(slack::envelope arrived) {
        arrivals[arrived.id] = std::chrono::steady_clock::now();
        generations.back().requests->dispatch(std::move(arrived));
    }

    task<delivery> respond(std::string response_url, nlohmann::json shown) override {
        co_return fate_of(co_await api.respond(std::move(response_url), std::move(shown)));
    }

    /// Whose token this is. Asks until Slack answers.
    task<slack::identity_result> identify() {
        for (auto delay = std::chrono::seconds{first_retry};;
             delay = std::min(2 * delay, std::chrono::seconds{longest_retry})) {
            auto answered = co_await api.identify();
            token.note(answered);
            if (answered || is_refusal(answered.error())) co_return answered;
            log::warning("Slack does not answer yet", {{"cause", answered.error().code}});
            asio::steady_timer wait(context, answered.error().retry_after.value_or(delay));
            co_await wait.async_wait(asio::use_awaitable);
        }
    }

    task<run_end> serve() {
        asio::co_spawn(context, backups.run(), [](const std::exception_ptr& thrown) {
            if (!thrown) return;
            log::error("stopped", {{"what", "backups"}, {"cause", ops::describe(thrown)}});
        });
        const auto bot = co_await identify();
        if (!bot) co_return refused(bot.error());
        asio::co_spawn(context, token.run(), asio::detached);
        team = bot->team_id;
        begin(generations.back());
        socket.emplace(context.get_executor(), api, slack::session_options{},
                       [this](slack::envelope arrived) { take(std::move(arrived)); });
        const auto end = co_await socket->run();
        stopping = true;
        for (auto& each : generations) co_await each.requests->drain(time_left());
        for (auto& each : generations) co_await each.by_itself->end(time_left());
        co_return end.refusal ? refused(*end.refusal) : run_end::stopped;
    }

    void begin(generation& next) {
        next.by_itself.emplace(context.get_executor(), next.with,
                               outbox_options{.pace = options.pace,
                                              .on_end =
                                                  [this](outgoing_kind kind, outgoing_fate fate) {
                                                      outgoing.count_sent(kind, fate);
                                                  }},
                               options.keeps);
        next.requests.emplace(
            context.get_executor(), next.with, installation{.team = team}, *this,
            dispatcher_options{.served = [this] { generations.back().by_itself->wake(); },
                               .ended = [this](std::string_view how) { ++outcomes[how]; }});
        next.by_itself->begin(team_id{team});
    }

    void reload(app_changes changes) {
        if (stopping) return;
        options.pace = changes.pace;
        options.keeps = changes.keeps;
        backups.set_plan(std::move(changes.backups));
        auto& before = generations.back();
        auto& next = generations.emplace_back(std::move(changes.ladder), before.with);
        if (before.has_begun()) {
            before.by_itself->stop();
            begin(next);
        }
        generations.remove_if([&](const generation& each) {
            return &each != &next && (!each.has_begun() || each.has_ended());
        });
    }

    /// How the app is doing, for an operator's tools.
    ops::app_status status() const {
        ops::app_status out;
        const auto line = socket ? socket->status() : slack::socket_mode_status{};
        out.trouble = ops::why_not_ready({.token_trouble = token.trouble(),
                                          .missing_scopes = token.missing_scopes(),
                                          .socket = line,
                                          .stopping = stopping});
        out.figures = {.socket_connections = line.live,
                       .socket_reconnects = line.reconnects,
                       .envelopes_received = line.dispatched,
                       .envelopes_answered = line.dispatched - line.in_flight,
                       .requests_in_flight = in_flight(),
                       .outgoing = outgoing,
                       .outcomes = outcomes,
                       .answer_times = answer_times,
                       .started = started,
                       .backups = backups.figures()};
        if (options.store_figures) out.figures.store = options.store_figures();
        return out;
    }

    std::size_t in_flight() const {
        std::size_t out = 0;
        for (const auto& each : generations) {
            if (each.has_begun()) out += each.requests->in_flight();
        }
        return out;
    }

    static run_end refused(const slack::api_error& why) {
        log::error("Slack refused the tokens", {{"cause", why.code}});
        return run_end::tokens_refused;
    }

    /// What remains of the time that stopping may take.
    std::chrono::milliseconds time_left() const {
        const auto passed = std::chrono::steady_clock::now() - stopped_at;
        return std::max(std::chrono::floor<std::chrono::milliseconds>(stop_limit - passed), 0ms);
    }

    /// Before the socket exists nothing has begun that could be finished.
    void stop() {
        stopping = true;
        stopped_at = std::chrono::steady_clock::now();
        for (auto& each : generations) {
            if (each.has_begun()) each.by_itself->stop();
        }
        backups.stop();
        if (socket) {
            socket->stop();
        } else {
            context.stop();
        }
    }

    app_options options;
    asio::io_context context{1};
    slack::web_api api;
    slack_calls calls{context.get_executor(), api};
    picture_desk desk;
    std::string team;
    ops::token_watch token{context.get_executor(), api, options.required_scopes};
    ops::outgoing_counts outgoing;
    std::map<std::string_view, std::uint64_t> outcomes;
    ops::latencies answer_times;
    /// When what is not acknowledged yet came in.
    std::unordered_map<std::string, std::chrono::steady_clock::time_point> arrivals;
    timestamp started;
    backup_keeper backups;
    ops::status_pages pages;
    std::optional<ops::http_server> http;
    std::list<generation> generations;  ///< the last one takes what comes; those before it end
    std::optional<slack::socket_mode_client> socket;
    bool stopping = false;
    std::chrono::steady_clock::time_point stopped_at;
};

app::app(app_options options, app_world world)
    : parts_(std::make_unique<parts>(std::move(options), world)) {}

app::~app() = default;

run_end app::run() {
    auto end = run_end::stopped;
    std::exception_ptr thrown;
    asio::co_spawn(parts_->context, parts_->serve(), [&](std::exception_ptr fault, run_end value) {
        thrown = std::move(fault);
        end = value;
        parts_->context.stop();
    });
    parts_->context.run();
    if (thrown) std::rethrow_exception(thrown);
    return end;
}

void app::reload(app_changes changes) {
    asio::post(parts_->context, [self = parts_.get(), changes = std::move(changes)]() mutable {
        self->reload(std::move(changes));
    });
}

void app::stop() {
    asio::post(parts_->context, [self = parts_.get()] { self->stop(); });
}

}  // namespace coach::bot
