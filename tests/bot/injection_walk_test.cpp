#include "config/framework_file.hpp"
#include "core/unicode.hpp"
#include "sandbox/block_kit/rules.hpp"
#include "tests/bot/walk.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <utility>
#include <vector>

namespace {

using namespace coach;
using coach::testing::fill;
using coach::testing::handler_scene;
using coach::testing::seen;
using coach::testing::send;
using nlohmann::json;
using namespace std::string_literals;

/// What every hostile text holds, so that it can be found wherever it comes out.
const std::string mark = "HOSTILE";

std::string many_emoji() {
    std::string out = mark;
    while (out.size() < mark.size() + 4 * std::size_t{2990}) out += "🚀";
    return out;
}

std::vector<std::string> hostile_texts() {
    return {mark + " <!channel> <!here> <!everyone> <@U666> <@U666|boss> <!subteam^S1>",
            mark + " <https://evil.example|your raise> https://evil.example <mailto:a@b|c>",
            mark + " *bold* _it_ ~gone~ `code` ```block``` > quote\n&lt;!channel&gt; &amp;",
            mark + " \0\x01\x1b[2J\x7f\u0085 \u202Egnp.exe\u202C \u2066x\u2069"s, many_emoji()};
}

bool is_forbidden(char32_t point) {
    const bool control =
        (point < 0x20 && point != U'\n' && point != U'\t') || (point >= 0x7F && point <= 0x9F);
    const bool turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    return control || turns || point >= first_raw_byte;
}

void check_string(const std::string& text) {
    for (const char32_t point : decode_utf8(text)) {
        if (!is_forbidden(point)) continue;
        FAIL_CHECK("a control character or a turn of direction came out");
        return;
    }
}

/// User text may stand where Slack reads no markup: plain_text, and text of rich text.
void check_markup(const json& part) {
    if (part.is_string()) check_string(part.get<std::string>());
    if (!part.is_structured()) return;
    const auto type = part.is_object() ? part.value("type", json()) : json();
    if (type == "mrkdwn" || type == "markdown") {
        CHECK(part.at("text").get<std::string>().find(mark) == std::string::npos);
    }
    if (type == "link") CHECK(part.at("url").get<std::string>().find(mark) == std::string::npos);
    for (const auto& inner : part) check_markup(inner);
}

/// All that came back has no power, and Slack would take it.
void check(const seen& shown) {
    for (const auto& each : shown.messages) {
        CHECK(each.at("text").get<std::string>().find(mark) == std::string::npos);
        check_markup(each);
        CHECK(sandbox::check_message(each) == std::vector<std::string>{});
    }
    for (const auto& each : shown.views) {
        check_markup(each);
        if (each.contains("type")) CHECK(sandbox::check_view(each) == std::vector<std::string>{});
        CHECK(each.value("private_metadata", "").find(mark) == std::string::npos);
    }
    for (const auto& file : shown.files) check_string(file);
}

bot::request kind(bot::request asked, bot::request_kind chosen) {
    asked.kind = chosen;
    return asked;
}

class walk {
 public:
    explicit walk(std::string text) : scene(config::embedded_framework()), text_(std::move(text)) {
        for (const auto* said : {"set 2", "assess"}) look(scene.command("/level", said));
        look(scene.command("/grow", "manager <@U2>"));
        for (const auto* action : {"share.standing", "share.goals"}) {
            look(scene.press(action, "on"));
        }
    }

    /// Types the text into every input there is.
    void write_everything() {
        fill_in(scene.command("/level", "assess"));
        fill_in(scene.command("/grow", "goal"));
        fill_in(scene.command("/grow", "goal " + text_));
        fill_in(scene.command("/grow", "reflect"));
        fill_in(scene.command("/grow", "win"));
        look(scene.command("/grow", "win " + text_ + " #execution"));
        look(scene.command("/grow", "win #" + text_));
        auto evidence =
            kind(scene.command("save_evidence", ""), bot::request_kind::message_shortcut);
        evidence.message = {.text = text_, .link = "https://northwind.slack.com/archives/C1/p1"};
        fill_in(evidence);
        evidence.message->link = "https://evil.example/" + mark;
        fill_in(evidence);
        auto about = scene.press("report.assess", "U1", "U2");
        fill_in(about);
        write_feedback();
        look(scene.command("/grow", text_));
        look(scene.command("/level", text_));
        look(scene.command("/grow", "log since " + text_));
        look(scene.command("/grow", "log " + text_));
        look(scene.command("/grow", "manager " + text_));
        look(scene.command("/grow", "team add " + text_));
    }

    /// Everybody writes about the person; what is about them is closed and shared.
    void write_feedback() {
        fill_in(scene.command("/grow", "give <@U1>", "U3"));
        fill_in(scene.command("/grow", "feedback <@U1>", "U2"));
        const auto asked = scene.run(scene.people.find_feedback_by(handler_scene::who("U2")));
        for (const auto* user : {"U2", "U3", "U4", "U5"}) {
            fill_in(scene.press("feedback.answer", asked.at(0).id.str(), user));
        }
        for (const auto* action :
             {"feedback.manage", "feedback.close", "feedback.report", "feedback.share"}) {
            look(scene.press(action, asked.at(0).id.str(), "U2"));
        }
        look(scene.press("feedback.report", asked.at(0).id.str()));
    }

    /// Looks at every surface that shows what was written.
    void look_everywhere() {
        for (const auto* words : {"", "sides", "history", "history picture", "picture"}) {
            look(scene.command("/level", words));
        }
        for (const auto* words : {"", "plan", "log", "log page 2", "1on1", "manager", "packet",
                                  "feedback list", "export", "access", "erase"}) {
            look(scene.command("/grow", words));
        }
        for (const auto* words : {"<@U1>"}) look(scene.command("/level", words, "U2"));
        for (const auto* words : {"1on1 <@U1>", "team"}) {
            look(scene.command("/grow", words, "U2"));
        }
        look(kind(scene.command("app_home_opened", ""), bot::request_kind::home));
        look_at_what_comes_by_itself();
        look(kind(scene.command("message", text_), bot::request_kind::direct_message));
        for (const auto& entry : scene.run(scene.people.find_entries(me_, {.most = 100})).entries) {
            look(scene.press("entry.edit.0", entry.id.str() + "\nlog"));
            look(scene.press("entry.share.0", entry.id.str() + "\nlog " + text_));
        }
        for (const auto& goal : scene.run(scene.people.find_goals(me_))) {
            look(scene.press("goal.edit.0", goal.id.str()));
        }
    }

    std::size_t times_shown = 0;
    handler_scene scene;

 private:
    seen look(bot::request asked) {
        auto shown = send(scene, std::move(asked));
        check(shown);
        if (shown.shows(mark)) ++times_shown;
        return shown;
    }

    /// A prompt and the month's look back, which names goals.
    void look_at_what_comes_by_itself() {
        fill_in(scene.command("/grow", "remind"));
        for (const auto kind : {outgoing_kind::prompt, outgoing_kind::go_on_question,
                                outgoing_kind::look_back, outgoing_kind::undelivered}) {
            scene.run(scene.people.add_outgoing(
                request_key{"by itself " + std::to_string(static_cast<int>(kind))},
                {.to = me_,
                 .kind = kind,
                 .about = kind == outgoing_kind::look_back ? "2026-11" : "1"}));
        }
        look(scene.command("/grow", "pause"));
        look(scene.command("/grow", "resume"));
    }

    /// Opens a form, types the text into all of its inputs and sends it.
    void fill_in(bot::request opener) {
        const auto user = opener.who.user;
        const auto opened = look(std::move(opener));
        if (opened.views.empty()) return;
        const auto& form = opened.views.front();
        auto sent = scene.submission(form.at("callback_id"), fill(form, text_),
                                     form.at("private_metadata"), user);
        sent.view->echo = form;
        look(std::move(sent));
    }

    std::string text_;
    person_id me_ = handler_scene::who("U1");
};

}  // namespace

TEST_CASE("whatever is typed anywhere comes back as harmless text everywhere") {
    for (const auto& text : hostile_texts()) {
        walk through(text);
        through.write_everything();
        through.look_everywhere();
        CHECK(through.times_shown > 20);
        const auto kept =
            through.scene.run(through.scene.people.find_personal_data(handler_scene::who("U1")));
        CHECK(kept.entries.size() >= 5);
        CHECK(kept.goals.size() >= 2);
        CHECK_FALSE(kept.assessments.empty());
        CHECK(kept.received.size() == 1);
        REQUIRE(kept.feedback_about.size() == 1);
        CHECK_FALSE(kept.feedback_about.front().results.value().groups.empty());
        for (const auto& entry : kept.entries) {
            CHECK(entry.text.link.find(mark) == std::string::npos);
        }
    }
}
