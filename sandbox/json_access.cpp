#include "sandbox/json_access.hpp"

namespace coach::sandbox {

const nlohmann::json& member(const nlohmann::json& object, std::string_view key) {
    static const nlohmann::json null;
    if (!object.is_object()) return null;
    const auto found = object.find(key);
    return found == object.end() ? null : *found;
}

std::string text_at(const nlohmann::json& object, std::string_view key) {
    const auto& value = member(object, key);
    return value.is_string() ? value.get<std::string>() : std::string{};
}

bool flag_at(const nlohmann::json& object, std::string_view key) {
    const auto& value = member(object, key);
    if (value.is_boolean()) return value.get<bool>();
    return value.is_string() && value.get_ref<const std::string&>() == "true";
}

std::string to_text(const nlohmann::json& value) {
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace coach::sandbox
