#pragma once

#include <string_view>

namespace coach::slack {

/// How a method wants its arguments; the wrong one is silently ignored (slack-platform.md 3.1).
enum class encoding { form, json };

/// Which token a method takes.
enum class token_kind { bot, app };

/// One method of the Web API.
struct api_method {
    std::string_view name;
    encoding arguments = encoding::form;
    token_kind token = token_kind::bot;
    bool idempotent = false;  ///< may be sent twice with the effect of once
};

/// Every method that the app calls. References to them live as long as the program.
namespace methods {

/// Who the bot token belongs to and what it may do. Rate: special.
inline constexpr api_method auth_test{
    .name = "auth.test", .arguments = encoding::json, .token = token_kind::bot, .idempotent = true};

/// A ticket for one web socket. Each call issues a new ticket and spends the rate limit, so it is
/// not repeated behind the caller's back. Rate: tier 3, or 1 by another source.
inline constexpr api_method apps_connections_open{.name = "apps.connections.open",
                                                  .arguments = encoding::form,
                                                  .token = token_kind::app,
                                                  .idempotent = false};

/// Opens a modal, with a trigger of at most 3 s. A trigger is used once, so neither is the call.
/// Rate: tier 4.
inline constexpr api_method views_open{.name = "views.open", .arguments = encoding::json};

/// Puts a modal on another one, with a trigger that came from it. Rate: tier 4.
inline constexpr api_method views_push{.name = "views.push", .arguments = encoding::json};

/// Redraws a modal. Rate: tier 4.
inline constexpr api_method views_update{.name = "views.update",
                                         .arguments = encoding::json,
                                         .token = token_kind::bot,
                                         .idempotent = true};

/// Redraws somebody's Home. Rate: tier 4.
inline constexpr api_method views_publish{.name = "views.publish",
                                          .arguments = encoding::json,
                                          .token = token_kind::bot,
                                          .idempotent = true};

/// Posts a message. Rate: one a second per conversation.
inline constexpr api_method chat_post_message{.name = "chat.postMessage",
                                              .arguments = encoding::json};

/// Gives a message of the app's own new content. Rate: tier 3.
inline constexpr api_method chat_update{.name = "chat.update",
                                        .arguments = encoding::json,
                                        .token = token_kind::bot,
                                        .idempotent = true};

/// Shows a message in a conversation to one member of it. Rate: tier 4.
inline constexpr api_method chat_post_ephemeral{.name = "chat.postEphemeral",
                                                .arguments = encoding::json};

/// Who somebody is. Rate: tier 4.
inline constexpr api_method users_info{.name = "users.info",
                                       .arguments = encoding::form,
                                       .token = token_kind::bot,
                                       .idempotent = true};

/// Who has that e-mail address. Rate: tier 3.
inline constexpr api_method users_lookup_by_email{.name = "users.lookupByEmail",
                                                  .arguments = encoding::form,
                                                  .token = token_kind::bot,
                                                  .idempotent = true};

/// The conversation between the app and somebody. Rate: tier 3.
inline constexpr api_method conversations_open{.name = "conversations.open",
                                               .arguments = encoding::json,
                                               .token = token_kind::bot,
                                               .idempotent = true};

/// The members of the workspace, by pages. Rate: tier 2.
inline constexpr api_method users_list{.name = "users.list",
                                       .arguments = encoding::form,
                                       .token = token_kind::bot,
                                       .idempotent = true};

/// Who of up to 50 people wants no notifications, and until when. Rate: tier 2.
inline constexpr api_method dnd_team_info{.name = "dnd.teamInfo",
                                          .arguments = encoding::form,
                                          .token = token_kind::bot,
                                          .idempotent = true};

/// What was posted in a conversation. Rate: tier 3.
inline constexpr api_method conversations_history{.name = "conversations.history",
                                                  .arguments = encoding::form,
                                                  .token = token_kind::bot,
                                                  .idempotent = true};

/// An address to upload one file to; one that is not used expires. Rate: tier 4.
inline constexpr api_method files_get_upload_url{.name = "files.getUploadURLExternal",
                                                 .arguments = encoding::form,
                                                 .token = token_kind::bot,
                                                 .idempotent = true};

/// Makes a file of what was uploaded and, if asked, posts it. Rate: tier 4.
inline constexpr api_method files_complete_upload{.name = "files.completeUploadExternal",
                                                  .arguments = encoding::json};

/// What Slack knows of a file. Rate: tier 4.
inline constexpr api_method files_info{.name = "files.info",
                                       .arguments = encoding::form,
                                       .token = token_kind::bot,
                                       .idempotent = true};

/// Deletes a file. Rate: tier 3.
inline constexpr api_method files_delete{.name = "files.delete",
                                         .arguments = encoding::json,
                                         .token = token_kind::bot,
                                         .idempotent = true};

}  // namespace methods

}  // namespace coach::slack
