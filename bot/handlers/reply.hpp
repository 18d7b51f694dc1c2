#pragma once

#include "bot/views/message.hpp"

#include <nlohmann/json.hpp>

#include <string_view>

/// The shapes that answers have.
namespace coach::bot::reply {

/// A page.
answer page(message body);

/// A page, after something changed that Home shows too.
answer changed(message body);

/// A form.
answer form(nlohmann::json view);

/// One plain sentence or two that leave the page before them as it is.
answer say(std::string_view plain);

/// A submission's modal that turns into a page, after something changed.
answer saved(message body);

/// A submission that stays as it is, with a sentence beside one input.
answer refuse(std::string_view block, std::string_view plain);

}  // namespace coach::bot::reply
