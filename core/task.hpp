#pragma once

#include <boost/asio/awaitable.hpp>

namespace coach {

/// A coroutine's promise of a T. Runs on the executor of whoever awaits it. This is the only file
/// of the core that knows which library provides coroutines.
template <class T>
using task = boost::asio::awaitable<T>;

}  // namespace coach
