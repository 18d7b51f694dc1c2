#pragma once

#include <span>
#include <string_view>

/// What givers are told of anonymous feedback: the sentences of docs/privacy.md, word for word,
/// each under 200 characters and without any markup.
namespace coach::bot::views {

/// What is promised to who answers an anonymous request. Lives as long as the program.
std::span<const std::string_view> anonymous_promises();

/// What cannot be promised to them. Lives as long as the program.
std::span<const std::string_view> anonymous_limits();

}  // namespace coach::bot::views
