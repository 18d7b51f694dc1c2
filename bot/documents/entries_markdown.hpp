#pragma once

#include "bot/documents/markdown.hpp"
#include "core/assessment.hpp"
#include "core/framework.hpp"
#include "core/goals.hpp"
#include "core/journal.hpp"

#include <string>

/// The parts that documents have in common.
namespace coach::bot::documents {

/// "20 Nov 2026", in UTC.
std::string day(timestamp at);

/// A competency as the ladder calls it, or its key where the ladder has none of that key.
std::string competency_name(const framework& ladder, const std::string& key);

/// A level as the ladder calls it ("L3 · Senior PM"), or its key.
std::string level_name(const framework& ladder, const std::string& key);

/// A journal entry as an item of a list, with all that it says.
void add_entry(markdown::document& out, const framework& ladder, const journal_entry& entry);

/// A goal as an item of a list.
void add_goal(markdown::document& out, const framework& ladder, const goal& each);

/// The ratings and notes of an assessment as items of a list. Of another ladder it says the keys.
void add_ratings(markdown::document& out, const framework& ladder, const assessment& made);

}  // namespace coach::bot::documents
