#pragma once

#include "core/clock.hpp"

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

/// A text object without markup. What could make it look like another text is taken out.
json plain_text(std::string_view text);

/// A title; cut at Slack's 150 characters.
json header(std::string_view plain);

/// A paragraph of markup, which is shown verbatim: no name or channel in it becomes a link by
/// itself.
json section(std::string mrkdwn);

/// A paragraph of markup with a button or menu beside it.
json section(std::string mrkdwn, json accessory);

/// A paragraph without any markup: the block for words that people wrote.
json plain_section(std::string_view plain);

/// Runs of text in rich text, where no words become markup, whoever wrote them. `plain` may hold
/// anything. Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block.
namespace run {
json text(std::string_view plain);
json bold(std::string_view plain);
json italic(std::string_view plain);
json link(const std::string& url, std::string_view plain);
/// The name of a member, which opens their profile; it notifies nobody in what only one reads.
json person(const std::string& member);
/// A moment as the reader's own clock and calendar show it: "22 Nov 2026".
json day(timestamp at);
}  // namespace run

/// A paragraph of such runs.
json rich(std::vector<json> runs);

/// A list of such paragraphs.
json rich_list(std::vector<std::vector<json>> items);

/// Words as somebody quoted them.
json rich_quote(std::string_view plain);

/// A picture that the app uploaded. Source: docs.slack.dev/reference/block-kit/blocks/image-block.
json picture(const std::string& file, std::string_view alt_text);

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
    std::string value;  ///< comes back as a claim: check it again; may be empty
    bool primary = false;
    std::string accessibility_label{};  ///< what a screen reader says where the label is not enough
    bool danger = false;
    json confirm{};  ///< what is asked before it is done: confirm()
};

/// A question that Slack asks before a press counts.
json confirm(std::string_view title, std::string_view plain, std::string_view yes);

json button(const button_spec& spec);

}  // namespace coach::bot::blocks
