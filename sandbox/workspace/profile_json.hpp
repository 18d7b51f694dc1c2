#pragma once

#include "sandbox/workspace/people.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace coach::sandbox {

/// A person in the form of workspace files; what is empty or false is left out.
nlohmann::json to_json(const person& who);

/// A conversation in the form of workspace files.
nlohmann::json to_json(const channel& where);

/// A whole workspace in the form of workspace files; northwind.json is one.
nlohmann::json to_json(const workspace_profile& profile);

/// A workspace read from a file, or what is wrong with that file.
struct profile_reading {
    workspace_profile profile;          ///< complete where there are no problems
    std::vector<std::string> problems;  ///< each with its place: "people[3].tz: no such time zone"
};

/// Reads a workspace file and adds what it may leave out: the ids of the app, the bot user as
/// `app_name`, Slackbot, the direct messages with the app. What is unknown, of another type, there
/// twice, or names nobody, is a problem.
profile_reading from_json(const nlohmann::json& file, const std::string& app_name);

}  // namespace coach::sandbox
