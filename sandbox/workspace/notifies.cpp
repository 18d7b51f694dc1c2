#include "sandbox/workspace/notifies.hpp"

#include "sandbox/json_access.hpp"

#include <algorithm>
#include <array>

namespace coach::sandbox {

namespace {

using nlohmann::json;

bool is_id(std::string_view text, std::string_view first_letters) {
    return text.size() > 1 && first_letters.find(text.front()) != std::string_view::npos &&
           std::ranges::all_of(
               text, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

void add_channel_wide(notified& out, std::string_view word) {
    constexpr std::array words{"here", "channel", "everyone"};
    if (std::ranges::find(words, word) != words.end()) out.channel_wide.emplace(word);
}

/// What stands between `<` and `>`, without its label.
void add_sequence(notified& out, std::string_view sequence) {
    constexpr std::string_view group = "!subteam^";
    if (sequence.starts_with('@') && is_id(sequence.substr(1), "UW")) {
        out.people.emplace(sequence.substr(1));
    } else if (sequence.starts_with(group) && is_id(sequence.substr(group.size()), "S")) {
        out.groups.emplace(sequence.substr(group.size()));
    } else if (sequence.starts_with('!')) {
        add_channel_wide(out, sequence.substr(1));
    }
}

void scan_mrkdwn(notified& out, std::string_view text) {
    for (auto open = text.find('<'); open != std::string_view::npos; open = text.find('<')) {
        text.remove_prefix(open + 1);
        const auto end = text.find_first_of("<>");
        if (end == std::string_view::npos) return;
        if (text[end] == '<') continue;
        const auto sequence = text.substr(0, end);
        add_sequence(out, sequence.substr(0, sequence.find('|')));
    }
}

void scan_blocks(notified& out, const json& part) {
    if (!part.is_structured()) return;
    const auto type = text_at(part, "type");
    if (type == "mrkdwn" || type == "markdown") scan_mrkdwn(out, text_at(part, "text"));
    if (type == "user") add_sequence(out, '@' + text_at(part, "user_id"));
    if (type == "usergroup") add_sequence(out, "!subteam^" + text_at(part, "usergroup_id"));
    if (type == "broadcast") add_channel_wide(out, text_at(part, "range"));
    for (const auto& inner : part) scan_blocks(out, inner);
}

}  // namespace

notified find_notified(std::string_view text, const json& blocks, const json& attachments) {
    notified out;
    scan_mrkdwn(out, text);
    scan_blocks(out, blocks);
    scan_blocks(out, attachments);
    if (!attachments.is_array()) return out;
    for (const auto& attachment : attachments) {
        for (const auto* key : {"pretext", "text"}) scan_mrkdwn(out, text_at(attachment, key));
    }
    return out;
}

json to_json(const notified& who) {
    return {{"people", who.people}, {"groups", who.groups}, {"channel_wide", who.channel_wide}};
}

}  // namespace coach::sandbox
