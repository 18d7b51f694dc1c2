#pragma once

#include "bot/slack/url.hpp"
#include "core/task.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <string>

namespace coach::testing {

/// What every request is answered with.
struct fixed_answer {
    unsigned status = 0;
    std::string content_type{};
    std::string retry_after{};  ///< "-": no such header
    std::string body{};
};

/// An HTTP server of this machine that answers whatever it is asked in the same way. Lives as long
/// as its context runs; connections end without a trace, so that no port is used up.
class one_answer_server {
 public:
    one_answer_server(boost::asio::io_context& context, const fixed_answer& given);

    /// Where it is: "http://127.0.0.1:1234/api/".
    slack::url address() const;

 private:
    task<void> accept();
    static task<void> serve(boost::asio::ip::tcp::socket socket, std::string reply);

    boost::asio::ip::tcp::acceptor acceptor_;
    std::string reply_;
};

}  // namespace coach::testing
