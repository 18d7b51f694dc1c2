#pragma once

#include "sandbox/interactions/interplay.hpp"
#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"
#include "sandbox/net/http_message.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace coach::sandbox {

/// Answers the posts under `/_sandbox/` that are about modals, Home, shortcuts and the options of
/// external menus, as docs/sandbox.md describes them; nothing where it is another path.
std::optional<http_reply> answer_view_post(models& all, interplay& people_do,
                                           const http_request& request, moment now);

/// What was chosen or typed, from among the members of a request: `{"selected_option":{…}}`,
/// `{"value":…}`; empty for a button.
nlohmann::json chosen_in(const nlohmann::json& body);

/// What the state tells a person of all that: `views`, `home` and `shortcuts`.
nlohmann::json view_state(const models& all, const std::string& viewer);

}  // namespace coach::sandbox
