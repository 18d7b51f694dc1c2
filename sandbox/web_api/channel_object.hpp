#pragma once

#include "sandbox/models.hpp"

#include <nlohmann/json.hpp>

#include <string_view>

namespace coach::sandbox {

/// A conversation as the Web API shows it to the app.
nlohmann::json channel_object(const models& all, const channel& where);

/// The scope that reads conversations of that kind: "channels:read", "groups:read", "im:read" or
/// "mpim:read".
std::string_view read_scope(channel_kind kind);

}  // namespace coach::sandbox
