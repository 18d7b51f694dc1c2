#include "tests/support/golden.hpp"

#include "tests/support/catch.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace coach::testing {

void check_golden(const std::string& name, const nlohmann::json& actual) {
    const std::filesystem::path file = std::string{COACH_SOURCE_DIR} + "/tests/fixtures/" + name;
    if (std::getenv("COACH_UPDATE_GOLDEN") != nullptr) {
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file) << actual.dump(2) << '\n';
    }
    std::ifstream stored(file);
    INFO(file);
    REQUIRE(stored);
    CHECK(nlohmann::json::parse(stored).dump(2) == actual.dump(2));
}

}  // namespace coach::testing
