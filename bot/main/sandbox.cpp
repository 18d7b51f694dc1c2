#include "bot/app.hpp"
#include "bot/main/commands.hpp"
#include "bot/main/sample_team.hpp"
#include "bot/main/sandbox_folder.hpp"
#include "bot/main/setup.hpp"
#include "bot/ops/signals.hpp"
#include "bot/system_time_zones.hpp"
#include "config/manifest.hpp"
#include "config/questions_file.hpp"
#include "core/clock.hpp"
#include "sandbox/rules.hpp"
#include "sandbox/server.hpp"
#include "storage/sqlite_store.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>

namespace coach::program {

namespace {

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
                   const std::filesystem::path& database, bool sample_people) {
    storage::sqlite_store people(database);
    if (sample_people) place_sample_team(people, ladder);
    const workspace_clock time(slack);
    const bot::system_time_zones zones;
    const auto& questions = config::embedded_questions();
    bot::app app(
        options_for(slack),
        {.people = people, .ladder = ladder, .time = time, .zones = zones, .questions = questions});
    const ops::stop_signals signals([&] { app.stop(); });
    std::jthread stand_in([&] { slack.run(); });
    std::cout << "pm-coach sandbox: " << slack.page_address() << "  (Ctrl+C ends it)\n"
              << std::flush;
    const auto end = app.run();
    slack.stop();
    return end == bot::run_end::stopped ? fine : failed;
}

/// The text of a file that an option names; empty where it names none.
std::string text_of(const std::filesystem::path& file) {
    if (file.empty()) return {};
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::invalid_argument("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

sandbox::server_options server_options_for(const sandbox_options& options,
                                           const sandbox_folder& folder) {
    sandbox::server_options out;
    out.port = options.port;
    out.seed = options.seed;
    out.manifest = options.with_app ? std::string{config::manifest()} : text_of(options.manifest);
    out.workspace = text_of(options.workspace);
    out.with_story = options.workspace.empty();
    if (options.json_log) out.log = log_line;
    if (folder.stays()) {
        out.kept = folder.kept();
        out.save = [&folder](const std::string& state) { folder.keep(state); };
    }
    return out;
}

}  // namespace

int print_rules() {
    std::cout << sandbox::rules_table();
    return fine;
}

int sandbox(const sandbox_options& options) {
    const sandbox_folder folder(options.data);
    const auto chosen = read_settings(options.config, folder.database());
    if (!chosen) return bad_usage;
    const auto ladder = read_ladder(*chosen);
    if (!ladder) return bad_usage;
    set_up_log(*chosen);
    try {
        sandbox::server slack(server_options_for(options, folder));
        if (!options.with_app) return serve_alone(slack);
        return serve_with_app(slack, *ladder, folder.database(), options.workspace.empty());
    } catch (const std::invalid_argument& wrong) {
        std::cerr << "pm-coach: " << wrong.what() << '\n';
        return bad_usage;
    }
}

}  // namespace coach::program
