#include "bot/app.hpp"
#include "bot/main/commands.hpp"
#include "bot/main/setup.hpp"
#include "bot/ops/log.hpp"
#include "bot/ops/signals.hpp"
#include "bot/system_time_zones.hpp"
#include "config/environment.hpp"
#include "config/manifest.hpp"
#include "config/questions_file.hpp"
#include "core/clock.hpp"
#include "storage/backup.hpp"
#include "storage/sqlite_store.hpp"
#include "storage/unfinished_file.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace coach::program {

namespace {

std::optional<ops::backup_plan> backup_plan_of(const config::settings& chosen) {
    if (!chosen.backups) return std::nullopt;
    return ops::backup_plan{.folder = chosen.backups->folder,
                            .every = std::chrono::hours{chosen.backups->hours},
                            .keep = chosen.backups->keep};
}

bot::database_copier copier_of(const std::filesystem::path& database) {
    const auto copy = [database](const std::filesystem::path& to, std::stop_token stop) {
        storage::back_up(database, to, std::move(stop));
    };
    return {.copy = copy, .discard = storage::discard_unfinished};
}

ops::store_figures figures_of(const storage::sqlite_store& people) {
    const auto now = people.load();
    return {.commits = people.commits(),
            .waiting = now.waiting,
            .oldest = now.oldest,
            .bytes = now.bytes};
}

bot::outbox_pace pace_of(const config::settings& chosen) {
    return {.messages_a_minute = static_cast<double>(chosen.messages_a_minute)};
}

bot::app_options options_from(const config::settings& chosen, const storage::sqlite_store& people) {
    return {.api_url = chosen.api_url,
            .bot_token = chosen.bot_token->reveal(),
            .app_token = chosen.app_token->reveal(),
            .required_scopes = config::required_scopes(),
            .pace = pace_of(chosen),
            .http = chosen.http,
            .backups = backup_plan_of(chosen),
            .copy_database = copier_of(chosen.database),
            .keeps = chosen.keeps,
            .store_figures = [&people] { return figures_of(people); }};
}

/// The settings that hold until a restart, where they differ, by name.
std::string need_restart(const config::settings& now, const config::settings& next) {
    std::string out;
    const auto add = [&](bool differs, std::string_view name) {
        if (differs) out += (out.empty() ? "" : " ") + std::string(name);
    };
    const auto text = [](const std::optional<config::secret>& held) {
        return held ? held->reveal() : std::string{};
    };
    add(text(now.bot_token) != text(next.bot_token), "SLACK_BOT_TOKEN");
    add(text(now.app_token) != text(next.app_token), "SLACK_APP_TOKEN");
    add(now.api_url != next.api_url, "SLACK_API_URL");
    add(now.database != next.database, "COACH_DATABASE");
    add(now.http != next.http, "COACH_HTTP");
    return out;
}

void refuse(const config::findings& wrong) {
    for (const auto& each : wrong) {
        auto line = config::findings_as_text(std::span(&each, 1));
        while (line.ends_with('\n')) line.pop_back();
        log::error("reload", {{"event", "refused"}, {"detail", line}});
    }
    log::warning("reload", {{"event", "nothing_changed"}});
}

/// What of the one ladder the other lacks, by key. People keep what they stored; whoever stood
/// there is asked to choose again.
template <class Part>
std::string missing(const std::vector<Part>& before, const std::vector<Part>& after) {
    std::string out;
    for (const auto& each : before) {
        if (std::ranges::find(after, each.key, &Part::key) != after.end()) continue;
        out += (out.empty() ? "" : " ") + each.key;
    }
    return out;
}

void log_reload(const framework& before, const framework& ladder) {
    log::info("reload", {{"event", "done"}, {"framework", ladder.id + " " + ladder.version}});
    const auto levels = missing(before.levels, ladder.levels);
    const auto competencies = missing(before.competencies, ladder.competencies);
    if (before.id != ladder.id || !levels.empty() || !competencies.empty()) {
        log::warning("reload", {{"event", "ladder_lost_parts"},
                                {"before", before.id},
                                {"levels", levels},
                                {"competencies", competencies}});
    }
}

/// Reads the settings and the ladder again on SIGHUP.
class reloader {
 public:
    reloader(const config_file& config, config::settings chosen, framework ladder, bot::app& app)
        : config_(config), chosen_(std::move(chosen)), ladder_(std::move(ladder)), app_(app) {}

    void operator()() {
        auto next = config::load_settings(config::process_environment(), config_);
        if (!next) return refuse(next.error());
        auto ladder = config::load_framework_or_embedded(*next);
        if (!ladder) return refuse(ladder.error());
        set_up_log(*next);
        if (const auto names = need_restart(chosen_, *next); !names.empty()) {
            log::warning("reload", {{"event", "needs_restart"}, {"settings", names}});
        }
        log_reload(ladder_, *ladder);
        ladder_ = *ladder;
        app_.reload({.ladder = *std::move(ladder),
                     .pace = pace_of(*next),
                     .backups = backup_plan_of(*next),
                     .keeps = next->keeps});
    }

 private:
    config_file config_;
    config::settings chosen_;  ///< as of the start
    framework ladder_;
    bot::app& app_;
};

}  // namespace

int run(const config_file& config) {
    const bool reloads = ops::prepare_for_reload();
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
    bot::app app(options_from(*chosen, people), {.people = people,
                                                 .ladder = *ladder,
                                                 .time = time,
                                                 .zones = zones,
                                                 .questions = questions});
    std::function<void()> reload;
    if (reloads) reload = reloader(config, *chosen, *ladder, app);
    const ops::stop_signals signals([&] { app.stop(); }, std::move(reload));
    log::info("pm-coach begins", {{"version", COACH_VERSION},
                                  {"framework", ladder->id + " " + ladder->version},
                                  {"database", chosen->database.string()}});
    const auto end = app.run();
    log::info("pm-coach ended");
    return end == bot::run_end::tokens_refused ? tokens_refused : fine;
}

}  // namespace coach::program
