#pragma once

#include "config/framework_names.hpp"
#include "config/toml_reader.hpp"
#include "core/framework.hpp"

#include <string>
#include <vector>

namespace coach::config {

/// Makes a ladder of a framework file's root table. What is wrong goes to the table's findings; the
/// ladder is whole only if there are none.
class framework_reader {
 public:
    explicit framework_reader(const table_reader& root) : root_(&root), names_(root.found()) {}

    framework read();

 private:
    struct touch {
        placed_text competency;
        std::string owner;
    };

    level read_level(table_reader from, bool first);
    void read_extents(const table_reader& from, level& into) const;
    std::vector<growth_focus> read_growth(const table_reader& from);
    std::vector<std::string> read_moves(const table_reader& from, bool first) const;
    std::vector<std::string> read_aliases(const table_reader& from);
    competency read_competency(table_reader from, std::size_t levels);
    std::vector<stage> read_stages(const table_reader& from, std::size_t levels) const;
    void read_actions(framework& into) const;
    void check_touches(const framework& ladder) const;

    const table_reader* root_;
    framework_names names_;
    std::vector<touch> touches_;
};

}  // namespace coach::config
