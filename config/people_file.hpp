#pragma once

#include "config/finding.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace coach::config {

namespace limits {

inline constexpr std::size_t people_file_bytes = std::size_t{5} * 1024 * 1024;
inline constexpr std::size_t people_lines = 10'000;  ///< without the header

}  // namespace limits

/// What a line of a file of people says. Empty texts say nothing.
struct people_line {
    std::size_t line{};     ///< in the file, from 1
    std::string person;     ///< e-mail address or member id; never empty
    std::string level{};    ///< any name of one
    std::string manager{};  ///< e-mail address or member id
    std::string ladder{};   ///< id or name of a framework

    bool operator==(const people_line&) const = default;
};

/// A file of people, line by line.
struct people_list {
    std::vector<people_line> lines;
    findings unusable;  ///< one for each line that is not among them

    bool operator==(const people_list&) const = default;
};

/// Whether it is an e-mail address, not a member id.
bool is_email(std::string_view person);

/// Reads people from CSV: UTF-8, with or without its byte order mark, with a header that names the
/// columns in any order: `person`, `level`, `manager`, `ladder`; only the first is required.
/// `source` names it in findings. Fails where the text as a whole cannot be used: quotes that do
/// not match, a wrong header, more than limits::people_lines.
checked<people_list> parse_people(std::string_view text, std::string_view source);

}  // namespace coach::config
