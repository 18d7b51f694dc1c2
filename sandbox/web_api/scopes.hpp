#pragma once

#include "sandbox/models.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace coach::sandbox {

/// The bot's scopes, between commas: those of the manifest without those that a fault took away.
std::string provided_scopes(const models& all);

/// Whether the bot has one of these scopes, which stand between commas; true for none.
bool has_scope(const models& all, std::string_view scopes);

/// The refusal for want of a scope, with what was `needed` (slack-platform 3.1).
nlohmann::json missing_scope(const models& all, std::string_view needed);

}  // namespace coach::sandbox
