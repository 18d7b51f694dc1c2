#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace coach::bot {

/// The text made harmless, with &, < and > as entities: in Slack's mrkdwn it can no longer mention
/// anyone or forge a link. Source: docs.slack.dev/messaging/formatting-message-text.
std::string escape(std::string_view text);

/// The reverse, once: what a person typed, from text that Slack delivered escaped.
std::string unescape(std::string_view text);

/// The text as the beginning of a line: its first letter a capital where it is a plain one.
std::string sentence_case(std::string_view text);

/// How many Unicode code points a UTF-8 text has: the measure of Slack's limits.
std::size_t code_points(std::string_view text);

/// At most `limit` code points of the text, the last one an ellipsis where something was cut.
std::string shorten(std::string_view text, std::size_t limit);

}  // namespace coach::bot
