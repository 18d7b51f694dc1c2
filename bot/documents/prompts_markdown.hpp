#pragma once

#include "bot/documents/markdown.hpp"
#include "core/personal_data.hpp"

namespace coach::bot::documents {

/// What a person chose to be asked, and how far it has come, as a part of an export.
void add_prompts(markdown::document& out, const personal_data& held);

/// What was sent to a person or waits, and whether they have opened their Home.
void add_outbox(markdown::document& out, const personal_data& held);

}  // namespace coach::bot::documents
