#include "storage/key_ring.hpp"

#include "core/store.hpp"
#include "storage/sealing.hpp"
#include "tests/storage/traces.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

namespace fs = std::filesystem;
using coach::feedback_id;
using coach::team_id;
using coach::storage::key_ring;
using coach::storage::sealing_key_size;
using coach::storage::secret_bytes;
using coach::testing::bytes_of;
using coach::testing::temporary_directory;

namespace {

struct rig {
    temporary_directory place;
    fs::path folder = place.path() / "coach.db.keys";
    key_ring keys{place.path() / "coach.db"};
    std::string name = key_ring::name_of(team_id{"T1"}, feedback_id{"r"});
    fs::path file = folder / (name + ".key");
};

bool are_equal(const secret_bytes& one, const secret_bytes& other) {
    return std::ranges::equal(one.span(), other.span());
}

}  // namespace

TEST_CASE("a key is found as it was made, in a file that only its owner reads") {
    rig at;
    CHECK_FALSE(at.keys.find(at.name));

    const auto made = at.keys.make(at.name);

    CHECK(made.span().size() == sealing_key_size);
    CHECK(are_equal(at.keys.find(at.name).value(), made));
    CHECK(fs::status(at.folder).permissions() == fs::perms{0700});
    CHECK(fs::status(at.file).permissions() == fs::perms{0600});
    CHECK(at.keys.names() == std::set{at.name});
    CHECK_FALSE(are_equal(at.keys.make(key_ring::name_of(team_id{"T1"}, feedback_id{"s"})), made));
}

TEST_CASE("a folder that is open to others is closed") {
    rig at;
    fs::create_directory(at.folder);
    fs::permissions(at.folder, fs::perms{0755});

    at.keys.make(at.name);

    CHECK(fs::status(at.folder).permissions() == fs::perms{0700});
}

TEST_CASE("the names of keys are hashes that lead nowhere") {
    const auto name = key_ring::name_of(team_id{"../.."}, feedback_id{"/etc/passwd"});

    CHECK(name.size() == 64);
    CHECK(name.find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(name != key_ring::name_of(team_id{"../../"}, feedback_id{"etc/passwd"}));
}

TEST_CASE("a file that is no key is none, and makes room for one") {
    rig at;
    fs::create_directory(at.folder);
    for (const std::size_t size : {0UL, sealing_key_size - 1, sealing_key_size + 1}) {
        std::ofstream(at.file) << std::string(size, 'x');
        CHECK_FALSE(at.keys.find(at.name));
    }

    at.keys.make(at.name);

    CHECK(at.keys.find(at.name));
}

TEST_CASE("a key that cannot be read is not taken for a lost one") {
    rig at;
    fs::create_directory(at.folder);
    fs::create_symlink(at.place.path() / "elsewhere", at.file);

    CHECK_THROWS_AS(at.keys.find(at.name), coach::store_failure);
}

TEST_CASE("only what is doomed and not needed is destroyed, and overwritten before") {
    rig at;
    const auto other = key_ring::name_of(team_id{"T1"}, feedback_id{"other"});
    at.keys.make(at.name);
    at.keys.make(other);
    const auto second_name = at.place.path() / "another name of the same file";
    fs::create_hard_link(at.file, second_name);

    at.keys.doom(at.name);
    at.keys.doom(other);
    at.keys.destroy_doomed({other});

    CHECK(at.keys.names() == std::set{other});
    CHECK(bytes_of(second_name) == std::string(sealing_key_size, '\0'));
    CHECK_FALSE(at.keys.has_doomed());
    at.keys.destroy_doomed({});
    CHECK(at.keys.find(other));
}

TEST_CASE("what is doomed and gone already is no trouble") {
    rig at;
    at.keys.doom(at.name);

    at.keys.destroy_doomed({});

    CHECK_FALSE(at.keys.has_doomed());
}

TEST_CASE("only files that may be keys are taken for such") {
    rig at;
    CHECK(at.keys.names().empty());
    at.keys.make(at.name);
    std::ofstream(at.folder / "README") << "not a key";
    std::ofstream(at.folder / (std::string(63, 'a') + "/.key"));

    CHECK(at.keys.names() == std::set{at.name});
}
