#pragma once

#include "config/finding.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace coach::config {

/// One record of a CSV text.
struct csv_record {
    std::size_t line;  ///< that it begins on, from 1
    std::vector<std::string>
        fields;  ///< without quotes; unquoted ones without spaces at their ends

    bool operator==(const csv_record&) const = default;
};

/// The records of a CSV text (RFC 4180, also with lone line feeds); empty lines are passed over.
/// `source` names it in the one finding of a text whose quotes do not match: where its records end
/// is then anybody's guess.
checked<std::vector<csv_record>> parse_csv(std::string_view text, std::string_view source);

}  // namespace coach::config
