#pragma once

#include "bot/routing/request.hpp"
#include "bot/views/message.hpp"
#include "core/task.hpp"

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

/// The page that shows what was stored just now; where the store fails to read it again, the truth:
/// that it is stored all the same.
task<answer> after_saving(request_kind asked, task<answer> page);

/// A submission that stays as it is, with a sentence beside one input.
answer refuse(std::string_view block, std::string_view plain);

}  // namespace coach::bot::reply
