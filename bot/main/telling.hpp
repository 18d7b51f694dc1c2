#pragma once

#include "bot/views/message.hpp"
#include "config/settings.hpp"
#include "core/ids.hpp"
#include "core/task.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <optional>
#include <string>

namespace coach::program {

/// Posts a message into somebody's direct messages with the app, from a process that does not
/// serve. Needs the bot token of their own workspace. Returns why they were not told, in words that
/// go on after "because"; nothing where they were.
task<std::optional<std::string>> tell(boost::asio::any_io_executor executor,
                                      const config::settings& chosen, person_id who,
                                      bot::message said);

}  // namespace coach::program
