#pragma once

#include "sandbox/models.hpp"

#include <nlohmann/json.hpp>

namespace coach::sandbox {

/// A view as the Web API and payloads show it, with its state, its plain texts escaped as Slack's
/// echo is (slack-platform 1.8, 4.4).
nlohmann::json view_object(const models& all, const view& v);

}  // namespace coach::sandbox
