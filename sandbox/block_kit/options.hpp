#pragma once

#include "sandbox/block_kit/findings.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace coach::sandbox {

/// What the options of an element may have (slack-platform 4.2).
struct option_form {
    bool plain = true;  ///< texts are plain_text only
    bool may_link{};    ///< a `url` is allowed
};

/// Checks the required `options` of an element or a group.
void check_options(findings& out, const nlohmann::json& holder, range count, option_form form,
                   const std::string& pointer);

/// Checks `options` xor `option_groups`, up to 100 of each.
void check_options_or_groups(findings& out, const nlohmann::json& select,
                             const std::string& pointer);

/// Checks that `initial_option` and all `initial_options` are among the options.
void check_initial_options(findings& out, const nlohmann::json& element,
                           const std::string& pointer);

/// Checks an option object by itself, as in an external menu.
void check_option(findings& out, const nlohmann::json& option, option_form form,
                  const std::string& pointer);

/// Checks the `confirm` dialog of an element, where it has one.
void check_confirm(findings& out, const nlohmann::json& element, const std::string& pointer);

/// Checks the `placeholder` of an element, where it has one.
void check_placeholder(findings& out, const nlohmann::json& element, const std::string& pointer);

}  // namespace coach::sandbox
