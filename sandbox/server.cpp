#include "sandbox/server.hpp"

#include "any_app_bytes.hpp"
#include "sandbox/json_access.hpp"
#include "sandbox/manifest.hpp"
#include "sandbox/net/sessions.hpp"
#include "sandbox/net/shell.hpp"
#include "sandbox/random_source.hpp"
#include "sandbox/workspace/profile_json.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <optional>
#include <random>
#include <stdexcept>

namespace coach::sandbox {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

moment real_time() {
    return {std::chrono::steady_clock::now(), std::chrono::system_clock::now()};
}

void choose_tokens(server_options& options) {
    std::random_device device;
    random_source random((std::uint64_t{device()} << 32U) | device());
    if (options.bot_token.empty()) {
        options.bot_token =
            "xoxb-" + random.digits(12) + '-' + random.digits(13) + '-' + random.letters(24);
    }
    if (options.app_token.empty()) {
        options.app_token = "xapp-1-A0SANDBOX1-" + random.digits(13) + '-' + random.hex(64);
    }
}

tcp::acceptor listen(asio::io_context& context, std::uint16_t port) {
    const tcp::endpoint endpoint(asio::ip::address_v4::loopback(), port);
    try {
        return {context, endpoint};
    } catch (const boost::system::system_error& e) {
        if (e.code() != asio::error::address_in_use) throw;
        throw std::runtime_error("port " + std::to_string(port) +
                                 " on 127.0.0.1 is already in use; choose another");
    }
}

asio::awaitable<void> accept_connections(tcp::acceptor& acceptor, shell& host) {
    while (acceptor.is_open()) {
        auto [error, accepted] =
            co_await acceptor.async_accept(asio::as_tuple(asio::use_awaitable));
        if (error == asio::error::operation_aborted) co_return;
        if (error) continue;
        auto socket = std::make_shared<tcp::socket>(std::move(accepted));
        socket->set_option(tcp::no_delay(true), error);
        asio::co_spawn(acceptor.get_executor(), serve_http(host, std::move(socket)),
                       asio::detached);
    }
}

std::optional<workspace_profile> read_workspace(const std::string& file,
                                                const app_manifest& manifest) {
    if (file.empty()) return std::nullopt;
    const auto parsed = nlohmann::json::parse(file, nullptr, false);
    if (parsed.is_discarded()) throw std::invalid_argument("the workspace file is not JSON");
    auto reading = from_json(parsed, manifest.bot_name);
    if (reading.problems.empty()) return std::move(reading.profile);
    std::string all = "the workspace file cannot be used";
    for (const auto& problem : reading.problems) all += "\n  " + problem;
    throw std::invalid_argument(all);
}

nlohmann::json read_kept(const std::string& text) {
    if (text.empty()) return nullptr;
    auto kept = nlohmann::json::parse(text, nullptr, false);
    if (!kept.is_object()) throw std::invalid_argument("what an earlier run kept cannot be read");
    return kept;
}

stand_in_settings to_settings(const server_options& options, const std::string& authority) {
    const auto manifest =
        read_manifest(options.manifest.empty() ? samples::any_app_json : options.manifest);
    return {.manifest = manifest,
            .bot_token = options.bot_token,
            .app_token = options.app_token,
            .authority = authority,
            .seed = options.seed,
            .profile = read_workspace(options.workspace, manifest),
            .gateway = options.gateway,
            .ticket_lifetime = options.ticket_lifetime,
            .trigger_lifetime = options.trigger_lifetime,
            .files = options.files,
            .limits_rates = options.limits_rates};
}

}  // namespace

struct server::impl {
    explicit impl(server_options o)
        : options(std::move(o)),
          acceptor(listen(context, options.port)),
          authority("127.0.0.1:" + std::to_string(acceptor.local_endpoint().port())),
          host(context, to_settings(options, authority),
               {.clock = options.clock ? options.clock : real_time,
                .log = options.log,
                .save = saver(),
                .heartbeat = options.heartbeat}) {}

    std::function<void(const nlohmann::json&)> saver() const {
        if (!options.save) return {};
        return [this](const nlohmann::json& state) {
            options.save(to_text({{"bot_token", options.bot_token},
                                  {"app_token", options.app_token},
                                  {"state", state}}));
        };
    }

    /// Goes on where an earlier run ended, or begins.
    void begin(const nlohmann::json& kept) {
        auto& rules = host.rules();
        if (kept.is_object()) return rules.restore(kept.at("state"), host.now());
        if (options.with_story) rules.tell_sample_story(host.now());
    }

    server_options options;
    asio::io_context context{1};
    tcp::acceptor acceptor;
    std::string authority;
    shell host;
};

server::server(server_options options) {
    const auto kept = read_kept(options.kept);
    if (kept.is_object()) {
        options.bot_token = text_at(kept, "bot_token");
        options.app_token = text_at(kept, "app_token");
    }
    choose_tokens(options);
    impl_ = std::make_unique<impl>(std::move(options));
    try {
        impl_->begin(kept);
    } catch (const nlohmann::json::exception&) {
        throw std::invalid_argument("what an earlier run kept cannot be read");
    }
    impl_->host.start();
    asio::co_spawn(impl_->context, accept_connections(impl_->acceptor, impl_->host),
                   asio::detached);
}

server::~server() = default;

std::uint16_t server::port() const {
    return impl_->acceptor.local_endpoint().port();
}

std::string server::page_address() const {
    return "http://" + impl_->authority + '/';
}

std::vector<std::pair<std::string, std::string>> server::environment() const {
    return {{"SLACK_API_URL", page_address() + "api/"},
            {"SLACK_BOT_TOKEN", impl_->options.bot_token},
            {"SLACK_APP_TOKEN", impl_->options.app_token}};
}

std::chrono::milliseconds server::moved_by() const {
    return impl_->host.moved_by();
}

void server::run() {
    impl_->context.run();
}

void server::stop() {
    asio::post(impl_->context, [self = impl_.get()] {
        boost::system::error_code ignored;
        self->acceptor.close(ignored);
        self->host.stop();
    });
}

}  // namespace coach::sandbox
