#pragma once

#include "bot/documents/feedback_markdown.hpp"
#include "core/framework.hpp"
#include "core/packet.hpp"

#include <string>
#include <string_view>

namespace coach::bot {

/// The packet as a Markdown document for people to read, edit and hand on. `name` is whose it is,
/// as others read it; may be empty. `names` are those of packet::people().
std::string packet_markdown(const framework& ladder, const packet& made, std::string_view name,
                            const documents::people_names& names = {});

}  // namespace coach::bot
