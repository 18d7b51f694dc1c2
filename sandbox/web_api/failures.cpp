#include "sandbox/web_api/failures.hpp"

#include <string>

namespace coach::sandbox {

using nlohmann::json;

json fail(std::string_view error) {
    return {{"ok", false}, {"error", error}};
}

json fail_with(std::string_view error, const json& messages) {
    auto reply = fail(error);
    reply["response_metadata"] = {{"messages", messages}};
    return reply;
}

json missing(std::string_view argument) {
    const auto message = "[ERROR] missing required field: " + std::string(argument);
    return fail_with("invalid_arguments", json::array({message}));
}

void add_warning(json& reply, std::string_view warning) {
    const auto before = reply.value("warning", "");
    reply["warning"] = before.empty() ? std::string(warning) : before + ',' + std::string(warning);
    reply["response_metadata"]["warnings"].push_back(warning);
}

}  // namespace coach::sandbox
