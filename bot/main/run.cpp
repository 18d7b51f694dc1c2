#include "bot/app.hpp"
#include "bot/main/commands.hpp"
#include "bot/main/setup.hpp"
#include "bot/ops/log.hpp"
#include "bot/ops/signals.hpp"
#include "bot/system_time_zones.hpp"
#include "config/manifest.hpp"
#include "config/questions_file.hpp"
#include "core/clock.hpp"
#include "storage/sqlite_store.hpp"

namespace coach::program {

namespace {

bot::app_options options_from(const config::settings& chosen) {
    return {.api_url = chosen.api_url,
            .bot_token = chosen.bot_token->reveal(),
            .app_token = chosen.app_token->reveal(),
            .required_scopes = config::required_scopes(),
            .pace = {.messages_a_minute = static_cast<double>(chosen.messages_a_minute)},
            .http = chosen.http};
}

}  // namespace

int run(const config_file& config) {
    const auto chosen = read_settings(config);
    if (!chosen) return bad_usage;
    if (const auto missing = config::missing_tokens(*chosen); !missing.empty()) {
        print(missing);
        return bad_usage;
    }
    const auto ladder = read_ladder(*chosen);
    if (!ladder) return bad_usage;
    set_up_log(*chosen);

    storage::sqlite_store people(chosen->database);
    const system_clock time;
    const bot::system_time_zones zones;
    const auto& questions = config::embedded_questions();
    bot::app app(options_from(*chosen), {.people = people,
                                         .ladder = *ladder,
                                         .time = time,
                                         .zones = zones,
                                         .questions = questions});
    const ops::stop_signals signals([&] { app.stop(); });
    log::info("pm-coach begins", {{"version", COACH_VERSION},
                                  {"framework", ladder->id + " " + ladder->version},
                                  {"database", chosen->database.string()}});
    const auto end = app.run();
    log::info("pm-coach ended");
    return end == bot::run_end::tokens_refused ? tokens_refused : fine;
}

}  // namespace coach::program
