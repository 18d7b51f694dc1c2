#include "bot/routing/identity.hpp"
#include "config/framework_file.hpp"
#include "tests/bot/walk.hpp"
#include "tests/support/catch.hpp"

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace coach;
using coach::testing::filled_form;
using coach::testing::handler_scene;
using coach::testing::seen;
using coach::testing::send;

constexpr auto owner = "U1";

/// What somebody is to the owner.
enum class role { self, manager, asked_manager, former_manager, peer, manager_of_others };

/// A thing of the owner's, as the words that give it away.
struct secret {
    std::string words;
    bool shareable;  ///< whether the manager may read it once it is shared
};

/// What the owner lets their manager read.
struct lets {
    bool entries = false;
    bool standing = false;
    bool goals = false;
};

request_key key(const std::string& name) {
    return request_key{"setup/" + name};
}

std::string user_of(role who) {
    return who == role::self ? owner : "U" + std::to_string(10 + static_cast<int>(who));
}

/// The owner's life, in which each secret thing has a word of its own.
class scene_of_secrets : public handler_scene {
 public:
    explicit scene_of_secrets(lets shared) : handler_scene(config::embedded_framework()) {
        run(tell(shared));
    }

    entry_id private_entry;
    entry_id shared_entry;
    goal_id goal;

 private:
    task<int> tell(lets shared) {
        const auto me = who(owner);
        const auto level = ladder.levels[1].key;
        co_await people.save_standing(key("level"), me, {ladder.id, level, ladder.levels[2].key},
                                      time.at);
        co_await link();
        co_await people.change_sharing(key("sharing"), me, {shared.standing, shared.goals},
                                       time.at);
        private_entry = (co_await people.add_entry(key("private"), me, entry("PRIVATE", false))).id;
        shared_entry =
            (co_await people.add_entry(key("shared"), me, entry("ENTRY", shared.entries))).id;
        goal = (co_await people.add_goal(
                    key("goal"), me,
                    {.title = "GOAL title", .next_step = "GOAL step", .origin = ""}, time.at))
                   .id;
        co_await assess(me, "OWNNOTE");
        co_await assess(who(user_of(role::manager)), "MANAGERNOTE");
        co_return 0;
    }

    journal_entry entry(const std::string& mark, bool shared) const {
        return {.kind = entry_kind::evidence,
                .text = {.main = mark + " main",
                         .did_not_work = mark + " not",
                         .what_next = mark + " next",
                         .link = "https://northwind.slack.com/archives/C1/" + mark,
                         .quote = mark + " quote"},
                .competencies = {ladder.competencies.front().key},
                .shared = shared,
                .written = time.at,
                .changed = time.at};
    }

    task<void> link() {
        const auto me = who(owner);
        const auto save = [&](std::string name, const person_id& report, role manager,
                              bool confirmed) {
            return people.save_manager(
                key(std::move(name)), report,
                manager_link{
                    .manager = who(user_of(manager)), .confirmed = confirmed, .since = time.at});
        };
        co_await save("former", me, role::former_manager, true);
        co_await save("manager", me, role::manager, true);
        co_await save("asked", me, role::asked_manager, false);
        co_await save("others", who("U99"), role::manager_of_others, true);
    }

    task<void> assess(person_id author, std::string note) {
        const auto mark = author.member.str();
        co_await people.save_assessment(
            key("assessment/" + mark),
            {.subject = who(owner),
             .author = std::move(author),
             .framework = ladder.id,
             .version = ladder.version,
             .ratings = {{ladder.competencies.front().key, ladder.levels[3].key, std::move(note)}},
             .made = time.at});
    }
};

/// Every command by which something of the owner's could show.
std::vector<bot::request> commands(handler_scene& scene, const std::string& user) {
    std::vector<bot::request> out;
    for (const auto* words : {"<@U1>", "<@U1|name>", "assess", "history", "history picture",
                              "picture", "sides", "", "set 2"}) {
        out.push_back(scene.command("/level", words, user));
    }
    for (const auto* words : {"", "plan", "log", "log PRIVATE", "log ENTRY", "log #product-sense",
                              "log page 2", "team", "manager", "1on1", "1on1 <@U1>",
                              "team add <@U1>", "packet", "export", "access", "erase"}) {
        out.push_back(scene.command("/grow", words, user));
    }
    return out;
}

/// Every button, with the values that only the owner's or their manager's pages carry.
std::vector<bot::request> presses(scene_of_secrets& scene, const std::string& user) {
    std::vector<bot::request> out;
    for (const auto* action :
         {"goal.edit.0", "goal.done.0", "goal.drop.0", "goal.reopen.0", "goal.add.0"}) {
        out.push_back(scene.press(action, scene.goal.str(), user));
    }
    for (const auto* action : {"entry.edit.0", "entry.share.0", "entry.unshare.0"}) {
        for (const auto& id : {scene.private_entry, scene.shared_entry}) {
            out.push_back(scene.press(action, id.str() + "\nlog", user));
        }
    }
    for (const auto* action : {"report.assess", "report.card.0", "report.one_on_one.0",
                               "one_on_one.held", "manager.decline"}) {
        out.push_back(scene.press(action, owner, user));
    }
    out.push_back(scene.press("level.ask.0", "<@U1>", user));
    out.push_back(scene.press("grow.ask.0", "1on1 <@U1>", user));
    return out;
}

/// Every form, sent with the ids of the owner's things in its metadata.
std::vector<bot::request> submissions(scene_of_secrets& scene, const std::string& user) {
    const auto text = filled_form().text("main", "mine").text("title", "mine");
    const auto stage = filled_form().choice("stage/" + scene.ladder.competencies.front().key,
                                            scene.ladder.levels[0].key);
    std::vector<bot::request> out{scene.submission("goal", text, scene.goal.str(), user),
                                  scene.submission("assessment", stage, owner, user)};
    for (const auto& id : {scene.private_entry, scene.shared_entry}) {
        out.push_back(scene.submission("entry", text, id.str(), user));
    }
    return out;
}

bot::request home_of(scene_of_secrets& scene, const std::string& user) {
    auto asked = scene.command("app_home_opened", "", user);
    asked.kind = bot::request_kind::home;
    return asked;
}

bot::request said(scene_of_secrets& scene, std::string words, const std::string& user) {
    auto asked = scene.command("message", std::move(words), user);
    asked.kind = bot::request_kind::direct_message;
    return asked;
}

/// All that a person gets to see on every route.
std::string all_seen(scene_of_secrets& scene, role who) {
    const auto user = user_of(who);
    std::string out;
    const auto look = [&](std::vector<bot::request> all) {
        for (auto& asked : all) out += send(scene, std::move(asked)).dump();
    };
    look(commands(scene, user));
    look({home_of(scene, user), said(scene, "level <@U1>", user), said(scene, "1on1 <@U1>", user)});
    look(presses(scene, user));
    look(submissions(scene, user));
    return out;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

const std::vector<lets> every_choice{{},
                                     {.entries = true},
                                     {.standing = true},
                                     {.goals = true},
                                     {.entries = true, .standing = true, .goals = true}};

std::string name_of(const lets& shared) {
    return std::string(shared.entries ? "entries " : "") + (shared.standing ? "standing " : "") +
           (shared.goals ? "goals" : "");
}

}  // namespace

TEST_CASE("nobody but the owner and their confirmed manager ever reads anything") {
    for (const auto& shared : every_choice) {
        for (const auto who :
             {role::asked_manager, role::former_manager, role::peer, role::manager_of_others}) {
            CAPTURE(name_of(shared), static_cast<int>(who));
            scene_of_secrets scene(shared);
            const auto found = all_seen(scene, who);
            for (const auto* word : {"PRIVATE", "ENTRY", "GOAL", "OWNNOTE", "MANAGERNOTE"}) {
                CAPTURE(word);
                // What the reader typed themselves comes back: the words of their own search.
                CHECK_FALSE(contains(found, std::string(word) + " "));
                CHECK_FALSE(contains(found, std::string(word) + "NOTE"));
            }
        }
    }
}

TEST_CASE("the manager reads what is shared, each thing by its own switch, and nothing else") {
    for (const auto& shared : every_choice) {
        CAPTURE(name_of(shared));
        scene_of_secrets scene(shared);
        const auto found = all_seen(scene, role::manager);
        CHECK_FALSE(contains(found, "PRIVATE "));
        CHECK(contains(found, "ENTRY main") == shared.entries);
        CHECK(contains(found, "ENTRY quote") == shared.entries);
        CHECK(contains(found, "GOAL title") == shared.goals);
        CHECK(contains(found, "OWNNOTE") == shared.standing);
        CHECK(contains(found, "MANAGERNOTE"));
    }
}

TEST_CASE("the owner reads all of their own") {
    scene_of_secrets scene({.standing = true});
    const auto found = all_seen(scene, role::self);
    for (const auto* word :
         {"PRIVATE main", "ENTRY main", "GOAL title", "GOAL step", "OWNNOTE", "MANAGERNOTE"}) {
        CAPTURE(word);
        CHECK(contains(found, word));
    }
}

TEST_CASE("nothing that anybody else sends changes anything of the owner's") {
    for (const auto who : {role::manager, role::asked_manager, role::former_manager, role::peer,
                           role::manager_of_others}) {
        CAPTURE(static_cast<int>(who));
        scene_of_secrets scene({.entries = true, .standing = true, .goals = true});
        const auto data = [&] {
            return scene.run(scene.people.find_personal_data(scene.who(owner)));
        };
        const auto before = data();
        all_seen(scene, who);
        const auto after = data();
        CHECK(after.known == before.known);
        CHECK(after.entries == before.entries);
        CHECK(after.goals == before.goals);
        CHECK(after.sharing == before.sharing);
        if (who != role::manager) CHECK(after.assessments == before.assessments);
        CHECK(scene.run(scene.people.find_manager(scene.who(owner)))->manager ==
              scene.who(user_of(role::manager)));
    }
}

TEST_CASE("each look of the manager's is in the owner's access log, and nobody else's is") {
    for (const auto who : {role::manager, role::peer}) {
        scene_of_secrets scene({.entries = true, .standing = true, .goals = true});
        const auto looks = [&](const char* command, const char* words) {
            send(scene, scene.command(command, words, user_of(who)));
            return scene.run(scene.people.find_accesses(scene.who(owner), 100)).size();
        };
        const std::size_t each = who == role::manager ? 1 : 0;
        CHECK(looks("/level", "<@U1>") == each);
        CHECK(looks("/grow", "1on1 <@U1>") == 2 * each);
        CHECK(looks("/grow", "team") == 3 * each);
    }
}

TEST_CASE("ending the link ends reading at once") {
    scene_of_secrets scene({.entries = true, .standing = true, .goals = true});
    send(scene, scene.command("/grow", "manager none", owner));
    const auto found = all_seen(scene, role::manager);
    for (const auto* word : {"ENTRY ", "GOAL ", "OWNNOTE", "PRIVATE "}) {
        CHECK_FALSE(contains(found, word));
    }
}

TEST_CASE("the manager's assessment stays hidden until both have submitted") {
    handler_scene scene(config::embedded_framework());
    const auto me = handler_scene::who(owner);
    const auto boss = handler_scene::who("U2");
    const auto first = scene.ladder.competencies.front().key;
    const auto assessed = [&](const std::string& by, const std::string& about, std::string note) {
        const auto filled = filled_form()
                                .choice("stage/" + first, scene.ladder.levels[2].key)
                                .text("note/" + first, std::move(note));
        scene.time.at += std::chrono::hours{1};
        return send(scene, scene.submission("assessment", filled, about, by));
    };
    send(scene, scene.command("/level", "set 2", owner));
    send(scene, scene.command("/grow", "manager <@U2>", owner));
    send(scene, scene.press("share.standing", "on", owner));

    CHECK_FALSE(assessed("U2", owner, "BOSSNOTE").shows("OWNNOTE"));
    CHECK_FALSE(send(scene, scene.command("/level", "sides", owner)).shows("BOSSNOTE"));
    CHECK_FALSE(send(scene, scene.command("/grow", "export", owner)).shows("BOSSNOTE"));
    CHECK_FALSE(send(scene, scene.command("/grow", "packet", owner)).shows("BOSSNOTE"));

    assessed(owner, "", "OWNNOTE");
    const auto own_side = send(scene, scene.command("/level", "sides", owner));
    CHECK(own_side.shows("BOSSNOTE"));
    CHECK(own_side.shows("OWNNOTE"));
    CHECK(send(scene, scene.command("/level", "<@U1>", "U2")).shows("OWNNOTE"));

    assessed("U2", owner, "SECONDNOTE");
    CHECK_FALSE(send(scene, scene.command("/level", "sides", owner)).shows("SECONDNOTE"));
}

TEST_CASE("every form that takes text says who can read it") {
    scene_of_secrets scene({});
    std::vector<bot::request> openers{
        scene.command("/level", "assess", owner),
        scene.command("/grow", "goal", owner),
        scene.command("/grow", "reflect", owner),
        scene.command("/grow", "win", owner),
        scene.press("entry.edit.0", scene.private_entry.str() + "\nlog", owner),
        scene.press("goal.edit.0", scene.goal.str(), owner),
        scene.press("report.assess", owner, user_of(role::manager))};
    auto evidence = scene.command("save_evidence", "", owner);
    evidence.kind = bot::request_kind::message_shortcut;
    evidence.message = {.text = "their words",
                        .link = "https://northwind.slack.com/archives/C1/p1"};
    openers.push_back(evidence);
    for (auto& asked : openers) {
        const auto opened = send(scene, asked);
        CAPTURE(asked.route, asked.words);
        REQUIRE(opened.views.size() == 1);
        CHECK(opened.views[0]["blocks"][0].dump().find("Who can read this") != std::string::npos);
        CHECK(opened.views[0].value("private_metadata", "").find("their words") ==
              std::string::npos);
    }
}
