#include "bot/picture_desk.hpp"

#include "bot/ops/log.hpp"
#include "tests/bot/charts/samples.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/handler_scene.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>

#include <string>
#include <tuple>
#include <utility>
#include <vector>

using namespace coach;
using namespace coach::bot;
using namespace coach::testing;
using namespace std::chrono_literals;

namespace {

using file = std::optional<std::string>;

const person_id ann{.team = team_id{"T1"}, .member = member_id{"U1"}};
const person_id bob{.team = team_id{"T1"}, .member = member_id{"U2"}};

/// A small picture; each number makes another one.
chart create_chart(std::size_t number = 0) {
    auto shown = create_radar(1, 12, 1);
    shown.lines.front().stages.front() = number;
    return shown;
}

struct fixture {
    template <class T>
    T run(task<T> work) {
        std::optional<T> out;
        asio_spawn(std::move(work), [&](T value) { out.emplace(std::move(value)); });
        context.restart();
        context.run();
        return std::move(out.value());
    }

    template <class T, class Done>
    void asio_spawn(task<T> work, Done done) {
        boost::asio::co_spawn(context, std::move(work),
                              [done = std::move(done)](std::exception_ptr fault, T value) {
                                  if (fault) std::rethrow_exception(fault);
                                  done(std::move(value));
                              });
    }

    file make(const person_id& who, std::size_t number = 0) {
        return run(desk.make(who, create_chart(number)));
    }
    file find(const person_id& who, std::size_t number = 0) {
        return run(desk.find(who, create_chart(number)));
    }

    /// What the store keeps of Ann's, latest first.
    std::vector<std::string> kept() {
        std::vector<std::string> out;
        for (const auto& each : run(people.find_pictures(ann))) out.push_back(each.file);
        return out;
    }

    boost::asio::io_context context;
    memory_store people;
    recorded_slack slack;
    still_clock time;
    picture_desk desk{context.get_executor(), people, slack, time};
    std::vector<std::string> lines;
    log::redirection quiet{[this](std::string_view line) { lines.emplace_back(line); }};
};

}  // namespace

TEST_CASE_METHOD(fixture, "a picture is drawn, uploaded to nobody, and kept for its owner") {
    CHECK_FALSE(find(ann));

    CHECK(make(ann) == file{"F1"});

    REQUIRE(slack.uploads.size() == 1);
    const auto& [conversation, content] = slack.uploads.front();
    CHECK(conversation.empty());
    CHECK(content.name == "radar.png");
    CHECK(content.title == "Radar");
    CHECK(content.alt_text == describe(create_chart()));
    CHECK(content.bytes.starts_with("\x89PNG"));
    CHECK(find(ann) == file{"F1"});
    CHECK_FALSE(find(bob));
    CHECK(run(people.find_pictures(ann)).front().made == time.at);
}

TEST_CASE_METHOD(fixture, "what was made before is not made again") {
    make(ann);

    CHECK(make(ann) == file{"F1"});
    CHECK(make(ann, 1) == file{"F2"});
    CHECK(make(bob) == file{"F3"});
    CHECK(slack.uploads.size() == 3);
}

TEST_CASE_METHOD(fixture, "two who want the same at the same time share one upload") {
    std::vector<file> made;
    for (int i = 0; i < 3; ++i) {
        asio_spawn(desk.make(ann, create_chart()),
                   [&](file value) { made.push_back(std::move(value)); });
    }
    context.run();

    CHECK(made == std::vector<file>{"F1", "F1", "F1"});
    CHECK(slack.uploads.size() == 1);
}

TEST_CASE_METHOD(fixture, "of many pictures the latest stay, and the others go at Slack too") {
    for (std::size_t i = 0; i < picture_desk::most_pictures + 2; ++i) {
        time.at += 1min;
        make(ann, i);
    }

    CHECK(slack.deleted_files == std::vector<std::string>{"F1", "F2"});
    CHECK(kept().size() == picture_desk::most_pictures);
    CHECK(kept().back() == "F3");
    CHECK_FALSE(find(ann, 0));
}

TEST_CASE_METHOD(fixture, "an old picture that Slack does not delete is not forgotten") {
    slack.deletes_files = false;
    for (std::size_t i = 0; i < picture_desk::most_pictures + 1; ++i) {
        time.at += 1min;
        make(ann, i);
    }
    CHECK(kept().size() == picture_desk::most_pictures + 1);

    slack.deletes_files = true;
    time.at += 1min;
    make(ann, 11);
    CHECK(kept().size() == picture_desk::most_pictures);
}

TEST_CASE_METHOD(fixture, "after a refusal nobody's picture is tried for a while") {
    slack.most_uploads = 0;
    CHECK_FALSE(make(ann));

    slack.most_uploads = 100;
    time.at += 59s;
    CHECK_FALSE(make(ann));
    CHECK_FALSE(make(bob, 1));
    CHECK(slack.uploads.empty());

    time.at += 1s;
    CHECK(make(ann) == file{"F1"});
    CHECK(make(bob, 1) == file{"F2"});
}

TEST_CASE_METHOD(fixture, "each further refusal doubles the wait, up to a quarter of an hour") {
    slack.most_uploads = 0;
    for (const auto pause : {1min, 2min, 4min, 8min, 16min, 16min}) {
        slack.tried_uploads = 0;
        make(ann);
        time.at += pause - 1s;
        make(ann);
        CHECK(slack.tried_uploads == 1);
        time.at += 1s;
    }
}

TEST_CASE_METHOD(fixture, "while nothing is tried, what is there is still found") {
    make(ann);
    slack.most_uploads = 1;
    CHECK_FALSE(make(ann, 1));

    CHECK(make(ann) == file{"F1"});
    CHECK(find(ann) == file{"F1"});
}

TEST_CASE_METHOD(fixture, "a clock that was set back ends the wait") {
    slack.most_uploads = 0;
    make(ann);
    slack.most_uploads = 100;

    time.at -= 1h;
    CHECK(make(ann) == file{"F1"});
}

TEST_CASE_METHOD(fixture, "a picture that Slack does not show in time is deleted again") {
    slack.shows_pictures = false;

    CHECK_FALSE(make(ann));
    CHECK(slack.deleted_files == std::vector<std::string>{"F1"});
    CHECK(kept().empty());
}

TEST_CASE_METHOD(fixture, "a picture that is gone at Slack is made anew") {
    make(ann);
    slack.shows_pictures = false;
    CHECK_FALSE(make(ann));
    CHECK(kept().empty());

    slack.shows_pictures = true;
    time.at += 1min;
    CHECK(make(ann) == file{"F3"});
    CHECK(find(ann) == file{"F3"});
}

TEST_CASE_METHOD(fixture, "a picture that the store cannot keep is not left at Slack") {
    class forgetful_store final : public memory_store {
     public:
        task<applied> save_picture(person_id, std::string, kept_picture) override {
            throw store_failure("the disk is full");
            co_return applied::now;
        }
    };
    forgetful_store forgetful;
    picture_desk other{context.get_executor(), forgetful, slack, time};

    CHECK_FALSE(run(other.make(ann, create_chart())));
    CHECK(slack.deleted_files == std::vector<std::string>{"F1"});
}

TEST_CASE_METHOD(fixture, "trouble in the store is no picture, and a line without private text") {
    people.fail_next();
    CHECK_FALSE(find(ann));
    people.fail_next();
    CHECK_FALSE(make(ann));

    CHECK(slack.uploads.empty());
    CHECK(lines.size() == 2);
    for (const auto& line : lines) CHECK(line.find("Radar") == std::string::npos);
    CHECK(make(ann) == file{"F1"});
}

TEST_CASE("charts that differ in anything are different pictures") {
    const auto base = create_radar(3, 3, 2);
    std::vector<chart> all{base, create_history()};
    const auto add = [&](auto change) {
        auto other = base;
        change(other);
        all.emplace_back(other);
    };
    add([](radar_chart& c) { c.title = "x"; });
    add([](radar_chart& c) { c.axes.front() = "x"; });
    add([](radar_chart& c) { c.rings.front() = "x"; });
    add([](radar_chart& c) { c.lines.front().name = "x"; });
    add([](radar_chart& c) { c.lines.front().stages.front().reset(); });
    add([](radar_chart& c) { c.lines.front().is_target = true; });
    auto later = create_history();
    later.points.front().at += 1s;
    all.emplace_back(later);

    std::set<std::string> digests;
    for (const auto& each : all) digests.insert(digest_of(each));
    CHECK(digests.size() == all.size());
    CHECK(digest_of(base) == digest_of(create_radar(3, 3, 2)));
    CHECK(digest_of(base).size() == 32);
}
