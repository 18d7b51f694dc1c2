#pragma once

#include "sandbox/moment.hpp"
#include "sandbox/net/http_message.hpp"
#include "sandbox/socket_mode/gateway.hpp"
#include "sandbox/workspace/workspace.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// What happened between Slack and the app, in order: envelopes, their acknowledgements, calls and
/// their answers. Keeps the latest thousand. Tokens, tickets, triggers, response and upload
/// addresses are masked in it. Pure; not thread-safe.
class transcript {
 public:
    /// Something goes out on a socket.
    void sent(const socket_action& action, moment now);

    /// The app says something on a socket.
    void received(std::string_view message, moment now);

    /// An envelope ended; only failures are worth an entry, as the acknowledgement has its own.
    void ended(const delivery_outcome& outcome, moment now);

    /// A request was answered. Those of the page's own control API are not noted, but for faults
    /// and the clock.
    void answered(const http_request& request, const http_reply& reply, moment now);

    /// The entries after number `after`, as the control API has them, and the last number.
    nlohmann::json since(std::uint64_t after) const;

    /// The entries since it was last asked, each a change for every page.
    std::vector<change> take_changes();

 private:
    struct pending {
        std::string title;
        std::chrono::steady_clock::time_point sent;
    };

    struct entry {
        std::string kind;
        std::string title;
        bool ok = true;
        std::optional<double> milliseconds{};
        nlohmann::json detail{};
    };

    void add(entry happened, moment now);
    void note_call(const http_request& request, const http_reply& reply, moment now);

    std::uint64_t last_ = 0;
    std::deque<nlohmann::json> entries_;
    std::map<std::string, pending, std::less<>> unacknowledged_;  ///< by envelope id
    std::vector<change> changes_;
};

}  // namespace coach::sandbox
