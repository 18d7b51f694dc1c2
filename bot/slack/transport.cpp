#include "bot/slack/transport.hpp"

#include "config/environment.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

namespace coach::slack {

namespace net = boost::asio;
using boost::system::error_code;
using net::ip::tcp;

namespace {

bool is_address(const std::string& host) {
    error_code failed;
    net::ip::make_address(host, failed);
    return !failed;
}

net_error failure(std::string code) {
    return {.code = std::move(code), .retry_after = std::nullopt};
}

/// Whether certificates lie there under the hash of their subject, as c_rehash(1) puts them.
bool is_hashed(const std::filesystem::path& directory) {
    error_code none;
    std::filesystem::directory_iterator files(directory, none);
    return std::any_of(begin(files), end(files), [](const auto& file) {
        const auto name = file.path().filename().string();
        constexpr std::size_t hash_length = 8;
        return name.find_first_not_of("0123456789abcdef") == hash_length &&
               name.substr(hash_length) == ".0";
    });
}

/// In a hashed directory OpenSSL looks up the one certificate that it needs. To read the whole
/// bundle instead takes half of the app's start and a megabyte.
void trust(net::ssl::context& context) {
    const auto variables = config::process_environment();
    const auto named = variables.find(X509_get_default_cert_dir_env());
    const std::string directories =
        named == variables.end() ? X509_get_default_cert_dir() : named->second;
    if (!variables.contains(X509_get_default_cert_file_env()) &&
        is_hashed(directories.substr(0, directories.find(':')))) {
        context.add_verify_path(directories);
    } else {
        context.set_default_verify_paths();
    }
}

}  // namespace

tls_context::tls_context() : context_(net::ssl::context::tls_client) {
    SSL_CTX_set_min_proto_version(context_.native_handle(), TLS1_2_VERSION);
    trust(context_);
    context_.set_verify_mode(net::ssl::verify_peer);
}

std::shared_ptr<tls_context> make_tls_context() {
    return std::make_shared<tls_context>();
}

deadline::deadline(const net::any_io_executor& executor, std::chrono::milliseconds limit,
                   std::function<void()> on_expiry)
    : state_(std::make_shared<state>(std::move(on_expiry))), timer_(executor, limit) {
    timer_.async_wait([watched = std::weak_ptr(state_)](error_code cancelled) {
        const auto alive = watched.lock();
        if (cancelled || !alive) return;
        alive->expired = true;
        alive->on_expiry();
    });
}

task<std::optional<net_error>> dial(tcp::resolver& resolver, tcp::socket& socket,
                                    const url& target) {
    error_code failed;
    const auto port = std::to_string(target.port);
    const auto found = co_await resolver.async_resolve(target.host, port, into(failed));
    if (failed) co_return failure("resolve_failed");
    co_await net::async_connect(socket, found, into(failed));
    if (failed) co_return failure("connect_failed");
    socket.set_option(tcp::no_delay(true), failed);
    co_return std::nullopt;
}

task<std::optional<net_error>> secure(tls_stream& stream, const url& target) {
    auto* handle = stream.native_handle();
    const bool named = !is_address(target.host);
    if (named && SSL_set_tlsext_host_name(handle, target.host.c_str()) != 1) {
        co_return failure("tls_failed");
    }
    error_code failed;
    stream.set_verify_callback(net::ssl::host_name_verification(target.host), failed);
    if (failed) co_return failure("tls_failed");
    co_await stream.async_handshake(net::ssl::stream_base::client, into(failed));
    if (failed) co_return failure("tls_failed");
    co_return std::nullopt;
}

task<std::optional<net_error>> secure(plain_stream& /*stream*/, const url& /*target*/) {
    co_return std::nullopt;
}

void close_now(tcp::socket& socket) {
    error_code ignored;
    socket.close(ignored);
}

std::optional<std::chrono::seconds> retry_after_in(std::string_view header) {
    constexpr unsigned longest = 24 * 3600;
    unsigned seconds = 0;
    const auto* const begin = std::to_address(header.begin());
    const auto* const end = std::to_address(header.end());
    const auto [stop, failed] = std::from_chars(begin, end, seconds);
    if (failed != std::errc() || stop != end) return std::nullopt;
    return std::chrono::seconds{std::min(seconds, longest)};
}

}  // namespace coach::slack
