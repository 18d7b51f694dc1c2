#pragma once

#include <exception>
#include <string>

namespace coach::ops {

/// Four hexadecimal digits that tie what a person is told to a line of the log: "4F2A".
std::string new_reference();

/// What is safe to log of an exception: its kind, and no text that could quote what a person wrote.
std::string describe(const std::exception& fault);
std::string describe(const std::exception_ptr& fault);

}  // namespace coach::ops
