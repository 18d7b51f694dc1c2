#pragma once

#include "sandbox/net/http_message.hpp"

#include <optional>
#include <string_view>

namespace coach::sandbox {

/// Refuses requests that another web page could have caused: the `Host` must be a loopback name
/// with the server's own port (against DNS rebinding), and `Origin`, where there is one, the
/// server's own. `authority` is "127.0.0.1:PORT".
std::optional<http_reply> refuse_stranger(const http_request& request, std::string_view authority);

}  // namespace coach::sandbox
