#pragma once

#include "bot/routing/services.hpp"
#include "bot/routing/slack_port.hpp"
#include "core/outbox.hpp"
#include "core/task.hpp"

#include <string>
#include <variant>

namespace coach::bot {

/// It is not to be sent any more, for that reason: a code, "paused".
struct unwanted {
    std::string reason;
};

/// Their Home is to be drawn.
struct home_to_draw {};

/// Something from the outbox, written out.
using letter = std::variant<message, upload, home_to_draw, unwanted>;

/// Writes it from what is true now. Throws store_failure.
task<letter> write_letter(services& with, outgoing what);

/// The name of the file that it is sent as; empty for what is no file.
std::string file_name_of(outgoing_kind kind);

}  // namespace coach::bot
