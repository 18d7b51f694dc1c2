#pragma once

#include "core/clock.hpp"
#include "core/disclosure.hpp"
#include "core/framework.hpp"

#include <string>

namespace coach::bot {

/// Everything that a person may read of what is held about them, as a Markdown document for people.
/// Days are in UTC; people are called by their ids in Slack.
std::string export_markdown(const framework& ladder, const disclosure& open, timestamp exported);

}  // namespace coach::bot
