#pragma once

#include <string>
#include <string_view>

namespace coach::slack {

/// `text` with everything replaced by "[redacted]" that would let a reader act as the app or answer
/// a person: tokens (`xox?-…`, `xapp-…`, `Bearer …`), web socket URLs with their tickets, response
/// URLs (hooks.slack.com), upload URLs, trigger ids, and the values of the keys token, ticket,
/// trigger_id, response_url and upload_url in JSON or forms.
std::string redact(std::string_view text);

}  // namespace coach::slack
