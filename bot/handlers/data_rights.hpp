#pragma once

#include "bot/routing/request.hpp"
#include "bot/routing/services.hpp"
#include "bot/views/message.hpp"
#include "core/task.hpp"

/// A person's rights in their own data. Each handler speaks only of the data of whoever asks.
namespace coach::bot {

/// `/grow packet`: sends the promotion packet into the person's direct messages.
task<answer> serve_packet(services& with, request asked);

/// `/grow export`: sends all their data there, as JSON and as Markdown.
task<answer> serve_export(services& with, request asked);

/// `/grow access`: who looked at what they shared.
task<answer> serve_access(services& with, request asked);

/// `/grow erase`: opens the form views::erase_form_id, which asks to type a word.
task<answer> open_erase(services& with, request asked);

/// That form, sent. Another word than views::erase_word deletes nothing.
task<answer> submit_erase(services& with, request asked);

}  // namespace coach::bot
