#pragma once

#include <boost/system/result.hpp>

#include <stdexcept>
#include <string>

namespace coach {

/// Why a use case said no, for code to branch on.
enum class error_code {
    unknown_level,   ///< a level that this framework does not have
    target_too_low,  ///< a target that does not lie above the person's level
    too_many_goals,  ///< one more goal than may be worked on at once
};

/// An expected refusal: a code for the machine and a sentence that is safe to show to the person.
struct error {
    error_code code;
    std::string text;
};

/// What a use case returns: a value, or the refusal. Broken storage and bugs are exceptions
/// instead.
template <class T>
using result = boost::system::result<T, error>;

/// Called by result::value() on a refusal; reaching it is a bug in the caller.
[[noreturn]] inline void throw_exception_from_error(const error& e, const boost::source_location&) {
    throw std::logic_error("unchecked refusal: " + e.text);
}

}  // namespace coach
