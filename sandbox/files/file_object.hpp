#pragma once

#include "sandbox/models.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// A file in Slack's form: without type and shares while it is processed (slack-platform 3.4).
nlohmann::json file_object(const models& all, const stored_file& file);

/// A file in the control API's form.
nlohmann::json control_file(const stored_file& file);

/// The `url_private` of a file, at the sandbox's own address.
std::string private_url(const models& all, const stored_file& file);

/// What is wrong with the `slack_file`s in blocks that the app sends: each must name, by id or by
/// url, a picture (png, jpeg, gif) that is processed and that the app has access to.
std::vector<std::string> refused_slack_files(const models& all, const nlohmann::json& blocks);

}  // namespace coach::sandbox
