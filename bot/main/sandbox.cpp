#include "bot/app.hpp"
#include "bot/main/commands.hpp"
#include "bot/main/setup.hpp"
#include "bot/ops/signals.hpp"
#include "config/manifest.hpp"
#include "core/clock.hpp"
#include "sandbox/rules.hpp"
#include "sandbox/server.hpp"
#include "storage/sqlite_store.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <string>
#include <system_error>
#include <thread>

namespace coach::program {

namespace {

/// A folder that goes, with all that is in it, when its owner goes.
class temporary_folder {
 public:
    temporary_folder() {
        auto name = (std::filesystem::temp_directory_path() / "pm-coach-sandbox-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            throw std::system_error(errno, std::generic_category(), "no temporary folder");
        }
        path_ = name;
    }
    temporary_folder(const temporary_folder&) = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;
    ~temporary_folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path path_;
};

/// The time that the workspace shows, which people may move.
class workspace_clock final : public clock {
 public:
    explicit workspace_clock(const sandbox::server& slack) : slack_(slack) {}

    timestamp now() const override { return real_.now() + slack_.moved_by(); }

 private:
    const sandbox::server& slack_;
    system_clock real_;
};

void log_line(const std::string& line) {
    std::cerr << line << '\n';
}

bot::app_options options_for(const sandbox::server& slack) {
    bot::app_options out;
    out.required_scopes = config::required_scopes();
    for (const auto& [name, value] : slack.environment()) {
        if (name == "SLACK_API_URL") out.api_url = value;
        if (name == "SLACK_BOT_TOKEN") out.bot_token = value;
        if (name == "SLACK_APP_TOKEN") out.app_token = value;
    }
    return out;
}

/// The stand-in alone; tells a shell how to reach it.
int serve_alone(sandbox::server& slack) {
    const ops::stop_signals signals([&] { slack.stop(); });
    for (const auto& [name, value] : slack.environment()) {
        std::cout << "export " << name << "=" << value << '\n';
    }
    std::cout << std::flush;
    std::cerr << "The sandbox waits for your app: " << slack.page_address()
              << "  (Ctrl+C ends it)\n";
    slack.run();
    return fine;
}

int serve_with_app(sandbox::server& slack, const framework& ladder,
                   const std::filesystem::path& database) {
    storage::sqlite_store people(database);
    const workspace_clock time(slack);
    bot::app app(options_for(slack), people, ladder, time);
    const ops::stop_signals signals([&] { app.stop(); });
    std::jthread stand_in([&] { slack.run(); });
    std::cout << "pm-coach sandbox: " << slack.page_address() << "  (Ctrl+C ends it)\n"
              << std::flush;
    const auto end = app.run();
    slack.stop();
    return end == bot::run_end::stopped ? fine : failed;
}

}  // namespace

int print_rules() {
    std::cout << sandbox::rules_table();
    return fine;
}

int sandbox(const sandbox_options& options) {
    const temporary_folder data;
    const auto chosen = read_settings(options.config, data.path() / "pm-coach.db");
    if (!chosen) return bad_usage;
    const auto ladder = read_ladder(*chosen);
    if (!ladder) return bad_usage;
    set_up_log(*chosen);
    sandbox::server slack(
        {.port = options.port,
         .manifest = std::string{config::manifest()},
         .seed = options.seed,
         .log = options.json_log ? log_line : std::function<void(const std::string&)>{}});
    return options.with_app ? serve_with_app(slack, *ladder, chosen->database) : serve_alone(slack);
}

}  // namespace coach::program
