#pragma once

#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"
#include "sandbox/net/http_message.hpp"
#include "sandbox/web_api/message_content.hpp"

#include <nlohmann/json.hpp>

namespace coach::sandbox {

/// Shows what the app answered to an interaction: to the person alone, or in the channel where
/// `options` say `"response_type":"in_channel"`.
void show_answer(models& all, const response_target& target, message_content content,
                 const nlohmann::json& options, moment now);

/// A post to a response URL (slack-platform 1.7): answers the interaction, replaces or deletes the
/// message that was acted on; which of ephemeral and visible a message is never changes.
http_reply answer_response_url(models& all, const http_request& request, moment now);

}  // namespace coach::sandbox
