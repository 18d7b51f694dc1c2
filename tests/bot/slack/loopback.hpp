#pragma once

#include "bot/slack/url.hpp"
#include "core/task.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/support/tls_identity.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <cstdint>
#include <exception>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace coach::testing {

/// Where OpenSSL finds whom to trust.
enum class trust_store { file, directory };

/// While it lives, the program trusts this authority and no other: SSL_CERT_FILE or SSL_CERT_DIR
/// names what holds nothing else.
class only_trusting {
 public:
    explicit only_trusting(const certificate_authority& authority,
                           trust_store kind = trust_store::file);
    only_trusting(const only_trusting&) = delete;
    only_trusting& operator=(const only_trusting&) = delete;
    ~only_trusting();

 private:
    temporary_directory place_;
    const char* variable_;
};

/// The address of a server on this machine.
slack::url loopback(const std::string& scheme, std::uint16_t port, const std::string& target = "/");

/// Runs the context until this task ends, whatever else goes on in it, and returns its value.
/// Throws if that takes longer than any test should.
template <class T>
T run_on(boost::asio::io_context& context, task<T> work) {
    constexpr std::chrono::seconds patience{60};
    std::optional<T> value;
    std::exception_ptr thrown;
    boost::asio::co_spawn(context, std::move(work), [&](std::exception_ptr e, T result) {
        thrown = e;
        if (!e) value.emplace(std::move(result));
        context.stop();
    });
    context.restart();
    context.run_for(patience);
    if (thrown) std::rethrow_exception(thrown);
    if (!value) throw std::logic_error("the task did not end");
    return std::move(*value);
}

}  // namespace coach::testing
