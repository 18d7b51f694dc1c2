#pragma once

#include "sandbox/interactions/payloads.hpp"
#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"
#include "sandbox/socket_mode/delivery.hpp"
#include "sandbox/workspace/workspace.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace coach::sandbox {

/// What people do to the app, and what they get to see of how it went: the answer, or Slack's own
/// notice of failure (slack-platform 1.6). Pure but for `models`, which it alters.
class interactions {
 public:
    /// `all` must outlive this.
    explicit interactions(models& all) : all_(all) {}

    /// Sends a slash command to the app. `command.text` is as it was typed. Person and channel must
    /// exist.
    void run_command(typed_command command, moment now);

    /// Sends a press or a choice to the app; in an input without `dispatch_action` it is only kept.
    /// Empty where that went, otherwise why it cannot:
    /// "message_not_found", "element_not_found" or "option_not_found".
    std::string_view click_element(const click& on, moment now);

    /// Shows how an envelope ended; those of others are ignored.
    void settle(const delivery_outcome& outcome, moment now);

    /// What pages have to hear of controls, since it was last asked.
    std::vector<change> take_changes();

 private:
    using cause = std::variant<typed_command, click>;

    void send(std::string type, bool accepts_payload, nlohmann::json payload, cause from,
              moment now);
    void end(const typed_command& command, const delivery_outcome& outcome, moment now);
    void end(const click& on, const delivery_outcome& outcome, moment now);
    void answer_command(const typed_command& command, const nlohmann::json& answer, moment now);
    void tell_failure(const typed_command& command, std::string text, std::string reason,
                      moment now);
    void tell_control(const click& on, std::string_view state, std::string_view error);
    nlohmann::json remember_choice(const click& on, const nlohmann::json& blocks,
                                   const nlohmann::json& element);

    models& all_;
    std::map<std::string, cause, std::less<>> under_way_;  ///< by envelope id
    std::map<std::string, nlohmann::json> choices_;        ///< by person, channel and message
    std::vector<change> changes_;
};

}  // namespace coach::sandbox
