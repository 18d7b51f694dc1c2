#include "bot/ops/backup_folder.hpp"

#include "bot/backup_keeper.hpp"
#include "bot/ops/doctor.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace fs = std::filesystem;
using namespace coach;
using namespace std::chrono_literals;
using coach::ops::back_up_if_due;
using coach::ops::backup_plan;
using coach::ops::list_backups;
using coach::testing::temporary_directory;

namespace {

const timestamp noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 12h};

void write_copy(const fs::path& file) {
    std::ofstream(file) << "copy";
}

/// Such as has nothing to discard.
const ops::backup_maker maker{.make = write_copy, .discard = [](const fs::path&) {}};

struct fixed_clock final : coach::clock {
    timestamp at = noon;
    timestamp now() const override { return at; }
};

void step(bot::backup_keeper& keeper, boost::asio::io_context& context) {
    boost::asio::co_spawn(context, keeper.step(), boost::asio::detached);
    context.restart();
    context.run();
}

}  // namespace

TEST_CASE("a backup's name is its moment in UTC, and no other name is one") {
    CHECK(ops::backup_name(noon) == "pm-coach-20261120T120000Z.db");
    CHECK(ops::moment_of_backup("pm-coach-20261120T120000Z.db") == noon);
    for (const auto* other : {"pm-coach.db", "pm-coach-20261120T120000Z.db.unfinished", "notes.txt",
                              "pm-coach-20261120T120000Z", "pm-coach-20261320T120000Z.db"}) {
        CHECK_FALSE(ops::moment_of_backup(other));
    }
}

TEST_CASE("a backup is made when the newest is old enough, and only so many stay") {
    const temporary_directory place;
    const backup_plan plan{.folder = place.path() / "new" / "copies", .every = 6h, .keep = 2};

    CHECK(back_up_if_due(plan, noon, maker));
    CHECK_FALSE(back_up_if_due(plan, noon + 5h, maker));
    CHECK(back_up_if_due(plan, noon + 6h, maker));
    write_copy(plan.folder / "mine.db");
    write_copy(plan.folder / "pm-coach-20261120T110000Z.db.unfinished");
    write_copy(plan.folder / "pm-coach-20261120T100000Z.db.unfinished-journal");
    write_copy(plan.folder / "mine.db.unfinished");
    std::set<fs::path> discarded;
    CHECK(back_up_if_due(
        plan, noon + 12h,
        {.make = write_copy, .discard = [&](const fs::path& file) { discarded.insert(file); }}));

    const auto left = list_backups(plan.folder, noon + 12h);
    REQUIRE(left.size() == 2);
    CHECK(left[0].made == noon + 12h);
    CHECK(left[1].made == noon + 6h);
    CHECK(fs::exists(plan.folder / "mine.db"));
    CHECK(discarded == std::set{plan.folder / "pm-coach-20261120T100000Z.db",
                                plan.folder / "pm-coach-20261120T110000Z.db"});
}

TEST_CASE("a backup that fails costs none of the others") {
    const temporary_directory place;
    const backup_plan plan{.folder = place.path(), .every = 1h, .keep = 1};
    CHECK(back_up_if_due(plan, noon, maker));

    CHECK_THROWS(back_up_if_due(
        plan, noon + 2h,
        {.make = [](const fs::path&) { throw std::runtime_error("full"); }, .discard = {}}));

    CHECK(list_backups(plan.folder, noon + 2h).size() == 1);
}

TEST_CASE("backups of a clock that was ahead push out none of those since") {
    const temporary_directory place;
    const backup_plan plan{.folder = place.path(), .every = 1h, .keep = 1};
    const auto ahead = plan.folder / ops::backup_name(noon + 100h);
    write_copy(ahead);
    write_copy(plan.folder / ops::backup_name(noon + 200h));

    CHECK(back_up_if_due(plan, noon, maker));
    CHECK(ops::newest_backup(plan.folder, noon) == noon);
    CHECK(back_up_if_due(plan, noon + 1h, maker));
    CHECK(ops::newest_backup(plan.folder, noon + 1h) == noon + 1h);
    CHECK(list_backups(plan.folder, noon + 1h).size() == 1);
    CHECK(fs::exists(ahead));

    CHECK(ops::newest_backup(plan.folder, noon + 150h) == noon + 100h);
}

TEST_CASE("while another process makes a backup in the folder nothing happens") {
    const temporary_directory place;
    const backup_plan plan{.folder = place.path(), .every = 1h, .keep = 1};
    const int other =
        ::open((place.path() / ".pm-coach-backup.lock").c_str(), O_RDWR | O_CREAT, 0600);
    REQUIRE(::flock(other, LOCK_EX | LOCK_NB) == 0);

    CHECK_FALSE(back_up_if_due(plan, noon, maker));

    ::close(other);
    CHECK(back_up_if_due(plan, noon, maker));
}

TEST_CASE("a failed backup is tried again after a while, and counted") {
    const temporary_directory place;
    boost::asio::io_context context;
    fixed_clock time;
    bool broken = true;
    bot::backup_keeper keeper(
        context.get_executor(), time,
        {.copy =
             [&](const fs::path& to, const std::stop_token&) {
                 if (broken)
                     throw std::system_error(std::make_error_code(std::errc::no_space_on_device));
                 write_copy(to);
             },
         .discard = {}},
        backup_plan{.folder = place.path(), .every = 24h, .keep = 7});

    step(keeper, context);
    CHECK(keeper.figures()->failed == 1);
    CHECK(keeper.figures()->last_failed);
    CHECK_FALSE(keeper.figures()->last_good);

    broken = false;
    time.at += 9min;
    step(keeper, context);
    CHECK(keeper.figures()->made == 0);

    time.at += 1min;
    step(keeper, context);
    CHECK(keeper.figures()->made == 1);
    CHECK_FALSE(keeper.figures()->last_failed);
    CHECK(keeper.figures()->last_good == noon + 10min);
}

TEST_CASE("a failed backup is forgotten once somebody has made one") {
    const temporary_directory place;
    boost::asio::io_context context;
    fixed_clock time;
    bot::backup_keeper keeper(
        context.get_executor(), time,
        {.copy = [](const fs::path&, const std::stop_token&) { throw std::runtime_error("full"); },
         .discard = {}},
        backup_plan{.folder = place.path(), .every = 24h, .keep = 7});
    step(keeper, context);
    REQUIRE(keeper.figures()->last_failed);

    write_copy(place.path() / ops::backup_name(noon + 5min));
    time.at += 10min;
    step(keeper, context);

    CHECK_FALSE(keeper.figures()->last_failed);
    CHECK(keeper.figures()->last_good == noon + 5min);
    CHECK(keeper.figures()->made == 0);
    CHECK(keeper.figures()->failed == 1);
}

TEST_CASE("the figures of backups do not look at the folder, whose disk may hang") {
    const temporary_directory place;
    const temporary_directory other;
    boost::asio::io_context context;
    fixed_clock time;
    const backup_plan plan{.folder = place.path(), .every = 24h, .keep = 7};
    bot::backup_keeper keeper(context.get_executor(), time, {}, plan);
    const auto file = place.path() / ops::backup_name(noon - 1h);
    write_copy(file);

    CHECK_FALSE(keeper.figures()->last_good);
    step(keeper, context);
    fs::remove(file);
    CHECK(keeper.figures()->last_good == noon - 1h);

    keeper.set_plan(backup_plan{.folder = other.path(), .every = 24h, .keep = 7});
    CHECK_FALSE(keeper.figures()->last_good);
}

TEST_CASE("the doctor says whether there is a recent backup, and how to mend it") {
    const backup_plan plan{.folder = "/b", .every = 24h, .keep = 7};
    const auto how = [&](const ops::backup_state& found) {
        return ops::diagnose_backups(found, noon).how;
    };
    CHECK(ops::diagnose_backups(std::nullopt, noon).how == ops::verdict::warning);
    CHECK(how({.plan = plan, .newest = noon - 30h, .writable = true}) == ops::verdict::ok);
    CHECK(how({.plan = plan, .newest = noon - 49h, .writable = true}) == ops::verdict::wrong);
    CHECK(how({.plan = plan, .newest = {}, .writable = true}) == ops::verdict::warning);
    CHECK(how({.plan = plan, .newest = noon, .writable = false}) == ops::verdict::wrong);
    CHECK(ops::diagnose_replaced({}).empty());
    CHECK(ops::diagnose_replaced({"/a.replaced-1"}).size() == 1);
}
