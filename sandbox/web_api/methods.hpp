#pragma once

#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"
#include "sandbox/web_api/rate_limits.hpp"

#include <nlohmann/json.hpp>

#include <string_view>

namespace coach::sandbox {

/// Which token a method wants; `none` takes calls without one.
enum class token_kind { bot, app, none };

/// A method of the Web API: one row of slack-platform 3.2.
struct api_method {
    std::string_view name;
    bool accepts_json{};  ///< otherwise form and query only
    token_kind token{};
    std::string_view scope;  ///< that the bot needs, or several of which it needs one; or empty
    rate_tier tier{};
    nlohmann::json (*call)(models&, const nlohmann::json& arguments, moment now);
};

/// The method of that name, or nullptr. Lives as long as the program.
const api_method* find_api_method(std::string_view name);

}  // namespace coach::sandbox
