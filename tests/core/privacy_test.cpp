#include "core/privacy.hpp"

#include "tests/support/catch.hpp"

#include <array>
#include <optional>
#include <string>

using namespace coach;

namespace {

person_id create_person(const std::string& member, const std::string& team = "T1") {
    return {.team = team_id(team), .member = member_id(member)};
}

const auto owner = create_person("OWNER");
const auto manager = create_person("MANAGER");
const auto writer = create_person("WRITER");
const auto asker = create_person("ASKER");
const auto colleague = create_person("COLLEAGUE");
const auto stranger = create_person("MANAGER", "T2");

struct row {
    matter what;
    bool shared;
    bool sent;
    std::string readers;  ///< of "own mgr writer asker", in this order
};

/// The table of product.md, "Who can read what", one row per state that a thing can be in.
const std::array table{
    row{matter::journal_entry, false, true, "own"},
    row{matter::journal_entry, true, true, "own mgr"},
    row{matter::standing, false, true, "own"},
    row{matter::standing, true, true, "own mgr"},
    row{matter::goals, false, true, "own"},
    row{matter::goals, true, true, "own mgr"},
    row{matter::unasked_feedback, false, false, "writer"},
    row{matter::unasked_feedback, true, false, "writer"},
    row{matter::unasked_feedback, false, true, "own"},
    row{matter::named_answer, false, true, "asker"},
    row{matter::named_answer, true, true, "own asker"},
    row{matter::anonymous_answer, false, true, ""},
    row{matter::anonymous_answer, true, true, ""},
    row{matter::feedback_report, false, true, "asker"},
    row{matter::feedback_report, true, true, "own asker"},
    row{matter::team_overview, false, true, "mgr"},
};

readable thing_of(const row& r) {
    return {.what = r.what,
            .owner = owner,
            .shared = r.shared,
            .writer = writer,
            .sent = r.sent,
            .asker = asker};
}

std::string readers_of(const readable& thing, const std::optional<person_id>& managed_by) {
    std::string out;
    const auto note = [&](const person_id& who, const char* name) {
        if (may_read(who, thing, managed_by)) out += out.empty() ? name : std::string(" ") + name;
    };
    note(owner, "own");
    note(manager, "mgr");
    note(writer, "writer");
    note(asker, "asker");
    note(colleague, "colleague");
    note(stranger, "stranger");
    return out;
}

}  // namespace

TEST_CASE("who can read what is the table, and nobody else reads anything") {
    for (const auto& each : table) {
        INFO("matter " << static_cast<int>(each.what) << (each.shared ? ", shared" : ""));
        CHECK(readers_of(thing_of(each), manager) == each.readers);
    }
}

TEST_CASE("who asks about themselves reads the report at once") {
    const readable own{.what = matter::feedback_report, .owner = owner, .asker = owner};
    CHECK(readers_of(own, manager) == "own");
}

TEST_CASE("where nobody is the manager, nothing is read as one") {
    for (const auto& each : table) {
        const auto readers = readers_of(thing_of(each), std::nullopt);
        CHECK(readers.find("mgr") == std::string::npos);
    }
}

TEST_CASE("nobody reads across teams, whatever a link says") {
    for (const auto& each : table) CHECK_FALSE(may_read(stranger, thing_of(each), stranger));
}

TEST_CASE("who names themselves as manager gets no overview of themselves") {
    CHECK_FALSE(may_read(owner, {.what = matter::team_overview, .owner = owner}, owner));
}
