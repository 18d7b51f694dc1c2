#pragma once

#include "sandbox/net/http_message.hpp"

#include <string_view>

namespace coach::sandbox {

/// The file of the page at that path ("/" is "/index.html"), with headers that let it load nothing
/// from elsewhere; 404 where there is none.
http_reply answer_page(std::string_view path);

}  // namespace coach::sandbox
