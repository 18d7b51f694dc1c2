#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace coach::bot {

/// A message as Slack shows it.
struct message {
    std::string text;                    ///< mrkdwn; what notifications and screen readers say
    std::vector<nlohmann::json> blocks;  ///< Block Kit, at most 50

    /// Adds blocks at the end.
    message& add(nlohmann::json block) {
        blocks.push_back(std::move(block));
        return *this;
    }
    message& add(std::vector<nlohmann::json> more) {
        for (auto& block : more) blocks.push_back(std::move(block));
        return *this;
    }
};

/// What a request is answered with, seen by the person who asked and by nobody else.
struct answer {
    message body;
    /// The same content for where Slack refuses a block of `body` (invalid_blocks); empty where
    /// every client takes the body.
    message plain{};
    /// Whether it is a page, which takes the place of the one whose button was pressed. What only
    /// says why something did not work leaves that page, and its buttons, where they are.
    bool is_page = true;

    bool has_fallback() const { return !plain.blocks.empty(); }
};

}  // namespace coach::bot
