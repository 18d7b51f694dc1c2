#pragma once

#include "tests/support/tls_identity.hpp"

#include <boost/asio/io_context.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace coach::bench {

/// Slack's end of Socket Mode for one app under load: the Web API's answers that it needs to start,
/// and one web socket over TLS. As little as possible is done for each message, so that what is
/// measured is the other end.
class slack_host {
 public:
    struct callbacks {
        std::function<void()> on_hello;                    ///< a socket is open and was greeted
        std::function<void(std::string_view)> on_message;  ///< a text from the app
    };

    /// Listens on a free port of 127.0.0.1.
    slack_host(boost::asio::io_context& context, const testing::tls_identity& identity,
               callbacks tell);
    slack_host(const slack_host&) = delete;
    slack_host& operator=(const slack_host&) = delete;
    ~slack_host();

    /// "https://localhost:PORT/api/".
    std::string api_url() const;

    void tell(callbacks to);

    /// Queues an envelope; flush() sends all that is queued.
    void queue(std::string_view envelope);
    void flush();

    /// How often which method of the Web API was called.
    const std::map<std::string, std::uint64_t>& calls() const;

 private:
    struct impl;
    std::shared_ptr<impl> impl_;
};

}  // namespace coach::bench
