#pragma once

#include <nlohmann/json.hpp>

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// A Web API method that answers wrongly on request.
struct api_fault {
    std::string method;         ///< "*": whichever is called
    std::string error;          ///< the `error` of an ordinary refusal; unused with `status`
    unsigned status = 0;        ///< an HTTP status other than 200, or 0
    int times = 1;              ///< how often it still happens
    bool after_commit = false;  ///< the call takes effect, and its answer is lost
    std::chrono::milliseconds delay{};  ///< how late the answer is
};

/// The standing faults: what somebody asked to go wrong, until it is used up or cleared. Pure.
class fault_state {
 public:
    using time_point = std::chrono::steady_clock::time_point;

    /// From now on messages with a block of that type are refused.
    void refuse_block(std::string type) { refused_blocks_.insert(std::move(type)); }

    /// Whether messages with such a block are refused.
    bool refuses(std::string_view block_type) const;

    /// The next calls of a method go wrong.
    void add(api_fault fault) { api_faults_.push_back(std::move(fault)); }

    /// The fault that this call runs into, if any; counts it.
    std::optional<api_fault> take(std::string_view method);

    /// Until then every method answers 429.
    void storm(time_point end) { storm_end_ = end; }

    /// The seconds, rounded up, for which methods still answer 429; nothing where they do not.
    std::optional<std::chrono::seconds> storm_left(time_point now) const;

    /// The tokens are worth nothing from now on.
    void revoke_tokens() { is_revoked_ = true; }
    bool is_revoked() const { return is_revoked_; }

    /// The bot has that scope no longer.
    void lose_scope(std::string scope) { lost_scopes_.insert(std::move(scope)); }
    bool has_lost(std::string_view scope) const { return lost_scopes_.contains(scope); }

    /// What stands, each as it is asked for: `{"kind":…}`.
    nlohmann::json active(time_point now) const;

    /// Back to normal.
    void clear() { *this = {}; }

 private:
    std::set<std::string, std::less<>> refused_blocks_;
    std::set<std::string, std::less<>> lost_scopes_;
    std::vector<api_fault> api_faults_;
    std::optional<time_point> storm_end_;
    bool is_revoked_ = false;
};

}  // namespace coach::sandbox
