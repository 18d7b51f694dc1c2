#include "sandbox/workspace/profile_json.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace coach::sandbox;
using nlohmann::json;

namespace {

json create_person(std::string id = "U1") {
    return {{"id", std::move(id)}, {"name", "ann"}, {"real_name", "Ann"}};
}

json create_file() {
    return {{"workspace", {{"id", "T1"}, {"name", "Acme"}, {"domain", "acme"}}},
            {"people", {create_person()}},
            {"channels", {{{"id", "C1"}, {"name", "general"}, {"app", true}}}}};
}

std::vector<std::string> problems_of(const json& file) {
    return from_json(file, "Coach").problems;
}

/// The only problem after this member was set.
std::string problem_with(const std::string& pointer, const json& value) {
    auto file = create_file();
    file[json::json_pointer(pointer)] = value;
    const auto problems = problems_of(file);
    REQUIRE(problems.size() == 1);
    return problems[0];
}

}  // namespace

TEST_CASE("a small file is completed by the app, Slackbot and direct messages") {
    const auto reading = from_json(create_file(), "Coach");

    REQUIRE(reading.problems.empty());
    const auto& profile = reading.profile;
    REQUIRE(profile.people.size() == 3);
    CHECK(profile.people[0].team_id == "T1");
    CHECK(profile.people[0].tz == "Etc/UTC");
    CHECK(profile.people[0].initials == "A");
    CHECK(profile.people[1].kind == person_kind::app);
    CHECK(profile.people[1].name == "Coach");
    CHECK(profile.people[2].id == slackbot_id);
    REQUIRE(profile.channels.size() == 2);
    CHECK(profile.channels[1].person == "U1");
    CHECK(profile.channels[1].has_app);
}

TEST_CASE("a workspace reads as it was written") {
    const auto once = to_json(sample_workspace("Coach"));

    const auto reading = from_json(once, "Coach");

    CHECK(reading.problems.empty());
    CHECK(to_json(reading.profile) == once);
}

TEST_CASE("what is wrong with a file is named with its place") {
    CHECK(problem_with("/people/0/tz", "Mars/Olympus") == "people[0].tz: no such time zone");
    CHECK(problem_with("/people/0/id", "X1") == "people[0].id: must start with one of UW");
    CHECK(problem_with("/people/0/real_name", "") == "people[0].real_name: is missing");
    CHECK(problem_with("/people/0/name", 7) == "people[0].name: must be a text");
    CHECK(problem_with("/people/0/kind", "boss") == "people[0].kind: no such kind of person");
    CHECK(problem_with("/people/0/team_id", "T2") ==
          "people[0].team_id: must be another workspace for external people, and only for them");
    CHECK(problem_with("/people/0/dnd", "yes") == "people[0].dnd: must be true or false");
    CHECK(problem_with("/people/0/age", 7) == "people[0].age: is not known here");
    CHECK(problem_with("/people/0/status", {{"mood", "x"}}) ==
          "people[0].status.mood: is not known here");
    CHECK(problem_with("/people/0/deactivated", true) ==
          "people[0]: must be somebody whom one can play");
    CHECK(problem_with("/channels/0/kind", "cave") == "channels[0].kind: no such kind of channel");
    CHECK(problem_with("/channels/0/person", "U1") ==
          "channels[0].person: is for direct messages, and needed there");
    CHECK(problem_with("/channels/0/members", {"U9"}) ==
          "channels[0].members[0]: nobody has this id");
    CHECK(problem_with("/channels/0/members", {7}) == "channels[0].members[0]: must be a text");
    CHECK(problem_with("/channels", json::array()) == "channels: must not be empty");
    CHECK(problem_with("/workspace/id", "W1") == "workspace.id: must start with one of T");
    CHECK(problem_with("/app", 1) == "app: must be an object");
    CHECK(problem_with("/extra", 1) == "extra: is not known here");
    CHECK(problem_with("/groups", 1) == "groups: must be a list");
}

TEST_CASE("an id may be there once") {
    auto file = create_file();
    file["people"].push_back(create_person("U1"));

    CHECK(problems_of(file) == std::vector<std::string>{"people[1].id: is there twice"});
}

TEST_CASE("a file that is no object is refused as a whole") {
    const auto problems = problems_of(json::array());

    CHECK(std::ranges::find(problems, "the file: must be an object") != problems.end());
}
