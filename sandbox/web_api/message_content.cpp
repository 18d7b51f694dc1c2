#include "sandbox/web_api/message_content.hpp"

#include "sandbox/block_kit/findings.hpp"
#include "sandbox/block_kit/rules.hpp"
#include "sandbox/files/file_object.hpp"
#include "sandbox/json_access.hpp"
#include "sandbox/web_api/arguments.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/workspace/link_names.hpp"

#include <fmt/core.h>

#include <cstddef>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr std::size_t most_text = 40'000;
constexpr std::size_t most_markdown = 12'000;
constexpr std::size_t most_attachments = 100;
constexpr std::size_t most_block_text = 13'200;
constexpr std::size_t most_metadata_bytes = std::size_t{16} * 1024;

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

void read_metadata(message_content& out, const json& payload) {
    const auto metadata = structure_at(payload, "metadata");
    if (metadata.is_null()) return;
    if (!metadata.is_object()) {
        out.error = "invalid_metadata_format";
    } else if (metadata.empty()) {
        out.metadata.emplace(nullptr);
    } else if (text_at(metadata, "event_type").empty() ||
               !member(metadata, "event_payload").is_object()) {
        out.error = "invalid_metadata_schema";
    } else if (to_text(metadata).size() > most_metadata_bytes) {
        out.error = "metadata_too_large";
    } else {
        out.metadata = metadata;
    }
}

std::string read_text(message_content& out, const json& payload, const models& all) {
    auto text = truncated(text_at(payload, "text"));
    if (text.size() < text_at(payload, "text").size()) out.warning = "message_truncated";
    const bool names = is_on(payload, "link_names") || text_at(payload, "parse") == "full";
    return names ? link_names(text, all.space) : text;
}

message_content read_plain(const json& payload, const models& all) {
    auto blocks = structure_at(payload, "blocks");
    if (blocks.is_discarded()) return refused("invalid_blocks_format");
    auto details = check_message({{"blocks", blocks}});
    if (details.empty()) details = refused_blocks(blocks, all.faults);
    if (details.empty()) details = refused_slack_files(all, blocks);
    if (!details.empty()) return refused("invalid_blocks", std::move(details));
    auto attachments = structure_at(payload, "attachments");
    if (attachments.is_null()) attachments = json::array();
    if (!attachments.is_array()) return refused("invalid_attachments");
    if (attachments.size() > most_attachments) return refused("too_many_attachments");
    message_content out{.text = "", .attachments = std::move(attachments)};
    out.text = read_text(out, payload, all);
    if (out.text.empty()) out.text = attachment_text(out.attachments);
    if (blocks.is_array()) out.blocks = std::move(blocks);
    if (out.text.empty() && out.blocks.empty()) return refused("no_text");
    return out;
}

std::size_t text_length(const json& part) {
    if (!part.is_structured()) return 0;
    const auto type = text_at(part, "type");
    if (type == "table" || type == "data_table") return 0;
    auto length = code_points(text_at(part, "text"));
    for (const auto& inner : part) length += text_length(inner);
    return length;
}

}  // namespace

message_content read_content(const json& payload, const models& all) {
    const auto markdown = text_at(payload, "markdown_text");
    auto out = markdown.empty() ? read_plain(payload, all) : read_markdown(markdown, payload);
    if (out.error.empty()) read_metadata(out, payload);
    return out;
}

bool is_too_long(const json& blocks) {
    return text_length(blocks) > most_block_text;
}

json refuse_content(const message_content& content) {
    if (content.details.empty()) return fail(content.error);
    auto messages = json::array();
    for (const auto& detail : content.details) messages.push_back("[ERROR] " + detail);
    auto reply = fail_with(content.error, messages);
    reply["errors"] = content.details;
    return reply;
}

}  // namespace coach::sandbox
