#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace coach::testing {

/// The lines of blueprint.md as its reader sees them, read without any of the product's code.
class blueprint_document {
 public:
    /// Reads tests/fixtures/blueprint.md.
    blueprint_document();

    using table = std::vector<std::vector<std::string>>;

    /// The rows under the first table after the line `heading`, without its head; cells without the
    /// asterisks of bold text.
    table rows_under(std::string_view heading) const;

    /// What follows `label` on its line, in the section that begins with the line `heading`.
    std::string fact(std::string_view heading, std::string_view label) const;

    /// The "- " items under `label`, in the section that begins with the line `heading`.
    std::vector<std::string> items(std::string_view heading, std::string_view label) const;

    /// The numbered lines, "1. **title** - detail", as title and detail.
    table numbered() const;

 private:
    std::size_t line_of(std::string_view text, std::size_t from = 0) const;

    std::vector<std::string> lines_;
};

}  // namespace coach::testing
