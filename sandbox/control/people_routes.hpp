#pragma once

#include "sandbox/models.hpp"
#include "sandbox/net/http_message.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string_view>

namespace coach::sandbox {

/// Answers the POSTs about people: `/_sandbox/people` alters one, `/_sandbox/members` puts one into
/// a channel or takes them out, `/_sandbox/home` opens a tab of the app. Nothing for other paths.
std::optional<http_reply> answer_people(models& all, std::string_view path,
                                        const nlohmann::json& body);

}  // namespace coach::sandbox
