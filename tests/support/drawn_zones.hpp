#pragma once

#include "core/time_zone.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace coach::testing {

/// When clocks are set, and what they are ahead of UTC from then on.
struct clock_change {
    timestamp at;
    std::chrono::minutes ahead;
};

/// A zone that is made of its changes, without a database.
class drawn_zone final : public time_zone {
 public:
    explicit drawn_zone(std::chrono::minutes at_first, std::vector<clock_change> then = {})
        : changes_(std::move(then)) {
        changes_.insert(changes_.begin(), {timestamp(std::chrono::days(-100'000)), at_first});
    }

    local_minute local(timestamp moment) const override {
        const auto after = std::ranges::upper_bound(changes_, moment, {}, &clock_change::at);
        const auto shown = moment.time_since_epoch() + std::prev(after)->ahead;
        return local_minute(std::chrono::floor<std::chrono::minutes>(shown));
    }

    timestamp first_moment(local_minute shown) const override {
        for (std::size_t i = 0;; ++i) {
            const timestamp moment(shown.time_since_epoch() - changes_[i].ahead);
            const bool is_last = i + 1 == changes_.size();
            if (is_last || moment < changes_[i + 1].at) return std::max(moment, changes_[i].at);
        }
    }

 private:
    std::vector<clock_change> changes_;
};

/// A zone with its name.
struct drawn_place {
    std::string name;
    std::chrono::minutes at_first;
    std::vector<clock_change> then;
};

/// Zones by name; any other name is UTC.
class drawn_zones final : public time_zones {
 public:
    explicit drawn_zones(std::vector<drawn_place> places) {
        for (auto& [name, at_first, then] : places) {
            zones_.try_emplace(std::move(name), at_first, std::move(then));
        }
    }

    const time_zone& find(std::string_view name) const override {
        const auto found = zones_.find(name);
        return found == zones_.end() ? utc_ : found->second;
    }

    bool knows(std::string_view name) const override { return zones_.contains(name); }

 private:
    std::map<std::string, drawn_zone, std::less<>> zones_;
    drawn_zone utc_{std::chrono::minutes(0)};
};

}  // namespace coach::testing
