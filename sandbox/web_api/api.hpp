#pragma once

#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"
#include "sandbox/net/http_message.hpp"

namespace coach::sandbox {

/// Answers a call to `/api/METHOD` as Slack does (slack-platform 3.1): HTTP 200 with `ok`, tokens
/// and scopes checked, faults that were asked for in front of everything.
http_reply answer_api(models& all, const http_request& request, moment now);

}  // namespace coach::sandbox
