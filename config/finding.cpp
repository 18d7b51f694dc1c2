#include "config/finding.hpp"

namespace coach::config {

std::string findings_as_text(std::span<const finding> list) {
    std::string out;
    for (const auto& one : list) {
        out += one.source;
        if (one.line > 0) {
            out += ":" + std::to_string(one.line) + ":" + std::to_string(one.column);
        }
        out += ": " + one.text + "\n";
    }
    return out;
}

}  // namespace coach::config
