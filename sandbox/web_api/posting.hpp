#pragma once

#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace coach::sandbox {

/// A message of the app as it may be posted, or why not.
struct composed {
    message_draft draft;
    nlohmann::json refusal{};  ///< the method's answer where it may not; otherwise null
    std::string warning{};     ///< beside success, or empty
};

/// Reads the content, the thread and the metadata of a message to that channel from the arguments
/// of a chat method.
composed compose_message(const models& all, const channel& where, const nlohmann::json& arguments);

/// Posts a message of the app; see workspace::post.
const message& post_as_app(models& all, message_draft draft, moment now);

}  // namespace coach::sandbox
