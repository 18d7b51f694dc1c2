#pragma once

#include <nlohmann/json.hpp>

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Builders of Slack's Block Kit. Each returns one block or element as JSON, within the limits of
/// docs.slack.dev/reference/block-kit. `mrkdwn` arguments are markup: whatever in them comes from
/// people or from a framework file must have passed escape(). `plain` arguments may hold anything.
namespace coach::bot::blocks {

using nlohmann::json;

/// A title; cut at Slack's 150 characters.
json header(std::string_view plain);

/// A paragraph of markup, which is shown verbatim: no name or channel in it becomes a link by
/// itself.
json section(std::string mrkdwn);

/// A paragraph of markup with a button or menu beside it.
json section(std::string mrkdwn, json accessory);

/// A paragraph without any markup: the block for words that people wrote.
json plain_section(std::string_view plain);

/// Up to ten short texts in two columns.
json fields(std::span<const std::string> mrkdwn);

/// Small print.
json context(std::string mrkdwn);

json divider();

/// A row of up to 25 buttons.
json actions(std::vector<json> elements);

/// A title and bulleted lines, in as many sections as Slack's 3,000 characters each require.
std::vector<json> bulleted(std::string_view mrkdwn_title,
                           std::span<const std::string> mrkdwn_lines);

/// A table of unformatted cells; the first row holds the columns' names. Slack takes one table in a
/// message, shows it last, and refuses it in places: a message with a table needs a fallback.
json table(std::span<const std::vector<std::string>> plain_rows);

/// What a button is: its label, and the action and value that come back when it is pressed.
struct button_spec {
    std::string action_id;
    std::string label;  ///< a verb; cut at Slack's 75 characters
    std::string value;  ///< comes back as a claim: check it again
    bool primary = false;
    std::string accessibility_label{};  ///< what a screen reader says where the label is not enough
};

json button(const button_spec& spec);

}  // namespace coach::bot::blocks
