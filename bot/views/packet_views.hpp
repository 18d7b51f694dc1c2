#pragma once

#include "bot/views/message.hpp"
#include "core/framework.hpp"
#include "core/packet.hpp"

/// What a person is shown about their promotion packet.
namespace coach::bot::views {

/// What matters most of the packet, while the file is on its way.
message packet_page(const framework& ladder, const packet& made);

}  // namespace coach::bot::views
