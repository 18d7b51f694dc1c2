// bench_load: the app, a Bolt for JavaScript app and a bare echo under the same load, in turn, in
// one run. Prints what docs/benchmarks.md tells. --help says what it takes.

#include "tests/bench/load/measure.hpp"
#include "tests/bench/load/subject.hpp"
#include "tests/support/temporary_directory.hpp"

#include <CLI/CLI.hpp>
#include <SQLiteCpp/SQLiteCpp.h>
#include <boost/asio/executor_work_guard.hpp>
#include <fmt/format.h>

#include <cstdlib>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <optional>
#include <thread>

namespace {

using namespace coach;
using namespace coach::bench;
using std::chrono::milliseconds;

struct options {
    std::string app = "build/release/pm-coach";
    std::string echo = "build/release/bench_echo";
    std::string bolt = "tests/bench/load/bolt.mjs";
    std::string full_store{};
    unsigned rounds = 5;
    unsigned seconds = 3;
    unsigned starts = 7;
    unsigned outstanding = 64;
    unsigned a_second = 200;
    std::vector<std::string> parts{"start", "write", "read", "pace", "memory"};

    bool wants(std::string_view part) const {
        return std::ranges::find(parts, part) != parts.end();
    }
};

options read_options(int argc, char** argv) {
    options out;
    CLI::App line{"Load over Socket Mode: pm-coach, Bolt for JavaScript and a bare echo in turn."};
    line.add_option("--app", out.app, "pm-coach")->capture_default_str();
    line.add_option("--echo", out.echo, "bench_echo")->capture_default_str();
    line.add_option("--bolt", out.bolt, "The Bolt app")->capture_default_str();
    line.add_option("--full-store", out.full_store, "A database to measure beside an empty one");
    line.add_option("--rounds", out.rounds, "How often each has its turn")->capture_default_str();
    line.add_option("--seconds", out.seconds, "How long a turn is")->capture_default_str();
    line.add_option("--starts", out.starts, "How often each is started")->capture_default_str();
    line.add_option("--outstanding", out.outstanding, "Unanswered at once")->capture_default_str();
    line.add_option("--parts", out.parts, "Which parts to measure")->capture_default_str();
    try {
        line.parse(argc, argv);
    } catch (const CLI::ParseError& stop) {
        std::exit(line.exit(stop));
    }
    return out;
}

constexpr std::uint64_t population = 10'000;

const question write_question{.command = "/grow",
                              .words = "win Launched the beta for team %n and kept churn flat",
                              .expected = "\"text\":\""};
const question read_question{.command = "/level", .words = "3", .expected = "blocks"};

double median(std::vector<double> values) {
    return quantile(std::move(values), 0.5);
}

void write_file(const std::filesystem::path& to, const std::string& text) {
    std::ofstream(to) << text;
}

class load_run {
 public:
    explicit load_run(options chosen) : chosen_(std::move(chosen)) {
        write_file(place_.path() / authority_.hashed_name(), authority_.certificate());
        make_programs(place_.path().string() + ":/etc/ssl/certs");
    }

    void run() {
        if (chosen_.wants("start")) measure_starts();
        std::vector<std::unique_ptr<subject>> all;
        for (const auto& each : programs_) {
            all.push_back(std::make_unique<subject>(context_, identity_, each));
        }
        idle(std::chrono::seconds{3});
        if (chosen_.wants("memory")) print_memory("idle", all);
        if (chosen_.wants("pace")) compare_pace(all);
        if (chosen_.wants("write"))
            compare("durable write, " + load(), all, "bolt", write_question);
        if (chosen_.wants("read")) compare("full card, " + load(), all, "bare echo", read_question);
        if (chosen_.wants("memory")) print_memory("after the run", all);
        all.clear();
        print_rows();
        fmt::print("envelopes sent: {}\n", sent_so_far());
    }

 private:
    void make_programs(const std::string& trusted) {
        const auto folder = place_.path();
        const auto app = [&](const std::string& name, const std::string& database) {
            return program{.name = name,
                           .command = {chosen_.app, "run"},
                           .variables = {{"SSL_CERT_DIR", trusted},
                                         {"COACH_LOG_LEVEL", "warning"},
                                         {"COACH_DATABASE", database}},
                           .log = folder / "app.log"};
        };
        programs_.push_back(app("pm-coach", folder / "empty.db"));
        if (!chosen_.full_store.empty()) {
            programs_.push_back(app("pm-coach, full store", chosen_.full_store));
        }
        programs_.push_back(
            {.name = "bolt",
             .command = {"node", chosen_.bolt},
             .variables = {{"NODE_EXTRA_CA_CERTS", folder / authority_.hashed_name()},
                           {"NODE_ENV", "production"},
                           {"BENCH_CARD", card_},
                           {"BENCH_DATABASE", folder / "bolt.db"}},
             .log = folder / "bolt.log"});
        programs_.push_back({.name = "bare echo",
                             .command = {chosen_.echo},
                             .variables = {{"SSL_CERT_DIR", trusted}},
                             .log = folder / "echo.log"});
    }

    std::string load() const { return fmt::format("{} outstanding", chosen_.outstanding); }

    void idle(milliseconds lasting) { context_.run_for(lasting); }

    void measure_starts() {
        std::map<std::string, std::vector<double>> took;
        for (unsigned round = 0; round < chosen_.starts; ++round) {
            for (const auto& each : programs_) {
                took[each.name].push_back(subject(context_, identity_, each).started_in().count());
            }
        }
        fmt::print("\nexec to hello, {} starts each\n", chosen_.starts);
        const auto bolt = median(took.at("bolt"));
        for (const auto& each : programs_) {
            const auto own = median(took.at(each.name));
            fmt::print("  {:22} {:9.1f} ms   {:.3f} of bolt's\n", each.name, own, own / bolt);
        }
    }

    /// How many answers were wrong; one of them is shown.
    static std::uint64_t note_wrong(const std::string& whose, const answered& came) {
        if (came.wrong > 0) fmt::print(stderr, "wrong, of {}: {}\n", whose, came.first_wrong);
        return came.wrong;
    }

    answered turn(subject& of, const question& asked, unsigned seconds) {
        const bool echoes = of.name() == "bare echo";
        const auto right = echoes ? question{asked.command, asked.words, ""} : asked;
        return keep_busy(context_, of.host(), envelopes_, right, chosen_.outstanding,
                         std::chrono::seconds{seconds});
    }

    void compare(const std::string& what, std::vector<std::unique_ptr<subject>>& all,
                 const std::string& base, const question& asked) {
        std::map<std::string, std::vector<double>> rates;
        std::map<std::string, std::vector<double>> processor;
        std::uint64_t wrong = 0;
        for (const auto& each : all) {
            const auto came = turn(*each, asked, 1);
            if (each->name() == "pm-coach") write_file(card_, came.first);
        }
        for (unsigned round = 0; round < chosen_.rounds; ++round) {
            for (const auto& each : all) {
                const auto before = each->running().processor_seconds();
                const auto came = turn(*each, asked, chosen_.seconds);
                const auto used = each->running().processor_seconds() - before;
                wrong += note_wrong(each->name(), came);
                rates[each->name()].push_back(came.a_second());
                processor[each->name()].push_back(1e6 * used / static_cast<double>(came.right));
            }
        }
        fmt::print("\n{}, {} rounds of {} s, {} wrong answers\n", what, chosen_.rounds,
                   chosen_.seconds, wrong);
        const auto unit = median(rates.at(base));
        for (const auto& each : all) {
            const auto own = median(rates.at(each->name()));
            fmt::print(
                "  {:22} {:9.0f} a second   {:6.2f} times {}   {:6.1f} us of processor each\n",
                each->name(), own, own / unit, base, median(processor.at(each->name())));
        }
    }

    /// Before the parts that write as much as they can, which the disk has to recover from.
    void compare_pace(std::vector<std::unique_ptr<subject>>& all) {
        std::map<std::string, std::vector<double>> waits;
        std::uint64_t wrong = 0;
        for (unsigned round = 0; round < chosen_.rounds; ++round) {
            for (const auto& each : all) {
                const bool echoes = each->name() == "bare echo";
                auto asked = write_question;
                if (echoes) asked.expected.clear();
                auto came = keep_pace(context_, each->host(), envelopes_, asked, chosen_.a_second,
                                      std::chrono::seconds{chosen_.seconds});
                wrong += note_wrong(each->name(), came);
                auto& of = waits[each->name()];
                of.insert(of.end(), came.milliseconds.begin(), came.milliseconds.end());
            }
            auto& of_disk = waits["the disk alone"];
            const auto synced = sync_at_pace(place_.path(), chosen_.a_second,
                                             std::chrono::seconds{chosen_.seconds});
            of_disk.insert(of_disk.end(), synced.begin(), synced.end());
        }
        fmt::print("\ndurable write, {} a second, {} rounds of {} s, {} wrong answers\n",
                   chosen_.a_second, chosen_.rounds, chosen_.seconds, wrong);
        const auto unit = quantile(waits.at("bolt"), 0.99);
        for (const auto& [name, own] : waits) {
            const auto p99 = quantile(own, 0.99);
            fmt::print(
                "  {:22} p50 {:7.2f} ms  p99 {:7.2f} ms  longest {:7.2f} ms   {:.2f} of bolt's "
                "p99\n",
                name, quantile(own, 0.5), p99, quantile(own, 1), p99 / unit);
        }
    }

    void print_memory(const std::string& when, const std::vector<std::unique_ptr<subject>>& all) {
        std::map<std::string, long> held;
        for (const auto& each : all) held[each->name()] = each->running().resident();
        fmt::print("\nresident memory, {}\n", when);
        for (const auto& each : all) {
            const auto own = static_cast<double>(held.at(each->name()));
            fmt::print("  {:22} {:9.1f} MiB   {:.3f} of bolt's\n", each->name(), own / 1024,
                       own / static_cast<double>(held.at("bolt")));
        }
    }

    void print_rows() {
        const auto count = [&](const std::string& file, const std::string& table) {
            SQLite::Database database(place_.path() / file);
            return database.execAndGet("SELECT count(*) FROM " + table).getInt64();
        };
        fmt::print("\nrows stored: pm-coach {}, bolt {}\n", count("empty.db", "journal_entries"),
                   count("bolt.db", "wins"));
    }

    options chosen_;
    testing::temporary_directory place_;
    std::filesystem::path card_ = place_.path() / "card.json";
    testing::certificate_authority authority_{"bench"};
    testing::tls_identity identity_ = authority_.issue("localhost");
    boost::asio::io_context context_{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> always_ =
        boost::asio::make_work_guard(context_);
    envelope_maker envelopes_{population};
    std::vector<program> programs_;
};

}  // namespace

int main(int argc, char** argv) {
    unsetenv("SSL_CERT_FILE");  // which would add to whom the programs are told to trust
    try {
        load_run(read_options(argc, argv)).run();
        return 0;
    } catch (const std::exception& fault) {
        std::cerr << "bench_load: " << fault.what() << '\n';
        return 1;
    }
}
