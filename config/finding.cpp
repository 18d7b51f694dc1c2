#include "config/finding.hpp"

#include "config/text_rule.hpp"

namespace coach::config {

std::string findings_as_text(std::span<const finding> list) {
    std::string out;
    for (const auto& one : list) {
        out += printable(one.source);
        for (const auto place : {one.line, one.column}) {
            if (place > 0) out += ":" + std::to_string(place);
        }
        out += ": " + printable(one.text) + "\n";
    }
    return out;
}

}  // namespace coach::config
