#pragma once

#include "bot/views/feedback_desk_views.hpp"
#include "bot/views/message.hpp"
#include "core/framework.hpp"
#include "core/overview.hpp"
#include "core/store/journals.hpp"

#include <cstddef>
#include <string>

/// All that somebody has here, at one glance.
namespace coach::bot::views {

/// `/grow` without words: target, goals, the next suggestion, and what to do now.
message dashboard(const framework& ladder, const overview& reader, std::size_t entries,
                  const feedback_desk& desk);

/// The same as Home, where it is all one click away. `picture` is the file of the reader's radar,
/// empty while there is none; `latest` the first entries of the journal.
message home(const framework& ladder, const overview& reader, const journal_page& latest,
             const feedback_desk& desk, const std::string& picture);

/// What `/grow` understands, by examples.
message grow_help(const framework& ladder);

/// What to say to the app in direct messages and mentions.
message words_help();

}  // namespace coach::bot::views
