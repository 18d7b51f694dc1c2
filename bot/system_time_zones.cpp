#include "bot/system_time_zones.hpp"

#include <date/tz.h>

#include <map>
#include <mutex>
#include <stdexcept>
#include <string>

namespace coach::bot {

namespace {

using std::chrono::floor;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

class system_zone final : public time_zone {
 public:
    explicit system_zone(const date::time_zone& rules) : rules_(&rules) {}

    local_minute local(timestamp moment) const override {
        const auto offset = rules_->get_info(floor<seconds>(moment)).offset;
        return local_minute(floor<minutes>(moment.time_since_epoch() + offset));
    }

    timestamp first_moment(local_minute shown) const override {
        const auto since_epoch = shown.time_since_epoch();
        const auto info = rules_->get_info(date::local_time<minutes>(since_epoch));
        if (info.result == date::local_info::nonexistent) return info.second.begin;
        return timestamp(since_epoch - info.first.offset);
    }

 private:
    const date::time_zone* rules_;
};

class utc_zone final : public time_zone {
 public:
    local_minute local(timestamp moment) const override {
        return local_minute(floor<minutes>(moment.time_since_epoch()));
    }

    timestamp first_moment(local_minute shown) const override {
        return timestamp(shown.time_since_epoch());
    }
};

/// The rules of that name, read whole; nullptr where there are none.
const date::time_zone* rules_of(std::string_view name) {
    try {
        const auto* rules = date::locate_zone(std::string(name));
        rules->get_info(date::sys_seconds());
        return rules;
    } catch (const std::runtime_error&) {
        return nullptr;
    }
}

}  // namespace

/// Keeps the zones that were asked for; as many as there are known names at the most.
class system_time_zones::places {
 public:
    /// nullptr where the name is not known.
    const time_zone* find(std::string_view name) {
        const std::scoped_lock lock(guard_);
        if (const auto known = zones_.find(name); known != zones_.end()) return &known->second;
        const auto* rules = rules_of(name);
        return rules == nullptr ? nullptr
                                : &zones_.try_emplace(std::string(name), *rules).first->second;
    }

    const time_zone& utc() const { return utc_; }

 private:
    std::mutex guard_;
    std::map<std::string, system_zone, std::less<>> zones_;
    utc_zone utc_;
};

system_time_zones::system_time_zones() : places_(std::make_unique<places>()) {}

system_time_zones::~system_time_zones() = default;

const time_zone& system_time_zones::find(std::string_view name) const {
    const auto* known = places_->find(name);
    return known == nullptr ? places_->utc() : *known;
}

bool system_time_zones::knows(std::string_view name) const {
    return places_->find(name) != nullptr;
}

}  // namespace coach::bot
