#pragma once

#include "bot/commands/grow_request.hpp"
#include "bot/routing/request.hpp"
#include "bot/routing/services.hpp"
#include "bot/views/message.hpp"
#include "core/task.hpp"

namespace coach::bot {

/// Opens the form of a reflection.
task<answer> open_reflection(services& with, request asked);

/// Stores a win that was said in one line; without words it opens the form.
task<answer> note_win(services& with, request asked, grow_request::win said);

/// Opens the form in which a message is kept as evidence.
task<answer> open_evidence(services& with, request asked);

/// Stores what was written in the form of a reflection, a win or evidence.
task<answer> submit_reflection(services& with, request asked);
task<answer> submit_win(services& with, request asked);
task<answer> submit_evidence(services& with, request asked);

/// A part of the asking person's journal.
task<answer> show_log(services& with, request asked, grow_request::show_log wanted);

/// What can be done about the entry that was pressed; all but the first show its page again.
task<answer> open_entry(services& with, request asked);
task<answer> delete_entry(services& with, request asked);
task<answer> share_entry(services& with, request asked);
task<answer> unshare_entry(services& with, request asked);

/// Stores an entry that was edited.
task<answer> submit_entry(services& with, request asked);

}  // namespace coach::bot
