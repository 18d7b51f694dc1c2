#pragma once

#include "bot/routing/services.hpp"
#include "bot/routing/slack_port.hpp"
#include "core/clock.hpp"
#include "core/feedback.hpp"
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

/// It is to be sent then, not now.
struct not_yet {
    timestamp until{};
};

/// A message for a channel, on behalf of a request for feedback.
struct posting {
    std::string conversation;
    message shown{};
    std::string says;     ///< feedback_request::shown once it stands there
    feedback_id about{};  ///< the request
    bool is_open = true;  ///< whether it says that the request is
};

/// The message of a request for feedback, drawn anew where it stands.
struct redrawing {
    std::string where;
    message shown{};
    std::string says;
    feedback_id about{};
    bool is_open = true;
};

/// Something from the outbox, written out.
using letter = std::variant<message, upload, posting, redrawing, home_to_draw, not_yet, unwanted>;

/// Writes it from what is true now. Throws store_failure.
task<letter> write_letter(services& with, outgoing what);

/// The name of the file that it is sent as; empty for what is no file. It has the moment at which
/// it was asked for, because a file that was sent before must not be taken for this one.
std::string file_name_of(const outgoing& what);

}  // namespace coach::bot
