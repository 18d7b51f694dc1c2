#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace coach::storage {

/// How the database calls the values of an enumeration, which are numbered from 0 on.
template <class Value, std::size_t Count>
struct stored_names {
    std::array<std::string_view, Count> names;

    /// What that value is called.
    std::string of(Value value) const {
        return std::string(names.at(static_cast<std::size_t>(value)));
    }

    /// The value that is called so; one of the names must be.
    Value value(std::string_view name) const {
        return static_cast<Value>(std::ranges::find(names, name) - names.begin());
    }
};

}  // namespace coach::storage
