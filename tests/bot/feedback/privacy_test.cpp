#include "tests/bot/feedback/feedback_scene.hpp"
#include "tests/bot/walk.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace coach;
using namespace coach::bot;
using coach::testing::feedback_scene;
using coach::testing::send;
using coach::testing::wanted_request;

namespace {

namespace action = views::feedback_action;

constexpr auto subject = "U1";
constexpr auto asker = "U2";
const std::vector<std::string> givers{"U3", "U4", "U5"};
/// Asked too, but silent; nobody at all; somebody else's manager.
const std::vector<std::string> others{"U6", "U7", "U8"};

std::string word_of(const std::string& giver) {
    return "SECRET" + giver;
}

/// A request in which each giver has written a word of their own.
class secrets : public feedback_scene {
 public:
    explicit secrets(bool anonymous) {
        manage("U9", "U8");
        auto all = givers;
        all.emplace_back("U6");
        id = ask({.givers = all, .in_channel = true, .anonymous = anonymous});
        for (const auto& each : givers) submit_answer(id, said(word_of(each)), each);
        namespace inputs = views::feedback_given_inputs;
        serve(submission(std::string(views::feedback_given_callback),
                         testing::filled_form()
                             .text(std::string(inputs::behavior), "UNASKED behavior")
                             .text(std::string(inputs::effect), "UNASKED effect"),
                         subject, "U3"));
    }

    void close(bool shares) {
        serve(press(std::string(action::close), id.str(), asker));
        if (shares) serve(press(std::string(action::share), id.str(), asker));
    }

    /// All that somebody sees on every route on which feedback could show.
    std::string all_seen(const std::string& user) {
        std::string out;
        const auto look = [&](request asked) { out += send(*this, std::move(asked)).dump(); };
        for (const auto* words : {"", "feedback list", "feedback <@U1>", "1on1 <@U1>", "1on1",
                                  "team", "packet", "export", "plan", "log"}) {
            look(command("/grow", words, user));
        }
        look(command("/level", "<@U1>", user));
        auto home = command("app_home_opened", "", user);
        home.kind = request_kind::home;
        look(home);
        for (const auto what :
             {action::answer, action::manage, action::extend, action::report, action::post}) {
            auto asked = press(std::string(what), id.str(), user);
            asked.conversation = "D" + user;
            look(std::move(asked));
        }
        return out;
    }

    feedback_id id;
};

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// Whether that person reads what each giver wrote.
void check_reads(secrets& scene, const std::string& user, bool reads) {
    const auto found = scene.all_seen(user);
    for (const auto& giver : givers) {
        CAPTURE(user, giver);
        CHECK(contains(found, word_of(giver)) == reads);
    }
}

}  // namespace

TEST_CASE("while a request is open its givers read their own words, and nobody else any") {
    for (const bool anonymous : {true, false}) {
        secrets scene(anonymous);
        for (const auto& giver : givers) {
            const auto found = scene.all_seen(giver);
            for (const auto& each : givers) {
                CHECK(contains(found, word_of(each)) == (each == giver));
            }
        }
        check_reads(scene, asker, false);
        check_reads(scene, subject, false);
        for (const auto& each : others) check_reads(scene, each, false);
    }
}

TEST_CASE("a closed request is read by its asker, and by its subject once it is shared") {
    for (const bool anonymous : {true, false}) {
        for (const bool shared : {false, true}) {
            CAPTURE(anonymous, shared);
            secrets scene(anonymous);
            scene.close(shared);
            check_reads(scene, asker, true);
            check_reads(scene, subject, shared);
            for (const auto& each : others) check_reads(scene, each, false);
        }
    }
}

TEST_CASE("of an anonymous request not even its givers find their words again") {
    secrets scene(true);
    scene.close(true);

    for (const auto& giver : givers) check_reads(scene, giver, false);
}

TEST_CASE("nobody but its receiver reads unasked feedback") {
    secrets scene(true);
    CHECK(contains(scene.all_seen(subject), "UNASKED behavior"));
    for (const auto* user : {"U2", "U4", "U6", "U7", "U8"}) {
        CAPTURE(user);
        CHECK_FALSE(contains(scene.all_seen(user), "UNASKED"));
    }
}

TEST_CASE("forged presses by anybody else change nothing of a request") {
    for (const auto* user : {"U1", "U3", "U6", "U7", "U8"}) {
        CAPTURE(user);
        secrets scene(true);
        const auto before = scene.find(scene.id);
        for (const auto what : {action::nudge, action::close, action::cancel, action::share,
                                action::unshare, action::post}) {
            send(scene, scene.press(std::string(what), scene.id.str(), user));
        }
        namespace inputs = views::feedback_request_inputs;
        send(scene,
             scene.submission(std::string(views::feedback_extension_callback),
                              testing::filled_form().date(std::string(inputs::due), "2026-12-15"),
                              scene.id.str(), user));
        CHECK(scene.find(scene.id) == before);
    }
}

TEST_CASE("every form of feedback says who reads it") {
    secrets scene(true);
    const auto says_readers = [&](request asked) {
        const auto shown = send(scene, std::move(asked)).dump();
        return contains(shown, "Who reads");
    };
    CHECK(says_readers(scene.command("/grow", "feedback", "U7")));
    CHECK(says_readers(scene.command("/grow", "give <@U1>", "U7")));
    auto answers = scene.press(std::string(action::answer), scene.id.str(), "U6");
    answers.conversation = "DU6";
    CHECK(says_readers(std::move(answers)));
}
