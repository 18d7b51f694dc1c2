#pragma once

#include <boost/system/result.hpp>

#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace coach::config {

/// One thing that is wrong with a file or a setting. Safe to print: it never holds a token.
struct finding {
    std::string source;  ///< the file's name, or the environment variable's
    std::size_t line;    ///< from 1; 0 where the source as a whole is meant
    std::size_t column;  ///< in code points, from 1; 0 where the line as a whole is meant
    std::string text;    ///< what was found and what is allowed, in one line

    bool operator==(const finding&) const = default;
};

/// All that is wrong with a file or with the settings, in the order of their lines.
using findings = std::vector<finding>;

/// What a loader returns: the thing loaded, or everything that keeps it from being loaded.
template <class T>
using checked = boost::system::result<T, findings>;

/// The findings for a terminal, one `source:line:column: text` per line, without
/// what is 0.
std::string findings_as_text(std::span<const finding> list);

/// Called by checked::value() where there are findings; reaching it is a bug in the caller.
[[noreturn]] inline void throw_exception_from_error(const findings& list,
                                                    const boost::source_location&) {
    throw std::logic_error("unchecked findings: " + findings_as_text(list));
}

}  // namespace coach::config
