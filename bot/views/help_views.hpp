#pragma once

#include "bot/views/message.hpp"
#include "core/framework.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What a person is told when there is nothing else to show them.
namespace coach::bot::views {

/// Examples of what `/level` understands.
message level_help(const framework& ladder);

/// Words that were not understood, with the commands that may have been meant as buttons.
message not_understood(const framework& ladder, std::string_view said,
                       const std::vector<std::string>& suggestions);

/// The same for `/grow`.
message grow_not_understood(std::string_view said, const std::vector<std::string>& suggestions);

/// A refusal or a fault in one short sentence or two; `plain` may hold anything.
message notice(std::string_view plain);

/// The same with a Help button.
message notice_with_help(std::string_view plain);

}  // namespace coach::bot::views
