#pragma once

#include "bot/documents/markdown.hpp"
#include "core/feedback_report.hpp"
#include "core/framework.hpp"
#include "core/personal_data.hpp"

#include <map>
#include <string>
#include <vector>

/// Feedback as parts of documents.
namespace coach::bot::documents {

/// What people are called; by their id where a name is not in it.
using people_names = std::map<person_id, std::string>;

/// A report about its reader in words: per competency what each group says and how the reader sees
/// themselves, then what people wrote.
void add_feedback_report(markdown::document& out, const framework& ladder,
                         const feedback_report& report, const people_names& names);

/// Unasked feedback as items of a list: who gave it, what they saw, and what came of it.
void add_received(markdown::document& out, const framework& ladder,
                  const std::vector<given_feedback>& received, const people_names& names);

/// All that a person has to do with feedback, as a part of an export.
void add_feedback(markdown::document& out, const framework& ladder, const personal_data& held);

}  // namespace coach::bot::documents
