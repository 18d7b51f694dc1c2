#pragma once

#include "core/task.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

namespace coach::testing {

/// Runs one task to its end on an executor of its own and returns its value; rethrows what it
/// threw.
template <class T>
T run(task<T> work) {
    boost::asio::io_context context;
    std::optional<T> value;
    std::exception_ptr thrown;
    boost::asio::co_spawn(context, std::move(work), [&](std::exception_ptr e, T result) {
        thrown = e;
        if (!e) value.emplace(std::move(result));
    });
    context.run();
    if (thrown) std::rethrow_exception(thrown);
    if (!value) throw std::logic_error("the task never ended");
    return std::move(*value);
}

}  // namespace coach::testing
