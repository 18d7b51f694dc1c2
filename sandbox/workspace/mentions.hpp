#pragma once

#include "sandbox/workspace/workspace.hpp"

#include <string>
#include <string_view>

namespace coach::sandbox {

/// How a mention is written in the text that goes on.
enum class mention_style {
    with_name,  ///< `<@U1|name>` and `<#C1|name>`: slash commands with should_escape
    plain,      ///< `<@U1>` and `<#C1>`: messages
};

/// What a person typed, as Slack passes it on: `&`, `<` and `>` escaped, `@handle` and `#channel`
/// that exist (in any case; also `@Display name`) as control sequences, and `@here`, `@channel`,
/// `@everyone` too in a message. Links are left as typed.
std::string resolve_mentions(std::string_view typed, const workspace& space, mention_style style);

}  // namespace coach::sandbox
