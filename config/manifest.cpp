#include "config/manifest.hpp"

#include "embedded_files.hpp"

#include <nlohmann/json.hpp>

namespace coach::config {

std::string_view manifest() {
    return embedded::manifest_json;
}

std::vector<std::string> required_scopes() {
    const auto document = nlohmann::json::parse(manifest());
    return document.at("oauth_config").at("scopes").at("bot").get<std::vector<std::string>>();
}

}  // namespace coach::config
