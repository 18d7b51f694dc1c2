#include "core/rounds.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

namespace coach {

namespace {

struct submission {
    timestamp at;
    bool by_manager;
};

std::vector<submission> in_order(std::span<const assessment> own,
                                 std::span<const assessment> by_manager) {
    std::vector<submission> out;
    for (const auto& each : own) out.push_back({each.made, false});
    for (const auto& each : by_manager) out.push_back({each.made, true});
    std::ranges::sort(out, {}, &submission::at);
    return out;
}

}  // namespace

std::optional<timestamp> find_last_round(std::span<const assessment> own,
                                         std::span<const assessment> by_manager) {
    std::optional<timestamp> completed;
    bool has_own = false;
    bool has_manager = false;
    for (const auto& each : in_order(own, by_manager)) {
        (each.by_manager ? has_manager : has_own) = true;
        if (!has_own || !has_manager) continue;
        completed = each.at;
        has_own = has_manager = false;
    }
    return completed;
}

std::vector<assessment> made_until(std::span<const assessment> made,
                                   std::optional<timestamp> last_round) {
    std::vector<assessment> out;
    if (!last_round) return out;
    std::ranges::copy_if(made, std::back_inserter(out),
                         [&](const assessment& each) { return each.made <= *last_round; });
    std::ranges::sort(out, std::greater{}, &assessment::made);
    return out;
}

std::optional<open_round> find_open_round(std::span<const assessment> own,
                                          std::span<const assessment> by_manager) {
    const auto last = find_last_round(own, by_manager);
    if (!last) return std::nullopt;
    return open_round{.own = made_until(own, last).front(),
                      .by_manager = made_until(by_manager, last).front()};
}

}  // namespace coach
