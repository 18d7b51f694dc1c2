#pragma once

#include "core/framework.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the words of commands have in common.
namespace coach::bot::spoken {

/// The member that a mention names, by id: "<@U1>" or "<@U1|ann>", the first one in the text. A
/// claim: anybody can type it.
/// Source: docs.slack.dev/interactivity/implementing-slash-commands, escaped text.
std::optional<std::string> mentioned_member(std::string_view text);

/// A text and the competencies that were tagged in it.
struct tagged {
    std::string text;                       ///< without the tags that were understood
    std::vector<std::string> competencies;  ///< competency::key, each once, in the order of tags
    std::vector<std::string> not_found;     ///< tags that name none, or several; they stay in text
};

/// Takes "#execution", "#product-sense" and their like out of a text; a channel of that name, which
/// Slack makes of such a tag, counts as one.
tagged read_tags(const framework& ladder, std::string_view text);

/// The text's first word, folded, and what follows it, as it was typed.
struct first_word {
    std::string word;
    std::string rest;
};
first_word split_first_word(std::string_view text);

}  // namespace coach::bot::spoken
