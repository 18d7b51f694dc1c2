#include "bot/handlers/data_rights.hpp"

#include "bot/views/data_rights_views.hpp"
#include "core/disclosure.hpp"
#include "tests/bot/documents/export_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/full_life.hpp"
#include "tests/support/handler_scene.hpp"
#include "tests/support/ladders.hpp"
#include "tests/support/run.hpp"

#include <string>
#include <string_view>

using namespace coach;
using namespace coach::bot;
using coach::testing::filled_form;
using coach::testing::handler_scene;
using coach::testing::live_fully;

namespace {

const framework ladder = testing::create_ladder();
const auto ann = handler_scene::who("U1");
const auto bob = handler_scene::who("U2");

bool has(const message& page, std::string_view part) {
    return nlohmann::json(page.blocks).dump().find(part) != std::string::npos;
}

bool has(const nlohmann::json& view, std::string_view part) {
    return view.dump().find(part) != std::string::npos;
}

personal_data held(handler_scene& scene) {
    return scene.run(scene.people.find_personal_data(ann));
}

/// Ann at T1 on the way to T2, with one win and whatever else the store can hold of her.
void fill(handler_scene& scene) {
    live_fully(scene.people, ann, bob, "ann");
    scene.run(scene.people.save_standing(request_key{"level"}, ann, {ladder.id, "T1", "T2"},
                                         scene.time.at));
    scene.run(scene.people.add_entry(request_key{"win"}, ann,
                                     {.id = {},
                                      .author = {},
                                      .kind = entry_kind::win,
                                      .text = {.main = "I <!channel> shipped"},
                                      .competencies = {"Craft"},
                                      .written = scene.time.at}));
}

/// Whether nothing is held but that their Home is to be drawn anew.
bool erased(personal_data of) {
    std::erase_if(of.outbox, [](const outgoing_record& each) {
        return each.what.kind == outgoing_kind::home && !each.settled;
    });
    return of == personal_data{.who = ann};
}

request submission(handler_scene& scene, const std::string& typed) {
    filled_form filled;
    filled.text(std::string(views::erase_word_block), typed);
    return scene.submission(std::string(views::erase_form_id), filled);
}

}  // namespace

TEST_CASE("the packet goes into the person's own direct messages, and the answer says so") {
    handler_scene scene(ladder);
    fill(scene);

    const auto said = scene.run(serve_packet(scene.with, scene.command("/grow", "packet")));
    scene.deliver();

    REQUIRE(scene.slack.uploads.size() == 1);
    const auto& sent = scene.slack.uploads[0];
    CHECK(sent.conversation == "DU1");
    CHECK_THAT(sent.content.name, Catch::StartsWith("packet-") && Catch::EndsWith("Z.md"));
    CHECK(sent.content.bytes.starts_with("# Promotion packet of U1\n"));
    CHECK(sent.content.bytes.find("I &lt;\\!channel&gt; shipped") != std::string::npos);
    CHECK(has(said.body, "Only you can read this"));
    CHECK(has(said.body, "*3* journal entries, for *1* of 2 competencies"));
}

TEST_CASE("the answer has what matters of the packet, whatever becomes of the file") {
    handler_scene scene(ladder);
    fill(scene);

    const auto said = scene.run(serve_packet(scene.with, scene.command("/grow", "packet")));

    CHECK(has(said.body, R"("text":"I <!channel> shipped")"));
    CHECK(has(said.body, "*Craft*: you not assessed, asked Craft 2, entries: 1"));
    CHECK(said.body.blocks.size() <= 50);
}

TEST_CASE("who asked for a file that Slack will not take is told so, once") {
    handler_scene scene(ladder);
    scene.slack.results = {{.what = sending::fate::refused, .why = "file_uploads_disabled"}};

    scene.run(serve_packet(scene.with, scene.command("/grow", "packet")));
    scene.deliver();
    scene.deliver();

    CHECK(scene.slack.uploads.empty());
    REQUIRE(scene.slack.messages.size() == 1);
    CHECK(scene.slack.messages[0].conversation == "U1");
    CHECK(has(scene.slack.messages[0].shown, "did not reach you"));
    const auto state = scene.run(scene.people.find_outbox_state());
    CHECK(state.dead == std::vector{dead_letters{"file_uploads_disabled", 1}});
}

TEST_CASE("somebody new gets a packet too, and is told what is missing in it") {
    handler_scene scene(ladder);

    const auto said = scene.run(serve_packet(scene.with, scene.command("/grow", "packet")));
    scene.deliver();

    CHECK(scene.slack.uploads.size() == 1);
    CHECK(has(said.body, "A level and a target"));
    CHECK(has(said.body, "/level assess"));
}

TEST_CASE("the export goes into the direct messages twice, and the JSON is complete") {
    handler_scene scene(ladder);
    fill(scene);
    const auto open = disclose(held(scene));

    const auto said = scene.run(serve_export(scene.with, scene.command("/grow", "export")));
    scene.deliver();

    REQUIRE(scene.slack.uploads.size() == 2);
    CHECK(scene.slack.uploads[0].conversation == "DU1");
    CHECK(scene.slack.uploads[1].conversation == "DU1");
    auto sent = testing::read_export(scene.slack.uploads[0].content.bytes);
    sent.data.outbox.clear();  // the files themselves were not on their way before
    auto expected = open;
    expected.data.outbox.clear();
    CHECK(sent == expected);
    CHECK_THAT(scene.slack.uploads[1].content.name,
               Catch::StartsWith("pm-coach-export-") && Catch::EndsWith("Z.md"));
    CHECK(has(said.body, "Journal entries: *3*"));
}

TEST_CASE("the access log says who looked, at what, the newest first") {
    handler_scene scene(ladder);
    const auto log = [&](const char* key, coach::access seen) {
        scene.run(scene.people.log_access(request_key{key}, ann, std::move(seen)));
    };
    const auto asked = scene.command("/grow", "access");
    CHECK(has(scene.run(serve_access(scene.with, asked)).body, "Nobody yet."));
    log("1", {.thing = "level", .at = scene.time.at});
    log("2", {.reader = bob, .thing = "plan", .at = scene.time.at + std::chrono::hours{1}});
    log("3", {.thing = std::string(operator_export), .at = scene.time.at + std::chrono::hours{2}});

    const auto shown =
        nlohmann::json(scene.run(serve_access(scene.with, asked)).body.blocks).dump();

    const auto by_operator = shown.find("The operator of this app");
    const auto by_bob = shown.find(R"("user_id":"U2")");
    const auto by_colleague = shown.find("A former colleague");
    CHECK(by_operator < by_bob);
    CHECK(by_bob < by_colleague);
    CHECK(by_colleague != std::string::npos);
    CHECK(shown.find("looked at your plan") != std::string::npos);
}

TEST_CASE("the access log stops at the last 20") {
    handler_scene scene(ladder);
    for (int i = 0; i < 25; ++i) {
        scene.run(scene.people.log_access(request_key{std::to_string(i)}, ann,
                                          {.reader = bob,
                                           .thing = "thing " + std::to_string(i),
                                           .at = scene.time.at + std::chrono::hours{i}}));
    }

    const auto said = scene.run(serve_access(scene.with, scene.command("/grow", "access")));

    CHECK(has(said.body, "thing 24,"));
    CHECK(has(said.body, "thing 5,"));
    CHECK_FALSE(has(said.body, "thing 4,"));
}

TEST_CASE("the form of erasing says in numbers what goes, what stays, and deletes nothing") {
    handler_scene scene(ladder);
    fill(scene);
    const auto before = held(scene);

    const auto said = scene.run(open_erase(scene.with, scene.command("/grow", "erase")));

    REQUIRE(said.opens_form());
    CHECK(said.form.at("callback_id") == views::erase_form_id);
    CHECK(has(said.form, "Journal entries: *3*"));
    CHECK(has(said.form, "anonymous answers"));
    CHECK(has(said.form, "Type DELETE to confirm"));
    CHECK(held(scene) == before);
}

TEST_CASE("the form counts what erasing then deletes") {
    handler_scene scene(ladder);
    fill(scene);
    auto counted = views::count_held(held(scene));

    auto erased = scene.run(scene.people.erase(request_key{"erase"}, ann)).counts;

    // Of answers the form says in words which go and which stay.
    std::erase_if(erased, [](const auto& each) {
        return each.what == "sharing settings" || each.what == "answers to feedback requests";
    });
    CHECK(counted == erased);
}

TEST_CASE("another word deletes nothing, and the form stays with a sentence beside the input") {
    handler_scene scene(ladder);
    fill(scene);
    const auto before = held(scene);

    for (const auto* typed : {"", "DELET", "DELETE IT", "yes", "<!channel>"}) {
        const auto said = scene.run(submit_erase(scene.with, submission(scene, typed)));

        REQUIRE(said.modal);
        CHECK(said.modal->what == modal_answer::kind::errors);
        CHECK(said.modal->errors.contains(std::string(views::erase_word_block)));
        CHECK_FALSE(said.changes_home);
    }
    CHECK(held(scene) == before);
}

TEST_CASE("the word deletes everything, and the page says what that was") {
    handler_scene scene(ladder);
    fill(scene);

    const auto said = scene.run(submit_erase(scene.with, submission(scene, " delete ")));

    CHECK(erased(held(scene)));
    REQUIRE(said.modal);
    CHECK(said.modal->what == modal_answer::kind::update);
    CHECK(has(said.modal->view, "Journal entries: *3*"));
    CHECK(has(said.modal->view, "anonymous answers"));
    CHECK(said.changes_home);
}

TEST_CASE("an erasing that comes again deletes nothing new, and does not say there was nothing") {
    handler_scene scene(ladder);
    fill(scene);
    const auto sent = submission(scene, "DELETE");
    scene.run(submit_erase(scene.with, sent));
    scene.run(scene.people.save_standing(request_key{"anew"}, ann, {ladder.id, "T1", "T2"},
                                         scene.time.at));

    const auto said = scene.run(submit_erase(scene.with, sent));

    CHECK(has(said.modal->view, "This was done already"));
    CHECK(held(scene).known.has_value());
}

TEST_CASE("erasing deletes the pictures at Slack too, and counts them") {
    handler_scene scene(ladder);
    fill(scene);
    const auto file = held(scene).pictures.at(0).file;

    const auto said = scene.run(submit_erase(scene.with, submission(scene, "DELETE")));

    CHECK(scene.slack.deleted_files == std::vector{file});
    CHECK(held(scene).pictures.empty());
    CHECK(has(said.modal->view, "Pictures: *1*"));
    CHECK_FALSE(has(said.modal->view, "Slack did not delete"));
}

TEST_CASE("pictures that Slack does not delete hold no erasing up, and are named") {
    handler_scene scene(ladder);
    fill(scene);
    scene.slack.deletes_files = false;

    const auto said = scene.run(submit_erase(scene.with, submission(scene, "DELETE")));

    CHECK(erased(held(scene)));
    CHECK(has(said.modal->view, "Pictures: *1*"));
    CHECK(has(said.modal->view, "Slack did not delete *1* of your pictures"));
}

TEST_CASE("an erasing that the store cannot do claims nothing") {
    handler_scene scene(ladder);
    fill(scene);
    const auto before = held(scene);
    scene.people.fail_next();

    CHECK_THROWS_AS(scene.run(submit_erase(scene.with, submission(scene, "DELETE"))),
                    store_failure);

    CHECK(held(scene) == before);
}

TEST_CASE("nobody's request reaches the data of another person") {
    handler_scene scene(ladder);
    fill(scene);
    const auto before = held(scene);

    scene.run(submit_erase(scene.with,
                           scene.submission(std::string(views::erase_form_id),
                                            filled_form{}.text("word", "DELETE"), "U1", "U9")));
    scene.run(serve_export(scene.with, scene.command("/grow", "export <@U1>", "U9")));
    scene.run(serve_packet(scene.with, scene.command("/grow", "packet <@U1>", "U9")));
    CHECK(held(scene) == before);
    scene.deliver();

    std::size_t sent = 0;
    for (const auto& each : scene.slack.uploads) {
        if (each.conversation != "DU9") continue;
        ++sent;
        CHECK(each.content.bytes.find("shipped") == std::string::npos);
    }
    CHECK(sent == 3);
}
