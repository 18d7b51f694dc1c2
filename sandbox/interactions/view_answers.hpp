#pragma once

#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace coach::sandbox {

/// What came of the app's answer to a submission.
struct view_answer {
    bool taken{};  ///< false: "We had some trouble connecting", and the modal stays as it is
    nlohmann::json errors = nlohmann::json::object();  ///< words by block_id, to show beside inputs
};

/// Does what the payload of an acknowledgement says (slack-platform 1.6): nothing closes this view,
/// `response_action` is "errors", "update", "push" or "clear", anything else is not taken. A view
/// that is gone by now has nothing done to it.
view_answer take_view_answer(models& all, const std::string& view_id, const nlohmann::json& payload,
                             moment now);

}  // namespace coach::sandbox
