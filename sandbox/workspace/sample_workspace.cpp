#include "northwind_bytes.hpp"
#include "sandbox/workspace/profile_json.hpp"

#include <stdexcept>

namespace coach::sandbox {

workspace_profile sample_workspace(const std::string& app_name) {
    auto reading = from_json(nlohmann::json::parse(samples::northwind_json), app_name);
    if (!reading.problems.empty()) throw std::logic_error(reading.problems.front());
    return std::move(reading.profile);
}

}  // namespace coach::sandbox
