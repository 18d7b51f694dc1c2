#pragma once

#include "sandbox/workspace/people.hpp"

#include <optional>
#include <string_view>

namespace coach::sandbox {

/// The word for a kind of person in workspace files: "single_channel_guest".
std::string_view word_for(person_kind kind);

/// The word for a kind of conversation in workspace files: "private".
std::string_view word_for(channel_kind kind);

/// The kind of person that a word stands for; nothing where it stands for none.
std::optional<person_kind> person_kind_of(std::string_view word);

/// The kind of conversation that a word stands for; nothing where it stands for none.
std::optional<channel_kind> channel_kind_of(std::string_view word);

}  // namespace coach::sandbox
