#include "tests/config/mistakes.hpp"

#include "config/framework_file.hpp"
#include "tests/config/ladder_source.hpp"
#include "tests/support/catch.hpp"

namespace coach::testing {

std::string complaints_about(std::string_view text) {
    const auto ladder = config::parse_framework(text, "f.toml");
    if (ladder) return {};
    auto complaints = config::findings_as_text(ladder.error());
    if (complaints.empty()) FAIL("the ladder was refused without a finding");
    complaints.pop_back();
    return complaints;
}

void check_mistakes(const std::vector<mistake>& mistakes) {
    for (const auto& [found, replacement, complaint] : mistakes) {
        INFO(found << " became " << replacement);
        CHECK(complaints_about(small_ladder_with(found, replacement)) == complaint);
    }
}

}  // namespace coach::testing
