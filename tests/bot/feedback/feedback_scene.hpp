#pragma once

#include "bot/routing/routes.hpp"
#include "bot/views/feedback_answer_views.hpp"
#include "bot/views/feedback_request_views.hpp"
#include "bot/views/feedback_words.hpp"
#include "core/feedback.hpp"
#include "core/feedback_tally.hpp"
#include "tests/support/handler_scene.hpp"
#include "tests/support/ladders.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach::testing {

/// What is asked for in the form of a request.
struct wanted_request {
    std::vector<std::string> givers{"U3", "U4", "U5"};
    bool in_channel = false;
    bool anonymous = true;
    std::string due = "2026-12-04";
};

/// Ann (U1) is managed by Mia (U2), who asks about her. It is Friday, the 20th of November 2026,
/// 9:00 in London, where all of them live.
class feedback_scene : public handler_scene {
 public:
    feedback_scene() : handler_scene(small_ladder()) { manage("U1", "U2"); }

    static const framework& small_ladder() {
        static const framework ladder = create_ladder();
        return ladder;
    }

    void manage(const std::string& report, const std::string& manager) {
        run(people.save_manager(
            request_key{"link/" + report + manager}, who(report),
            manager_link{.manager = who(manager), .confirmed = true, .since = time.at}));
    }

    /// Serves a request by the table of routes.
    bot::answer serve(bot::request asked) {
        const auto handler = bot::find_handler(asked);
        return run(handler(with, std::move(asked)));
    }
    bot::answer grow(const std::string& words, const std::string& user) {
        return serve(command("/grow", words, user));
    }

    /// A button in the direct messages of that person.
    bot::answer press_in_messages(std::string_view action, const std::string& value,
                                  const std::string& user) {
        auto asked = press(std::string(action), value, user);
        asked.conversation = "D" + user;
        asked.on_ephemeral = false;
        return serve(std::move(asked));
    }
    bot::answer press_in_channel(std::string_view action, const std::string& value,
                                 const std::string& user, const std::string& channel = "C1") {
        auto asked = press(std::string(action), value, user);
        asked.conversation = channel;
        asked.on_ephemeral = false;
        return serve(std::move(asked));
    }

    static filled_form filled_request(const wanted_request& wanted) {
        namespace inputs = bot::views::feedback_request_inputs;
        filled_form out;
        out.users(std::string(inputs::givers), wanted.givers);
        if (wanted.in_channel) out.choices(std::string(inputs::channel), {"C1"});
        out.choice(std::string(inputs::naming),
                   std::string(wanted.anonymous ? bot::views::naming_anonymous
                                                : bot::views::naming_named));
        out.date(std::string(inputs::due), wanted.due);
        return out;
    }

    bot::answer submit_request(const wanted_request& wanted, const std::string& subject,
                               const std::string& user, const std::string& mark = {}) {
        auto asked = submission(std::string(bot::views::feedback_request_callback),
                                filled_request(wanted), subject + "|C1" + mark, user);
        asked.conversation.clear();
        asked.view->echo = bot::views::feedback_request_form(
            ladder, {.asker = who(user), .subject = who(subject), .channel = "C1", .due = {}});
        return serve(std::move(asked));
    }

    /// A request by Mia about Ann that has gone out.
    feedback_id ask(const wanted_request& wanted = {}) {
        submit_request(wanted, "U1", "U2", "|warned");
        deliver();
        return newest_by("U2").id;
    }

    feedback_request newest_by(const std::string& asker) {
        return run(people.find_feedback_by(who(asker))).at(0);
    }
    feedback_request find(const feedback_id& id) {
        return run(people.find_feedback(team_id{"T1"}, id)).value();
    }

    static filled_form said(const std::string& words, const std::string& stage = {}) {
        filled_form out;
        out.text(std::string(bot::views::feedback_answer_inputs::keep_doing), words);
        if (!stage.empty()) {
            out.choice(bot::views::stage_input(small_ladder().competencies.front()), stage);
        }
        return out;
    }

    bot::answer submit_answer(const feedback_id& id, const filled_form& filled,
                              const std::string& user, rater_group group = rater_group::peers) {
        auto asked = submission(std::string(bot::views::feedback_answer_callback), filled,
                                id.str() + "|" + std::to_string(static_cast<int>(group)), user);
        asked.conversation.clear();
        return serve(std::move(asked));
    }

    /// Lets pass what everything takes that is told late.
    void tell_all() {
        for (int step = 0; step < 3; ++step) {
            time.at += longest_tally_wait + std::chrono::minutes{1};
            deliver();
        }
    }

    /// Whom the messages since the last look went to, and what they say.
    std::vector<recorded_slack::message_call> take_messages() {
        return std::exchange(slack.messages, {});
    }

    static bool says(const bot::answer& given, std::string_view words) {
        const auto all = nlohmann::json(given.body.blocks).dump() + given.body.text +
                         (given.modal ? given.modal->view.dump() : "") +
                         (given.modal ? nlohmann::json(given.modal->errors).dump() : "") +
                         given.form.dump();
        return all.find(words) != std::string::npos;
    }
};

}  // namespace coach::testing
