#include "bot/ops/doctor.hpp"

#include "bot/main/commands.hpp"
#include "bot/main/setup.hpp"
#include "bot/ops/slack_checks.hpp"
#include "bot/slack/url.hpp"
#include "bot/slack/web_api.hpp"
#include "config/environment.hpp"
#include "config/manifest.hpp"
#include "config/settings.hpp"
#include "core/clock.hpp"
#include "storage/inspection.hpp"
#include "storage/sqlite_store.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <chrono>
#include <exception>
#include <fcntl.h>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace coach::program {

namespace {

namespace fs = std::filesystem;
using ops::diagnosis;
using ops::verdict;

/// What was found so far; printed as it is found.
class report {
 public:
    void add(const diagnosis& found) {
        std::cout << ops::as_line(found) << std::endl;
        all_.push_back(found);
    }

    void add(const ops::diagnoses& found) {
        for (const auto& each : found) add(each);
    }

    void add_wrong(const std::string& subject, const config::findings& findings) {
        for (const auto& each : findings) {
            auto line = config::findings_as_text(std::span(&each, 1));
            while (line.ends_with('\n')) line.pop_back();
            add({.how = verdict::wrong, .subject = subject, .text = line});
        }
    }

    verdict worst() const { return ops::worst_of(all_); }

 private:
    ops::diagnoses all_;
};

std::optional<framework> check_framework(report& to, const config::settings& chosen) {
    auto ladder = config::load_framework_or_embedded(chosen);
    if (!ladder) {
        to.add_wrong("framework", ladder.error());
        return std::nullopt;
    }
    to.add({.how = verdict::ok,
            .subject = "framework",
            .text = ladder->name + " " + ladder->version + ", " +
                    std::to_string(ladder->levels.size()) + " levels, " +
                    std::to_string(ladder->competencies.size()) + " competencies"});
    return *std::move(ladder);
}

/// Finds out before the store is opened, which would migrate it and close it to others.
ops::database_facts look_at(const fs::path& file) {
    constexpr std::uintmax_t quickly_read = 256UL * 1024 * 1024;
    ops::database_facts out{.file = file};
    std::error_code failed;
    const auto status = fs::status(file, failed);
    out.exists = fs::exists(status);
    if (!out.exists) return out;
    out.mode = static_cast<unsigned>(status.permissions() & fs::perms::all);
    out.bytes = fs::file_size(file, failed);
    try {
        auto inside = storage::inspect(file, quickly_read);
        out.schema = inside.schema;
        out.newest = inside.newest;
        out.is_ours = inside.is_ours;
        out.is_checked = inside.is_checked;
        out.first_damage = std::move(inside.first_damage);
    } catch (const store_failure& failure) {
        out.failure = failure.what();
    }
    return out;
}

/// The nearest folder above that exists, where the file would come to stand.
fs::path folder_of(const fs::path& file) {
    auto folder = fs::absolute(file).parent_path();
    std::error_code ignored;
    while (!fs::exists(folder, ignored) && folder.has_relative_path()) {
        folder = folder.parent_path();
    }
    return folder;
}

void check_disk(report& to, const fs::path& file) {
    const auto folder = folder_of(file);
    std::error_code failed;
    const auto space = fs::space(folder, failed);
    to.add(ops::diagnose_disk(folder, failed ? std::nullopt : std::optional(space.available)));
}

void check_backups(report& to, const config::settings& chosen) {
    std::optional<ops::backup_state> found;
    if (chosen.backups) {
        const auto& folder = chosen.backups->folder;
        std::error_code missing;
        const auto place = fs::is_directory(folder, missing) ? folder : folder_of(folder);
        found = ops::backup_state{
            .plan = {.folder = folder,
                     .every = std::chrono::hours{chosen.backups->hours},
                     .keep = chosen.backups->keep},
            .newest = ops::newest_backup(folder, system_clock{}.now()),
            .writable = ::faccessat(AT_FDCWD, place.c_str(), W_OK | X_OK, AT_EACCESS) == 0};
    }
    to.add(ops::diagnose_backups(found, system_clock{}.now()));
}

/// What restores kept beside the database.
std::vector<fs::path> find_replaced(const fs::path& database) {
    const auto place = fs::absolute(database);
    const auto prefix = place.filename().string() + ".replaced-";
    std::vector<fs::path> kept;
    std::error_code unreadable;
    for (const auto& each : fs::directory_iterator(place.parent_path(), unreadable)) {
        if (each.path().filename().string().starts_with(prefix)) kept.push_back(each.path());
    }
    std::ranges::sort(kept);
    return kept;
}

constexpr unsigned any_of_others = 0077;
constexpr unsigned writing_of_others = 0022;

/// The files and folders that hold what people wrote, as far as they exist; but for the database
/// itself, which every start closes.
std::vector<ops::mode_facts> find_modes(const config::settings& chosen) {
    std::vector<ops::mode_facts> out;
    const auto add = [&](const fs::path& path, unsigned unwanted) {
        std::error_code missing;
        const auto status = fs::status(path, missing);
        if (!fs::exists(status)) return;
        const bool is_shared = (status.permissions() & fs::perms::sticky_bit) != fs::perms::none;
        out.push_back({.path = path,
                       .mode = static_cast<unsigned>(status.permissions() & fs::perms::mask),
                       .unwanted = is_shared && fs::is_directory(status) ? 0 : unwanted});
    };
    const auto database = fs::absolute(chosen.database);
    add(database.parent_path(), writing_of_others);
    for (const auto* suffix : {"-wal", "-shm"}) add(fs::path(database) += suffix, any_of_others);
    const auto keys = fs::path(database) += ".keys";
    add(keys, any_of_others);
    std::error_code unreadable;
    for (const auto& each : fs::directory_iterator(keys, unreadable)) {
        add(each.path(), any_of_others);
    }
    for (const auto& each : find_replaced(database)) add(each, any_of_others);
    if (chosen.backups) {
        add(chosen.backups->folder, writing_of_others);
        for (const auto& each : ops::list_backups(chosen.backups->folder, timestamp::max())) {
            add(each.file, any_of_others);
        }
    }
    return out;
}

bool is_own(const fs::path& path, const fs::path& database) {
    struct stat one{};
    struct stat other{};
    return ::stat(path.c_str(), &one) == 0 && ::stat(database.c_str(), &other) == 0 &&
           one.st_uid == other.st_uid;
}

/// The keys of feedback of a database that is as it should be.
void check_keys(report& to, const fs::path& database) {
    ops::key_facts found{.folder = fs::absolute(database) += ".keys", .database = database};
    try {
        const auto inside = storage::inspect_keys(database);
        const auto own = [&](const fs::path& each) { return is_own(each, database); };
        found.exists = inside.exists;
        found.is_own = own(inside.folder) && std::ranges::all_of(inside.files, own);
        found.is_usable =
            ::faccessat(AT_FDCWD, inside.folder.c_str(), R_OK | W_OK | X_OK, AT_EACCESS) == 0;
        found.keys = inside.files.size();
        found.lost = inside.lost;
    } catch (const store_failure& failure) {
        found.failure = failure.what();
    }
    to.add(ops::diagnose_keys(found));
}

void check_ladder_parts(report& to, const fs::path& database, const framework& ladder) {
    try {
        const auto found = storage::inspect_ladder_parts(database);
        std::vector<ops::standing_facts> standings;
        for (const auto& each : found.standings) standings.push_back({each.where, each.people});
        std::vector<ops::competency_facts> competencies;
        for (const auto& each : found.competencies) competencies.push_back({each.key, each.uses});
        to.add(ops::diagnose_ladder_parts(ladder, standings, competencies));
    } catch (const store_failure& failure) {
        to.add({.how = verdict::wrong,
                .subject = "ladder parts",
                .text = std::string(failure.what()) + ". Mend the database first."});
    }
}

/// Waits for that task; what it throws comes back.
template <class T>
T wait_for(boost::asio::io_context& context, task<T> work) {
    std::optional<T> value;
    std::exception_ptr thrown;
    boost::asio::co_spawn(context, std::move(work), [&](std::exception_ptr fault, T made) {
        thrown = std::move(fault);
        value = std::move(made);
        context.stop();
    });
    context.restart();
    context.run();
    if (thrown) std::rethrow_exception(thrown);
    return *std::move(value);
}

void check_outbox(report& to, boost::asio::io_context& context, const fs::path& file) {
    try {
        storage::sqlite_store store(file);
        const auto state = wait_for(context, store.find_outbox_state());
        to.add(ops::diagnose_outbox(state, system_clock{}.now()));
    } catch (const store_failure& failure) {
        to.add({.how = verdict::wrong,
                .subject = "outbox",
                .text = std::string(failure.what()) + ". Mend the database first."});
    }
}

void check_database(report& to, boost::asio::io_context& context, const config::settings& chosen,
                    const std::optional<framework>& ladder) {
    const auto facts = look_at(chosen.database);
    to.add(ops::diagnose_database(facts));
    check_disk(to, chosen.database);
    check_backups(to, chosen);
    to.add(ops::diagnose_replaced(find_replaced(chosen.database)));
    to.add(ops::diagnose_modes(find_modes(chosen)));
    const bool readable = facts.exists && facts.is_ours && facts.failure.empty() &&
                          facts.first_damage.empty() && facts.schema == facts.newest;
    if (!readable) return;
    check_keys(to, chosen.database);
    if (ladder) check_ladder_parts(to, chosen.database, *ladder);
    check_outbox(to, context, chosen.database);
}

/// What Slack said.
struct slack_answers {
    std::optional<slack::identity_result> bot{};
    timestamp at{};  ///< when it said so
    std::optional<slack::api_result> ticket{};
};

task<slack_answers> ask_slack(slack::web_api& api, bool as_bot, bool as_app) {
    slack_answers out;
    if (as_bot) {
        out.bot = co_await api.identify();
        out.at = system_clock{}.now();
    }
    if (as_app) out.ticket = co_await api.call(slack::methods::apps_connections_open);
    co_return out;
}

/// Whether Slack refuses that token.
bool check_bot(report& to, const slack_answers& said) {
    to.add(ops::diagnose_bot_token(*said.bot));
    if (!*said.bot) return ops::refuses_token(said.bot->error());
    to.add(ops::diagnose_scopes(**said.bot, config::required_scopes()));
    to.add(ops::diagnose_clock((*said.bot)->date, said.at));
    return false;
}

bool check_app(report& to, const slack_answers& said) {
    const auto failed = *said.ticket ? std::nullopt : std::optional(said.ticket->error());
    to.add(ops::diagnose_socket_mode(failed));
    return failed && ops::refuses_token(*failed);
}

/// Whether Slack refuses the tokens.
bool check_slack(report& to, boost::asio::io_context& context, const config::settings& chosen) {
    to.add_wrong("tokens", config::missing_tokens(chosen));
    const auto address = slack::parse_url(chosen.api_url);
    if (!address) {
        to.add({.how = verdict::wrong,
                .subject = "settings",
                .text = "SLACK_API_URL: " + std::string(slack::describe(address.error()))});
        return false;
    }
    slack::web_api api(context.get_executor(),
                       {.api_url = *address,
                        .bot_token = chosen.bot_token ? chosen.bot_token->reveal() : "",
                        .app_token = chosen.app_token ? chosen.app_token->reveal() : ""});
    const auto said = wait_for(
        context, ask_slack(api, chosen.bot_token.has_value(), chosen.app_token.has_value()));
    const bool bot_refused = said.bot && check_bot(to, said);
    const bool app_refused = said.ticket && check_app(to, said);
    return bot_refused || app_refused;
}

}  // namespace

int doctor(const config_file& config) {
    report to;
    const auto chosen = config::load_settings(config::process_environment(), config);
    if (!chosen) {
        to.add_wrong("settings", chosen.error());
        return bad_usage;
    }
    set_up_log(*chosen);
    to.add(
        {.how = verdict::ok,
         .subject = "settings",
         .text = config ? "from the environment and " + config->string() : "from the environment"});
    const auto ladder = check_framework(to, *chosen);
    boost::asio::io_context context{1};
    check_database(to, context, *chosen, ladder);
    const bool refused = check_slack(to, context, *chosen);
    if (!ladder) return bad_usage;
    if (refused) return tokens_refused;
    return to.worst() == verdict::wrong ? failed : fine;
}

}  // namespace coach::program
