#include "bot/main/commands.hpp"
#include "bot/main/setup.hpp"
#include "config/framework_file.hpp"
#include "config/framework_text.hpp"
#include "config/manifest.hpp"

#include <iostream>

namespace coach::program {

int check_framework(const std::filesystem::path& file) {
    const auto ladder = config::load_framework(file);
    if (!ladder) {
        print(ladder.error());
        return bad_usage;
    }
    std::cout << file.string() << ": fine. " << ladder->name << " " << ladder->version << ", "
              << ladder->levels.size() << " levels, " << ladder->competencies.size()
              << " competencies.\n";
    return fine;
}

int show_framework(const config_file& config) {
    const auto chosen = read_settings(config);
    if (!chosen) return bad_usage;
    const auto ladder = read_ladder(*chosen);
    if (!ladder) return bad_usage;
    std::cout << config::framework_as_text(*ladder);
    return fine;
}

int print_manifest() {
    std::cout << config::manifest();
    return fine;
}

}  // namespace coach::program
