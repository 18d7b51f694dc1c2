#pragma once

#include "bot/ops/log.hpp"
#include "bot/routing/dispatcher.hpp"
#include "bot/routing/reply_channel.hpp"
#include "tests/bot/slack/session_script.hpp"
#include "tests/support/handler_scene.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace coach::testing {

/// The app from a frame of Slack's to all that answers it: session, dispatcher, handlers and a
/// store in memory. Whatever comes in, it expects that each envelope that reaches a handler is
/// answered once, that no request is lost or fails, and that what is shown is harmless. Broken
/// promises end the program.
class fuzz_scene final : public bot::reply_channel {
 public:
    /// With `own_views` the views that requests come from are the app's own, and then Slack must
    /// take every view that answers them.
    explicit fuzz_scene(bool own_views);
    ~fuzz_scene() override;

    /// A frame comes in by the one connection that is live. All that follows from it has happened
    /// when this returns.
    void receive(std::string_view frame);

    /// The same for an envelope with that payload.
    void deliver(slack::envelope_kind kind, nlohmann::json payload);

    /// Somebody types a command.
    void command(const std::string& user, const std::string& name, const std::string& words);

    /// Gives the store a person U1 with a level, an entry, a goal, a manager U2 and a request for
    /// feedback.
    void live();

    void acknowledge(const std::string& envelope_id, std::optional<std::string> payload) override;
    task<bot::delivery> respond(std::string response_url, nlohmann::json message) override;

 private:
    void perform(std::vector<slack::session_action> steps);
    void settle();
    void look_at_acknowledgement(const std::string& text);
    void look_at_answer(const nlohmann::json& payload);
    void look_at_message(const nlohmann::json& message);
    void look_at_view(const nlohmann::json& view);
    void look_at_slack();

    log::redirection log_;
    bool own_views_;
    handler_scene world_;
    session_script session_;
    bot::dispatcher requests_;
    std::map<std::string, int> sent_;            ///< acknowledgements, by envelope
    std::map<std::string, int> delivered_;       ///< deliveries, by envelope
    std::map<std::string, bool> takes_payload_;  ///< by envelope
    std::size_t number_ = 0;
};

}  // namespace coach::testing
