#pragma once

#include "bot/ops/http_server.hpp"
#include "config/listen_address.hpp"
#include "core/task.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/system/result.hpp>

#include <chrono>
#include <string>

namespace coach::ops {

/// Gets a page from an app that serves its status at `where`; "every network" is asked on this
/// machine. The error is the network's: nobody listens there, or not within `limit`, or what
/// answers does not speak HTTP.
task<boost::system::result<http_page>> ask_page(boost::asio::any_io_executor executor,
                                                config::listen_address where, std::string path,
                                                std::chrono::milliseconds limit);

}  // namespace coach::ops
