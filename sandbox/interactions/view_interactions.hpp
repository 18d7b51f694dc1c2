#pragma once

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

/// A press or a choice in a modal or on Home.
struct view_click {
    std::string person;
    std::string view_id;
    std::string block_id;
    std::string action_id;
    nlohmann::json chosen;  ///< what was chosen or typed: `{"selected_option":{…}}`, `{"value":…}`
    nlohmann::json values;  ///< what stands in all elements, in the form of `state.values`
};

/// Whether a modal was submitted.
struct submission {
    std::string_view error{};                          ///< why it could not be, or empty
    nlohmann::json errors = nlohmann::json::object();  ///< of "invalid_values": words by block_id
};

/// What people do in modals and on Home, and what they get to see of how it went (slack-platform
/// 1.6, 1.8). Pure but for `models`, which it alters.
class view_interactions {
 public:
    /// `all` must outlive this.
    explicit view_interactions(models& all) : all_(all) {}

    /// Sends a press or a choice to the app; in an input without `dispatch_action` it is only kept.
    /// Empty where that went, otherwise "view_not_found", "element_not_found" or
    /// "option_not_found". Only a person's topmost modal and their Home can be touched.
    std::string_view act(const view_click& on, moment now);

    /// Sends the person's topmost modal to the app. Nothing is sent where Slack's own client would
    /// refuse ("invalid_values"), while an earlier one is on its way ("submission_under_way"), or
    /// where there is nothing to submit ("view_not_found", "element_not_found").
    submission submit(const std::string& person, std::string_view view_id,
                      const nlohmann::json& values, moment now);

    /// Closes the person's topmost modal, or all of them with `clear` or `clear_on_close`, and
    /// tells the app of those with `notify_on_close`. Empty, or "view_not_found".
    std::string_view close(const std::string& person, std::string_view view_id, bool clear,
                           moment now);

    /// Shows how an envelope ended; those of others are ignored.
    void settle(const delivery_outcome& outcome, moment now);

    /// What pages have to hear, since it was last asked: "action" and "view_state".
    std::vector<change> take_changes();

 private:
    struct submitted {
        std::string person;
        std::string view_id;
    };
    using cause = std::variant<view_click, submitted>;

    const view* find_open(const std::string& person, std::string_view view_id) const;
    bool is_submitting(std::string_view view_id) const;
    nlohmann::json enter_choice(const view_click& on, const nlohmann::json& element);
    std::string send(nlohmann::json payload, bool accepts_payload, moment now);
    void end(const view_click& on, const delivery_outcome& outcome, moment now);
    void end(const submitted& what, const delivery_outcome& outcome, moment now);
    void tell_control(const view_click& on, std::string_view state, std::string_view error);
    void tell_view(const submitted& what, std::string_view state, std::string_view error,
                   const nlohmann::json& errors);

    models& all_;
    std::map<std::string, cause, std::less<>> under_way_;  ///< by envelope id
    std::vector<change> changes_;
};

}  // namespace coach::sandbox
