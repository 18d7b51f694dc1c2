#pragma once

#include "tests/support/handler_scene.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

/// What the walks through every route have in common: they send requests to whatever handler the
/// table of routes names, and look at all that comes back.
namespace coach::testing {

/// Everything that a request brought before somebody's eyes.
struct seen {
    std::vector<nlohmann::json> messages;  ///< as {"text", "blocks"}
    std::vector<nlohmann::json> views;
    std::vector<std::string> files;

    /// All of it as one text.
    std::string dump() const;
    bool shows(std::string_view text) const { return dump().find(text) != std::string::npos; }
};

/// Serves the request by the table of routes, with all that follows from it: forms, fuller pages,
/// messages, files. A request that no route serves brings nothing.
seen send(handler_scene& scene, bot::request asked);

/// The inputs of a form, filled as `with` says for each input's type; chosen are its first options.
filled_form fill(const nlohmann::json& form, const std::string& text);

}  // namespace coach::testing
