#pragma once

#include "sandbox/interactions/interactions.hpp"
#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"
#include "sandbox/net/http_message.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace coach::sandbox {

/// Answers what stands under `/_sandbox/` but for the event stream: the door of the page and of
/// tests, as docs/sandbox.md describes it.
http_reply answer_control(models& all, interactions& people_do, const http_request& request,
                          moment now);

/// The person that a request's `as` names; the first one where it names none. Empty where there is
/// no such person, or nobody can play them: bots, Slackbot, who has left or not come yet.
std::string viewer_of(const workspace& space, std::string_view as);

}  // namespace coach::sandbox
