#pragma once

#include "sandbox/control/fault_state.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// A view as an app sends it, by the Web API or in an acknowledgement.
struct view_content {
    nlohmann::json view;
    std::string error{};                 ///< Slack's code where it may not be shown, or empty
    std::vector<std::string> details{};  ///< then what is wrong with it
};

/// Reads and checks a view of that type ("modal" or "home"), an object or a string that holds one
/// (slack-platform 3.1, 4.3).
view_content read_view(const nlohmann::json& given, std::string_view type,
                       const fault_state& faults);

}  // namespace coach::sandbox
