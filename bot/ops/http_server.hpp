#pragma once

#include "config/listen_address.hpp"
#include "core/task.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace coach::ops {

/// One answer to a GET.
struct http_page {
    unsigned status = 200;
    std::string content_type = "text/plain; charset=utf-8";
    std::string body{};
};

/// Writes the page at a path, which comes without its query.
using http_pages = std::function<task<http_page>(std::string path)>;

/// What the server lets a client take.
struct http_limits {
    std::chrono::milliseconds deadline = std::chrono::seconds{10};  ///< for all of one connection
    std::size_t connections = 32;  ///< at the same time; more are closed at once
    std::size_t header_bytes = 8UL * 1024;
};

/// A small HTTP/1.1 server for an operator's tools: GET alone, no bodies, one request a connection.
/// Lives on one executor, the network thread's.
class http_server {
 public:
    /// Listens at once and serves until destroyed. Throws std::runtime_error, with a sentence for
    /// the operator, where it cannot listen there. What `pages` refers to must outlive the
    /// executor's work; what it throws is answered with 500.
    http_server(const boost::asio::any_io_executor& executor, const config::listen_address& where,
                http_pages pages, http_limits limits = {});
    http_server(const http_server&) = delete;
    http_server& operator=(const http_server&) = delete;
    ~http_server();

    /// Where it listens: "127.0.0.1:9090", "[::1]:9090".
    std::string address() const;

 private:
    struct impl;
    std::shared_ptr<impl> impl_;
};

}  // namespace coach::ops
