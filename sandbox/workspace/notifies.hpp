#pragma once

#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <string_view>

namespace coach::sandbox {

/// Whom a message would notify.
struct notified {
    std::set<std::string> people;        ///< ids, "U…" and "W…"
    std::set<std::string> groups;        ///< ids of user groups, "S…"
    std::set<std::string> channel_wide;  ///< "here", "channel", "everyone"

    friend bool operator==(const notified&, const notified&) = default;
};

/// The mentions in a message that are live (slack-platform 4.4): control sequences in its text, in
/// mrkdwn text objects and in markdown blocks, and the `user`, `usergroup` and `broadcast` leaves
/// of rich text. Escaped text, plain_text, raw_text and the `text` leaves of rich text mention
/// nobody. Attachments count like blocks, and so do their texts.
notified find_notified(std::string_view text, const nlohmann::json& blocks,
                       const nlohmann::json& attachments = nullptr);

/// `{"people":[…],"groups":[…],"channel_wide":[…]}`.
nlohmann::json to_json(const notified& who);

}  // namespace coach::sandbox
