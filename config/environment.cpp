#include "config/environment.hpp"

#include <string_view>
#include <unistd.h>

namespace coach::config {

environment process_environment() {
    environment out;
    if (environ == nullptr) return out;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view variable = *entry;
        const auto equals = variable.find('=');
        if (equals == std::string_view::npos) continue;
        out.emplace(variable.substr(0, equals), variable.substr(equals + 1));
    }
    return out;
}

}  // namespace coach::config
