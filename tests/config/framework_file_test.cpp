#include "config/framework_file.hpp"

#include "tests/support/catch.hpp"

#include <filesystem>

namespace {

std::filesystem::path ladder_file(const char* name) {
    return std::filesystem::path(COACH_SOURCE_DIR) / "config" / "frameworks" / name;
}

}  // namespace

TEST_CASE("the ladder in the binary is the one in the repository") {
    const auto loaded = coach::config::load_framework(ladder_file("product-management.toml"));

    REQUIRE(loaded.has_value());
    CHECK(*loaded == coach::config::embedded_framework());
}

TEST_CASE("a ladder of other levels and competencies is only another file") {
    const auto loaded = coach::config::load_framework(ladder_file("engineering.toml"));

    REQUIRE(loaded.has_value());
    CHECK(loaded->levels.size() == 4);
    CHECK(loaded->competencies.size() == 3);
}
