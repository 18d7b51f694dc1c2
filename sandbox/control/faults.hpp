#pragma once

#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"
#include "sandbox/net/http_message.hpp"

#include <nlohmann/json.hpp>

namespace coach::sandbox {

/// Makes something go wrong, as `POST /_sandbox/faults` asks: `{"kind":…,…}` with the kinds and
/// members of docs/sandbox.md.
http_reply apply_fault(models& all, const nlohmann::json& fault, moment now);

}  // namespace coach::sandbox
