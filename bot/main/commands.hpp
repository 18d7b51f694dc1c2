#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

/// The subcommands of the program. Each returns the process's exit code and writes what went wrong
/// to standard error.
namespace coach::program {

/// What the program's exit codes mean.
enum exit_code : std::uint8_t {
    fine = 0,
    failed = 1,
    bad_usage = 2,       ///< a wrong argument, setting or framework file
    tokens_refused = 3,  ///< Slack does not accept the tokens
};

/// A settings file, where one was given.
using config_file = std::optional<std::filesystem::path>;

/// `run`: connects to Slack and serves until SIGTERM or SIGINT.
int run(const config_file& config);

/// `doctor`: prints what works and what does not, a line each, and how to mend it.
int doctor(const config_file& config);

/// `health`: asks the app that runs with the same settings whether it serves (/readyz), or with
/// `alive` only whether it runs (/healthz), and prints what it says.
int health(const config_file& config, bool alive);

/// `framework check FILE`: says what is wrong with a ladder, or that nothing is.
int check_framework(const std::filesystem::path& file);

/// `framework show`: prints the ladder in use.
int show_framework(const config_file& config);

/// `manifest`: prints the manifest to create the Slack app from.
int print_manifest();

/// Whose data the operator exports or deletes on request.
struct data_rights_options {
    std::string user{};  ///< the member's id: "U…" or "W…"
    std::string team{};  ///< the workspace's id; empty: the only one in the database
    bool yes = false;    ///< deletes without asking
    config_file config{};
};

/// `export --user U…`: prints all that the person may read of what is held about them as JSON on
/// standard output, records that in their access log and tells them.
int export_person(const data_rights_options& asked);

/// `erase --user U…`: deletes all that is held about the person, records it and tells them. Asks
/// before, where standard input is a terminal.
int erase_person(const data_rights_options& asked);

/// Which people `people import` sets, and whether it only says so.
struct people_import_options {
    std::filesystem::path file{};
    bool dry_run = false;
    config_file config{};
};

/// `people import FILE`: sets levels and managers from a list (CSV), says of each line that cannot
/// be used why not, and tells each person of whom something changed.
int import_people(const people_import_options& asked);

/// Where `backup` puts the copy.
struct backup_options {
    std::filesystem::path file{};  ///< empty: a name of the program's own
    config_file config{};
};

/// `backup [FILE]`: copies the database, also while the app runs, checks the copy, and prints its
/// path, size and schema.
int back_up(const backup_options& asked);

/// Which backup `restore` makes the database.
struct restore_options {
    std::filesystem::path file{};
    bool yes = false;  ///< replaces without asking
    config_file config{};
};

/// `restore FILE`: makes a checked copy of a backup the database and keeps the one before. Asks
/// before, where standard input is a terminal.
int restore(const restore_options& asked);

/// What `sandbox` was asked for.
struct sandbox_options {
    std::uint16_t port = 0;             ///< 0 takes a free one
    std::uint64_t seed = 0;             ///< of everything the sandbox leaves to chance
    bool with_app = true;               ///< false leaves the workspace to another app
    std::filesystem::path data{};       ///< keeps all state here; empty: nothing outlives the run
    std::filesystem::path workspace{};  ///< people and channels; empty: the sample's
    std::filesystem::path manifest{};   ///< of an app of one's own; empty: it may do all
    bool json_log = false;  ///< tells standard error what happens between Slack and the app
    config_file config{};
};

/// `sandbox --rules`: prints what the stand-in does as Slack does, and how that is known.
int print_rules();

/// `sandbox`: a stand-in for Slack on this machine and, connected to it, the app.
int sandbox(const sandbox_options& options);

}  // namespace coach::program
