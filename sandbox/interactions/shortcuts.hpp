#pragma once

#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"
#include "sandbox/socket_mode/delivery.hpp"
#include "sandbox/workspace/workspace.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// The shortcuts that people take, and the notice that they get where the app does not hear of it
/// (slack-platform 1.6, 1.8).
class shortcuts {
 public:
    /// `all` must outlive this.
    explicit shortcuts(models& all) : all_(all) {}

    /// Takes a global shortcut. Empty, or "shortcut_not_found".
    std::string_view take_global(const std::string& person, std::string_view callback_id,
                                 moment now);

    /// Takes a message shortcut on a message that everybody in its channel sees. Empty, or
    /// "shortcut_not_found" or "message_not_found". The channel must be one that the person sees.
    std::string_view take_on_message(const std::string& person, std::string_view callback_id,
                                     std::string_view channel, std::string_view ts, moment now);

    /// Shows how an envelope ended; those of others are ignored.
    void settle(const delivery_outcome& outcome, moment now);

    /// What pages have to hear, since it was last asked: "notice".
    std::vector<change> take_changes();

 private:
    struct taken {
        std::string person;
        std::string name;
    };

    void send(nlohmann::json payload, taken what, moment now);

    models& all_;
    std::map<std::string, taken, std::less<>> under_way_;  ///< by envelope id
    std::vector<change> changes_;
};

}  // namespace coach::sandbox
