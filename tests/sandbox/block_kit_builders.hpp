#pragma once

#include "sandbox/block_kit/rules.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace coach::testing {

inline nlohmann::json plain(const std::string& text) {
    return {{"type", "plain_text"}, {"text", text}};
}

inline nlohmann::json plain(std::size_t length) {
    return plain(std::string(length, 'a'));
}

inline nlohmann::json option(const std::string& value) {
    return {{"text", plain(value)}, {"value", value}};
}

inline std::vector<nlohmann::json> copies(const nlohmann::json& item, std::size_t count) {
    return std::vector<nlohmann::json>(count, item);
}

/// An input block around an element.
inline nlohmann::json input(const nlohmann::json& element) {
    return {{"type", "input"}, {"label", plain("Label")}, {"element", element}};
}

/// `object` with one member changed.
inline nlohmann::json with(nlohmann::json object, const std::string& key,
                           const nlohmann::json& value) {
    object[key] = value;
    return object;
}

inline std::vector<std::string> findings_of(const nlohmann::json& block, sandbox::surface where) {
    return sandbox::check_blocks(nlohmann::json::array({block}), where);
}

/// The one thing that is wrong with a block; "" where nothing is, all of it where more is.
inline std::string finding(const nlohmann::json& block,
                           sandbox::surface where = sandbox::surface::message) {
    std::string all;
    for (const auto& found : findings_of(block, where)) all += (all.empty() ? "" : "; ") + found;
    return all;
}

}  // namespace coach::testing
