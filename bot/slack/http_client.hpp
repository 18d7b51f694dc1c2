#pragma once

#include "bot/slack/net_error.hpp"
#include "bot/slack/tls.hpp"
#include "bot/slack/url.hpp"
#include "core/task.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace coach::slack {

/// A POST; Slack takes every method that way.
struct http_request {
    url target;
    std::string content_type;
    std::string bearer;  ///< a token for the Authorization header, or empty
    std::string body;
    bool idempotent = false;  ///< may be sent again after it may have been processed
    std::chrono::milliseconds limit = std::chrono::seconds{10};  ///< for all of it
};

/// What came back.
struct http_response {
    unsigned status = 0;
    std::string content_type;
    std::string scopes;  ///< the header x-oauth-scopes
    std::string date{};  ///< the header Date
    std::optional<std::chrono::seconds> retry_after;
    std::string body;
};

using http_result = boost::system::result<http_response, net_error>;

/// HTTP/1.1 over kept-alive connections, a few for each host. Headers up to 32 KiB, bodies up to
/// 32 MiB. Belongs to one network thread.
class http_client {
 public:
    /// A connection that was idle for longer than `idle_limit` is not used again: a firewall may
    /// have forgotten it without a word.
    http_client(boost::asio::any_io_executor executor, std::shared_ptr<tls_context> tls,
                std::chrono::milliseconds idle_limit);
    http_client(const http_client&) = delete;
    http_client& operator=(const http_client&) = delete;
    ~http_client();

    /// Sends one request. A kept-alive connection that turns out to be dead is replaced once, if
    /// the request is idempotent or did not go out whole. The task may outlive the client.
    task<http_result> post(http_request request);

    struct pool;

 private:
    std::shared_ptr<pool> pool_;
};

/// Called by result::value() on a failure; reaching it is a bug in the caller.
[[noreturn]] void throw_exception_from_error(const net_error& e, const boost::source_location&);

}  // namespace coach::slack
