#include "bot/views/privacy_words.hpp"

#include "tests/support/catch.hpp"

#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace coach::bot;

namespace {

/// The bulleted lines of docs/privacy.md below "What anonymous means".
std::vector<std::string> documented() {
    std::ifstream page(COACH_SOURCE_DIR "/docs/privacy.md");
    std::vector<std::string> out;
    bool inside = false;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("## ")) inside = line == "## What anonymous means";
        if (inside && line.starts_with("- ")) out.push_back(line.substr(2));
    }
    return out;
}

std::vector<std::string> shown() {
    std::vector<std::string> out;
    for (const auto each : views::anonymous_promises()) out.emplace_back(each);
    for (const auto each : views::anonymous_limits()) out.emplace_back(each);
    return out;
}

}  // namespace

TEST_CASE("what givers are told is what docs/privacy.md says, line by line") {
    CHECK(shown() == documented());
}

TEST_CASE("it is short and has no markup") {
    const auto lines = shown();

    CHECK(lines.size() <= 8);
    CHECK_FALSE(views::anonymous_limits().empty());
    for (const auto& line : lines) {
        CHECK(line.size() < 200);
        CHECK(line.find_first_of("*_~`<>&[]") == std::string::npos);
    }
    CHECK(std::set(lines.begin(), lines.end()).size() == lines.size());
}
