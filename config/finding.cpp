#include "config/finding.hpp"

#include "config/text_rule.hpp"

namespace coach::config {

std::string findings_as_text(std::span<const finding> list) {
    std::string out;
    for (const auto& one : list) {
        out += printable(one.source);
        if (one.line > 0) {
            out += ":" + std::to_string(one.line) + ":" + std::to_string(one.column);
        }
        out += ": " + printable(one.text) + "\n";
    }
    return out;
}

}  // namespace coach::config
