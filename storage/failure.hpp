#pragma once

#include "core/store/unit_of_work.hpp"

#include <exception>
#include <string_view>

namespace coach::storage {

/// What an exception of SQLite becomes for callers: a store_failure whose text names the cause and
/// SQLite's code, and no value. Any other exception is a bug and stays as it is.
std::exception_ptr as_failure(std::exception_ptr thrown);

/// Does that work; what it throws becomes what as_failure() says.
template <class Work>
decltype(auto) translated(Work work) {
    try {
        return work();
    } catch (...) {
        std::rethrow_exception(as_failure(std::current_exception()));
    }
}

/// A store_failure that says what was being done when the operating system refused.
store_failure system_failure(std::string_view doing, int error_number);

}  // namespace coach::storage
