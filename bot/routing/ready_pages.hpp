#pragma once

#include "bot/views/message.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace coach::bot {

/// What a command is acknowledged with, as text, so that only the person who asked sees the
/// message. Source: docs.slack.dev/interactivity/handling-user-interaction.
std::string command_payload(const message& shown);

/// Pages that are made of the framework alone, so that each is made once and not for each reader.
/// Belongs to one framework and one thread.
class ready_pages {
 public:
    /// The page of this name; `make` makes it where it was not asked for before. A name must tell
    /// all that the page depends on besides the framework, and never come from what somebody wrote.
    std::shared_ptr<const ready_page> find(const std::string& name,
                                           const std::function<message()>& make);

 private:
    std::map<std::string, std::shared_ptr<const ready_page>> made_;
};

}  // namespace coach::bot
