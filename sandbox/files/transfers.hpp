#pragma once

#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"
#include "sandbox/net/http_message.hpp"

#include <string_view>

namespace coach::sandbox {

/// What a body may have at most that is sent to an upload's address, its multipart dress included.
constexpr auto most_upload_bytes = std::size_t{21} * 1024 * 1024;

/// Takes the bytes for an upload (slack-platform 3.4): a POST to "/upload/v1/…", raw or as the
/// first file of a form, of exactly the length that was promised. Answers in plain text.
http_reply answer_upload(models& all, const http_request& request, moment now);

/// Hands out a file by its `url_private`, to the bot's token alone; others get a page to log in, as
/// from Slack.
http_reply answer_private_file(const models& all, const http_request& request);

/// Hands out a file to the page: pictures as such, anything else to be saved. 404 where there is
/// none or it is not ready.
http_reply answer_shown_file(const models& all, std::string_view id);

}  // namespace coach::sandbox
