#include "tests/support/envelopes.hpp"

namespace coach::testing {

slack::envelope create_command(const command_shape& shape) {
    return {.id = shape.envelope_id,
            .kind = slack::envelope_kind::slash_commands,
            .accepts_response_payload = true,
            .retry_reason = {},
            .payload = {{"token", "legacy"},
                        {"team_id", shape.team},
                        {"team_domain", "acme"},
                        {"channel_id", "C1"},
                        {"channel_name", "general"},
                        {"user_id", shape.user},
                        {"user_name", "ann"},
                        {"command", shape.command},
                        {"text", shape.words},
                        {"api_app_id", "A1"},
                        {"is_enterprise_install", "false"},
                        {"response_url", "https://hooks.slack.com/commands/T1/1/x"},
                        {"trigger_id", shape.trigger}}};
}

slack::envelope create_press(const press_shape& shape) {
    return {.id = shape.envelope_id,
            .kind = slack::envelope_kind::interactive,
            .accepts_response_payload = false,
            .retry_reason = {},
            .payload = {{"type", "block_actions"},
                        {"user", {{"id", shape.user}, {"name", "ann"}, {"team_id", shape.team}}},
                        {"api_app_id", "A1"},
                        {"container",
                         {{"type", "message"},
                          {"message_ts", "1.1"},
                          {"channel_id", "C1"},
                          {"is_ephemeral", true}}},
                        {"trigger_id", shape.trigger},
                        {"team", {{"id", shape.team}, {"domain", "acme"}}},
                        {"enterprise", nullptr},
                        {"is_enterprise_install", false},
                        {"channel", {{"id", "C1"}, {"name", "general"}}},
                        {"response_url", "https://hooks.slack.com/actions/T1/1/x"},
                        {"actions",
                         {{{"type", "button"},
                           {"action_id", shape.action_id},
                           {"block_id", "b1"},
                           {"value", shape.value},
                           {"action_ts", "1.2"}}}}}};
}

}  // namespace coach::testing
