#include "bot/views/blocks.hpp"

#include "bot/views/text.hpp"

#include <cstddef>

namespace coach::bot::blocks {

namespace {

constexpr std::size_t header_limit = 150;
constexpr std::size_t label_limit = 75;
constexpr std::size_t section_limit = 3000;

json plain_text(std::string text) {
    return {{"type", "plain_text"}, {"text", std::move(text)}, {"emoji", false}};
}

json mrkdwn_text(std::string text) {
    return {{"type", "mrkdwn"}, {"text", std::move(text)}, {"verbatim", true}};
}

}  // namespace

json header(std::string_view plain) {
    return {{"type", "header"}, {"text", plain_text(shorten(plain, header_limit))}};
}

json section(std::string mrkdwn) {
    return {{"type", "section"}, {"text", mrkdwn_text(std::move(mrkdwn))}};
}

json section(std::string mrkdwn, json accessory) {
    auto block = section(std::move(mrkdwn));
    block["accessory"] = std::move(accessory);
    return block;
}

json plain_section(std::string_view plain) {
    return {{"type", "section"}, {"text", plain_text(shorten(plain, section_limit))}};
}

json fields(std::span<const std::string> mrkdwn) {
    auto texts = json::array();
    for (const auto& text : mrkdwn) texts.push_back(mrkdwn_text(text));
    return {{"type", "section"}, {"fields", std::move(texts)}};
}

json context(std::string mrkdwn) {
    return {{"type", "context"}, {"elements", json::array({mrkdwn_text(std::move(mrkdwn))})}};
}

json divider() {
    return {{"type", "divider"}};
}

json actions(std::vector<json> elements) {
    return {{"type", "actions"}, {"elements", std::move(elements)}};
}

std::vector<json> bulleted(std::string_view mrkdwn_title,
                           std::span<const std::string> mrkdwn_lines) {
    std::vector<json> sections;
    std::string text{mrkdwn_title};
    for (const auto& line : mrkdwn_lines) {
        auto item = "\n• " + line;
        if (code_points(text) + code_points(item) > section_limit) {
            sections.push_back(section(std::exchange(text, {})));
            item.erase(0, 1);
        }
        text += item;
    }
    sections.push_back(section(std::move(text)));
    return sections;
}

json table(std::span<const std::vector<std::string>> plain_rows) {
    auto rows = json::array();
    for (const auto& cells : plain_rows) {
        auto row = json::array();
        for (const auto& cell : cells) row.push_back({{"type", "raw_text"}, {"text", cell}});
        rows.push_back(std::move(row));
    }
    return {{"type", "table"}, {"rows", std::move(rows)}};
}

json button(const button_spec& spec) {
    json element{{"type", "button"},
                 {"action_id", spec.action_id},
                 {"text", plain_text(shorten(spec.label, label_limit))},
                 {"value", spec.value}};
    if (spec.primary) element["style"] = "primary";
    if (!spec.accessibility_label.empty()) {
        element["accessibility_label"] = shorten(spec.accessibility_label, label_limit);
    }
    return element;
}

}  // namespace coach::bot::blocks
