#include "sandbox/web_api/message_content.hpp"

#include "sandbox/block_kit/findings.hpp"
#include "sandbox/block_kit/rules.hpp"
#include "sandbox/json_access.hpp"

#include <fmt/core.h>

#include <cstddef>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr std::size_t most_text = 40'000;
constexpr std::size_t most_markdown = 12'000;
constexpr std::size_t most_attachments = 100;

/// A member that a form can only carry as JSON in a string.
json structured(const json& payload, std::string_view key) {
    const auto& value = member(payload, key);
    if (!value.is_string()) return value;
    const auto& text = value.get_ref<const std::string&>();
    return text.empty() ? json(nullptr) : json::parse(text, nullptr, false);
}

std::string truncated(std::string text) {
    if (code_points(text) <= most_text) return text;
    std::size_t points = 0;
    std::size_t end = 0;
    while (points <= most_text) points += code_points(std::string_view(text).substr(end++, 1));
    return text.substr(0, end - 1);
}

std::string attachment_text(const json& attachments) {
    std::string text;
    for (const auto& item : attachments) {
        const auto own = text_at(item, "text");
        text += (text.empty() ? "" : "\n") + (own.empty() ? text_at(item, "fallback") : own);
    }
    return text;
}

std::vector<std::string> refused_blocks(const json& blocks, const fault_state& faults) {
    std::vector<std::string> details;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto type = text_at(blocks[i], "type");
        if (!faults.refuses(type)) continue;
        details.push_back(
            fmt::format("unsupported type: {} [json-pointer:/blocks/{}/type]", type, i));
    }
    return details;
}

message_content refused(std::string error, std::vector<std::string> details = {}) {
    return {.text = {}, .error = std::move(error), .details = std::move(details)};
}

message_content read_markdown(const std::string& markdown, const json& payload) {
    if (payload.contains("text") || payload.contains("blocks")) {
        return refused("markdown_text_conflict");
    }
    if (code_points(markdown) > most_markdown) return refused("msg_too_long");
    return {.text = markdown};
}

}  // namespace

message_content read_content(const json& payload, const fault_state& faults) {
    const auto markdown = text_at(payload, "markdown_text");
    if (!markdown.empty()) return read_markdown(markdown, payload);
    const auto blocks = structured(payload, "blocks");
    if (blocks.is_discarded()) return refused("invalid_blocks_format");
    auto details = check_message({{"blocks", blocks}});
    if (details.empty() && blocks.is_array()) details = refused_blocks(blocks, faults);
    if (!details.empty()) return refused("invalid_blocks", std::move(details));
    const auto attachments = structured(payload, "attachments");
    if (attachments.size() > most_attachments) return refused("too_many_attachments");
    auto text = truncated(text_at(payload, "text"));
    if (text.empty() && attachments.is_array()) text = attachment_text(attachments);
    if (text.empty() && blocks.empty()) return refused("no_text");
    return {.text = std::move(text), .blocks = blocks.is_array() ? blocks : json::array()};
}

}  // namespace coach::sandbox
