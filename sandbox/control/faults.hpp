#pragma once

#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"
#include "sandbox/net/http_message.hpp"

#include <nlohmann/json.hpp>

namespace coach::sandbox {

/// Makes something go wrong, as `POST /_sandbox/faults` asks: `{"kind":…,…}` with the kinds and
/// members of docs/sandbox.md.
http_reply apply_fault(models& all, const nlohmann::json& fault, moment now);

/// What can go wrong, and what is wrong now: `{"kinds":[{"kind","what","members"}],"active":[…]}`.
http_reply list_faults(const models& all, moment now);

}  // namespace coach::sandbox
