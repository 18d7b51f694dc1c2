#pragma once

#include "config/toml_reader.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace coach::config {

/// Every name of every level and competency of one ladder. Notes names that would leave open what
/// a person means who types them after /level.
class framework_names {
 public:
    explicit framework_names(finding_list& found) : found_(&found) {}

    /// Begins the next level or competency; `label` is how findings call it.
    void begin(std::string label);

    /// Adds a name of the one that was begun. It may repeat a name of its own. `kind` is what the
    /// file calls the name: key, title, alias. Empty names, refused before, are passed over.
    void add(std::string_view kind, const placed_text& name);

 private:
    struct owner {
        std::size_t number;
        std::string label;
        std::size_t line;
    };

    std::string fault_of_name(const std::string& compact) const;

    finding_list* found_;
    std::size_t number_ = 0;
    std::string label_;
    std::map<std::string, owner> owners_;
};

}  // namespace coach::config
