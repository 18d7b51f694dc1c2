#include "bot/main/commands.hpp"

#include <CLI/CLI.hpp>

#include <exception>
#include <functional>
#include <iostream>
#include <string>

namespace {

using namespace coach;

constexpr std::uint16_t sandbox_port = 7330;

constexpr auto footer = R"(
Try it without a Slack workspace:  pm-coach sandbox
Connect a real one:                pm-coach manifest, then SLACK_BOT_TOKEN=… SLACK_APP_TOKEN=… pm-coach run

Exit codes: 0 fine, 1 failed, 2 bad usage or settings, 3 Slack refused the tokens.)";

constexpr auto told_footer = R"(
Works while the app runs, or not. It stands in the person's access log, and they are told by direct
message: at once where the app runs, otherwise when it does again.)";

constexpr auto people_footer = R"(
FILE is CSV in UTF-8, at most 10,000 lines, with a header that names its columns in any order:

  person   e-mail address or member ID (U…); required
  level    number, key, title or alias of a level
  manager  e-mail address or member ID: their manager here, confirmed
  ladder   the ladder that the level is of; must be the one in use

Empty cells set nothing, and nothing is shared by it. Who has a target above their new level keeps it.
The same file again changes nothing. Each person of whom something changed is told by direct message
what stands now and how to object. Works while the app runs, or not.

Exit codes: 0 every line was used, 1 some were not, 2 file or settings are wrong, 3 Slack refused the
token.)";

constexpr auto backup_footer = R"(
Works while the app runs, or not. FILE must not exist; without it the copy is named pm-coach-MOMENT.db,
in COACH_BACKUP_FOLDER where that is set, or else beside the database. The copy is one file of mode
0600 that holds all that people wrote: keep it as you keep the database. The keys of open anonymous
feedback ("<database>.keys") are never in it, so that no backup tells who wrote what.

The running app makes backups by itself where COACH_BACKUP_FOLDER is set.

Exit codes: 0 made and verified, 1 failed, 2 settings are wrong.)";

constexpr auto restore_footer = R"(
Stop the app first. FILE is verified before anything changes: a file that is damaged, not of pm-coach
or of a newer schema is refused, an older schema is migrated. The database that it replaces is kept
as "<database>.replaced-MOMENT". Messages that waited when the backup was made are looked for in Slack
before they are sent. It says what to see to afterwards.

Exit codes: 0 restored, 1 failed and nothing was changed, 2 settings are wrong.)";

constexpr auto doctor_footer = R"(
Checks settings, ladder, database, disk, backups, outbox with its dead letters, tokens, scopes, Socket
Mode and clock: a line each, "ok", "warning" or "wrong". Works while the app runs, or not.

Exit codes: 0 nothing is wrong, 1 something is, 2 settings or ladder are, 3 Slack refused a token.)";

constexpr auto health_footer = R"(
Needs COACH_HTTP, with the same settings as the app. Prints what /readyz answers ("ready", or the
cause), with --alive what /healthz does.

Exit codes: 0 it serves, 1 it does not or nobody answers, 2 COACH_HTTP is off or settings are wrong.)";

class command_line {
 public:
    command_line() {
        app_.set_version_flag("--version", "pm-coach " COACH_VERSION);
        app_.require_subcommand(0, 1);
        app_.footer(footer);
        add_run();
        add_sandbox();
        add_doctor();
        add_health();
        add_framework();
        add_data_rights();
        add_people();
        add_backups();
        command("manifest", "Print the manifest to create the Slack app from")->callback([this] {
            chosen_ = [] { return program::print_manifest(); };
        });
        command("version", "Print the version")->callback([this] {
            chosen_ = [] {
                std::cout << "pm-coach " COACH_VERSION "\n";
                return program::fine;
            };
        });
    }

    int run(int argc, char** argv) {
        try {
            app_.parse(argc, argv);
        } catch (const CLI::ParseError& stop) {
            return app_.exit(stop) == 0 ? program::fine : program::bad_usage;
        }
        if (chosen_) return chosen_();
        std::cerr << app_.help();
        return program::bad_usage;
    }

 private:
    CLI::App* command(const std::string& name, const std::string& meaning) {
        return app_.add_subcommand(name, meaning);
    }

    void takes_config(CLI::App* to) {
        to->add_option("--config", config_, "Settings file (TOML); the environment comes first");
    }

    void add_run() {
        auto* run = command("run", "Connect to Slack and serve");
        takes_config(run);
        run->callback([this] { chosen_ = [this] { return program::run(config_); }; });
    }

    void add_sandbox() {
        auto* sandbox = command("sandbox", "Try everything on a local stand-in for Slack");
        sandbox->add_option("--port", sandbox_.port, "Port on 127.0.0.1; 0 takes a free one")
            ->capture_default_str();
        sandbox->add_option("--seed", sandbox_.seed, "Makes what is left to chance repeatable");
        sandbox->add_flag("--no-app{false}", sandbox_.with_app,
                          "Only the stand-in, for an app of your own");
        sandbox->add_option("--data", sandbox_.data,
                            "Directory that keeps everything for next time");
        sandbox->add_option("--workspace", sandbox_.workspace,
                            "Your own people and channels (JSON, see docs/sandbox.md)");
        sandbox->add_option("--manifest", sandbox_.manifest,
                            "With --no-app: your app's manifest (JSON); without it may do all");
        sandbox->add_flag("--json-log", sandbox_.json_log,
                          "Tell standard error all that happens, one JSON object a line");
        sandbox->add_flag("--rules", rules_, "Print the rules of Slack's that it keeps, and end");
        takes_config(sandbox);
        sandbox->callback([this] {
            sandbox_.config = config_;
            chosen_ = [this] {
                return rules_ ? program::print_rules() : program::sandbox(sandbox_);
            };
        });
    }

    void add_doctor() {
        auto* doctor = command("doctor", "Check everything and say how to mend what is wrong");
        takes_config(doctor);
        doctor->footer(doctor_footer);
        doctor->callback([this] { chosen_ = [this] { return program::doctor(config_); }; });
    }

    void add_health() {
        auto* health = command("health", "Ask the app that runs here whether it serves");
        health->add_flag("--alive", alive_, "Only whether it runs, also where Slack is away");
        takes_config(health);
        health->footer(health_footer);
        health->callback([this] { chosen_ = [this] { return program::health(config_, alive_); }; });
    }

    void add_framework() {
        auto* framework = command("framework", "The career ladder")->require_subcommand(1);
        auto* check = framework->add_subcommand("check", "Say what is wrong with a ladder's file");
        check->add_option("FILE", file_, "The ladder (TOML)")->required();
        check->callback([this] { chosen_ = [this] { return program::check_framework(file_); }; });
        auto* show = framework->add_subcommand("show", "Print the ladder in use");
        takes_config(show);
        show->callback([this] { chosen_ = [this] { return program::show_framework(config_); }; });
    }

    CLI::App* data_rights_command(const std::string& name, const std::string& meaning,
                                  int (*deed)(const program::data_rights_options&)) {
        auto* added = command(name, meaning);
        added->add_option("--user", data_rights_.user, "The person's member ID in Slack (U…)")
            ->required();
        added->add_option("--team", data_rights_.team,
                          "Their workspace's ID (T…), where the database holds several");
        takes_config(added);
        added->footer(told_footer);
        added->callback([this, deed] {
            data_rights_.config = config_;
            chosen_ = [this, deed] { return deed(data_rights_); };
        });
        return added;
    }

    void add_data_rights() {
        data_rights_command("export", "Print all data of a person, on their request (JSON)",
                            program::export_person);
        data_rights_command("erase", "Delete all data of a person, on their request",
                            program::erase_person)
            ->add_flag("--yes", data_rights_.yes, "Do not ask; a terminal is asked otherwise");
    }

    void add_people() {
        auto* people = command("people", "Who works here")->require_subcommand(1);
        auto* import = people->add_subcommand("import", "Set levels and managers from a list");
        import->add_option("FILE", people_.file, "The list (CSV)")->required();
        import->add_flag("--dry-run", people_.dry_run, "Only say what would be set");
        takes_config(import);
        import->footer(people_footer);
        import->callback([this] {
            people_.config = config_;
            chosen_ = [this] { return program::import_people(people_); };
        });
    }

    void add_backups() {
        auto* backup = command("backup", "Copy the database, also while the app runs");
        backup->add_option("FILE", backup_.file, "Where the copy goes");
        takes_config(backup);
        backup->footer(backup_footer);
        backup->callback([this] {
            backup_.config = config_;
            chosen_ = [this] { return program::back_up(backup_); };
        });
        auto* restore = command("restore", "Make a backup the database");
        restore->add_option("FILE", restore_.file, "The backup")->required();
        restore->add_flag("--yes", restore_.yes, "Do not ask; a terminal is asked otherwise");
        takes_config(restore);
        restore->footer(restore_footer);
        restore->callback([this] {
            restore_.config = config_;
            chosen_ = [this] { return program::restore(restore_); };
        });
    }

    CLI::App app_{"A career coach for product managers, in Slack.", "pm-coach"};
    std::function<int()> chosen_;
    program::config_file config_;
    std::filesystem::path file_;
    bool rules_ = false;
    bool alive_ = false;
    program::data_rights_options data_rights_;
    program::people_import_options people_;
    program::backup_options backup_;
    program::restore_options restore_;
    program::sandbox_options sandbox_{.port = sandbox_port};
};

}  // namespace

int main(int argc, char** argv) {
    try {
        return command_line().run(argc, argv);
    } catch (const std::exception& fault) {
        std::cerr << "pm-coach: " << fault.what() << '\n';
        return program::failed;
    }
}
