#pragma once

#include "bot/views/message.hpp"
#include "core/framework.hpp"
#include "core/packet.hpp"

/// What a person is shown about their promotion packet.
namespace coach::bot::views {

/// Says that the packet was sent, who can read it, and what is in it.
message packet_sent(const framework& ladder, const packet& made);

/// What matters most of the packet, for where Slack did not take the file.
message packet_page(const framework& ladder, const packet& made);

}  // namespace coach::bot::views
