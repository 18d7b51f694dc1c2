#pragma once

#include <algorithm>
#include <functional>
#include <ranges>
#include <utility>

namespace coach::testing {

/// Adds a value to a list whose highest key stands first; among equals the later added does.
template <class List, class Value, class Key>
void insert_latest_first(List& list, Value value, Key key) {
    const auto place =
        std::ranges::lower_bound(list, std::invoke(key, value), std::ranges::greater{}, key);
    list.insert(place, std::move(value));
}

/// Adds a value to a list whose lowest key stands first; among equals the earlier added does.
template <class List, class Value, class Key>
void insert_in_order(List& list, Value value, Key key) {
    const auto place = std::ranges::upper_bound(list, std::invoke(key, value), {}, key);
    list.insert(place, std::move(value));
}

}  // namespace coach::testing
