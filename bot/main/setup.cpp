#include "bot/main/setup.hpp"

#include "bot/ops/log.hpp"
#include "config/environment.hpp"

#include <iostream>

namespace coach::program {

namespace {

log::level as_log(config::log_level level) {
    switch (level) {
        case config::log_level::error:
            return log::level::error;
        case config::log_level::warning:
            return log::level::warning;
        case config::log_level::info:
            return log::level::info;
        case config::log_level::debug:
            return log::level::debug;
    }
    return log::level::info;
}

log::format as_log(config::log_format shape) {
    return shape == config::log_format::json ? log::format::json : log::format::text;
}

template <class T>
config::checked<T> printed(config::checked<T> loaded) {
    if (!loaded) print(loaded.error());
    return loaded;
}

}  // namespace

config::checked<config::settings> read_settings(
    const config_file& config, const std::optional<std::filesystem::path>& database) {
    auto variables = config::process_environment();
    if (database) variables["COACH_DATABASE"] = database->string();
    return printed(config::load_settings(variables, config));
}

config::checked<framework> read_ladder(const config::settings& chosen) {
    return printed(config::load_framework_or_embedded(chosen));
}

void set_up_log(const config::settings& chosen) {
    log::configure(as_log(chosen.log_level), as_log(chosen.log_format));
}

void print(const config::findings& wrong) {
    std::cerr << config::findings_as_text(wrong);
}

}  // namespace coach::program
