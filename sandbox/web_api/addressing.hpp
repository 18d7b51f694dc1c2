#pragma once

#include "sandbox/models.hpp"

#include <string>
#include <string_view>

namespace coach::sandbox {

/// The conversation that an argument names.
struct addressed {
    const channel* where{};    ///< nullptr where there is an error
    std::string_view error{};  ///< Slack's code, or empty
};

/// A conversation by its id (C…, D…), where the bot can know of it: private ones without the bot
/// are `channel_not_found`, as are people's ids.
addressed find_conversation(const models& all, std::string_view id);

/// The same where the bot must be a member: `not_in_channel` otherwise.
addressed find_joined(const models& all, std::string_view id);

/// Where the bot may post: by id, by "#name", or the direct message of a person's id. Refuses with
/// `channel_not_found`, `not_in_channel`, `is_archived` or `messages_tab_disabled`.
addressed find_postable(const models& all, const std::string& name);

}  // namespace coach::sandbox
