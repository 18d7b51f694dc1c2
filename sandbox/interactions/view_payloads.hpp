#pragma once

#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"

#include <nlohmann/json.hpp>

namespace coach::sandbox {

/// The payload of a press or choice in a view (slack-platform 1.8): no channel, no message, no
/// response URL. `action` is the item of `actions`.
nlohmann::json view_action_payload(models& all, const view& v, const nlohmann::json& action,
                                   moment now);

/// The payload of a submitted modal, with a response URL for every conversation that was chosen in
/// an input with `response_url_enabled`.
nlohmann::json view_submission_payload(models& all, const view& v, moment now);

/// The payload of a modal that its person closed; `cleared`: with all others of its stack.
nlohmann::json view_closed_payload(const models& all, const view& v, bool cleared);

}  // namespace coach::sandbox
