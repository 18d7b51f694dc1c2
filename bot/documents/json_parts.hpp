#pragma once

#include "core/clock.hpp"
#include "core/day.hpp"
#include "core/ids.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <vector>

/// The parts that documents in JSON have in common.
namespace coach::bot::documents {

/// Keeps members in the order in which they are written.
using json = nlohmann::ordered_json;

/// A person as their id in the workspace; null for nobody.
inline json member_json(const std::optional<person_id>& who) {
    return who ? json(who->member.str()) : json();
}

inline json moment_json(const std::optional<timestamp>& at) {
    return at ? json(write_moment(*at)) : json();
}

/// Each of them as `write` writes it.
template <class Each, class Writer>
json list_json(const std::vector<Each>& all, Writer write) {
    auto out = json::array();
    for (const auto& each : all) out.push_back(write(each));
    return out;
}

}  // namespace coach::bot::documents
