#pragma once

#include "sandbox/models.hpp"

#include <string_view>

namespace coach::sandbox {

/// Whether the app hears of a kind of event: its manifest subscribes to it ("message.im"), and the
/// bot has the `scope` that Slack asks for it (slack-platform 1.8), which may be none.
bool hears_of(const models& all, std::string_view event, std::string_view scope);

}  // namespace coach::sandbox
