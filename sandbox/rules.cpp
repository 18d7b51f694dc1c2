#include "sandbox/rules.hpp"

#include <fmt/core.h>

#include <array>

namespace coach::sandbox {

namespace {

using enum rule_source;

// clang-format off: one rule a line, so that the table can be read and searched
constexpr std::array all_rules{
    rule{"ticket-once", "sockets", documented, "`apps.connections.open` hands out an address whose ticket opens one socket, once."},
    rule{"ticket-expiry", "sockets", ours, "A ticket lives 30 s."},
    rule{"open-is-post", "sockets", documented, "`apps.connections.open` wants the app-level token in the header, and a POST (`insecure_request`)."},
    rule{"hello", "sockets", documented, "A socket is greeted by `hello` with `num_connections`, `connection_info` and `debug_info`."},
    rule{"ten-sockets", "sockets", observed, "The eleventh socket is told `too_many_websockets` and closed."},
    rule{"one-socket-each", "sockets", documented, "An envelope goes to one socket, picked at random."},
    rule{"leaving-socket", "sockets", ours, "A socket that was told to go gets nothing new while there is another."},
    rule{"pings", "sockets", observed, "Pings carry a text and come after 10 s and 30 s in turn."},
    rule{"pong-timeout", "sockets", observed, "A socket without a pong for two minutes is closed."},
    rule{"frame-limit", "sockets", observed, "A frame of more than 20,480 bytes closes with 1009, and what was not acknowledged comes again."},
    rule{"no-fragments", "sockets", observed, "Fragmented messages from the app are ignored."},
    rule{"refresh", "sockets", documented, "`refresh_requested` comes before the close, by 10 s."},
    rule{"connection-life", "sockets", observed, "A connection lives 18,060 s."},
    rule{"debug-reconnects", "sockets", documented, "With `debug_reconnects=true` a connection lives 360 s."},
    rule{"warning", "sockets", documented, "`warning` comes 10 s before `refresh_requested` and the close."},
    rule{"link-disabled", "sockets", documented, "`link_disabled` is told to every socket before it is closed."},
    rule{"redelivery", "acks", observed, "What a lost socket had not acknowledged comes again on another, `retry_attempt` one higher."},
    rule{"redelivery-hour", "acks", ours, "An envelope is sent again for an hour."},
    rule{"ack-three-seconds", "acks", documented, "An envelope that is not acknowledged within 3 s has failed for the person who waits."},
    rule{"ack-anywhere", "acks", observed, "An acknowledgement counts from any socket."},
    rule{"ack-payload-flag", "acks", documented, "The payload of an acknowledgement counts only where `accepts_response_payload` is true."},
    rule{"command-timeout", "acks", documented, "A command without an acknowledgement ends in Slackbot's notice (`operation_timeout`)."},
    rule{"command-no-socket", "acks", documented, "A command while no socket is up fails at once (`dispatch_failed`)."},
    rule{"command-invalid-response", "acks", observed, "An acknowledgement that is no valid message is not shown; the person is told `invalid_command_response`."},
    rule{"control-timeout", "acks", observed, "A press without an acknowledgement warns on the control."},
    rule{"duplicate-attempt-zero", "acks", observed, "A duplicate of an envelope has the same id and `retry_attempt` 0."},
    rule{"in-channel", "interactions", documented, "`in_channel` shows the command as well as the answer."},
    rule{"trigger-three-seconds", "interactions", documented, "A trigger id lives 3 s."},
    rule{"trigger-once", "interactions", documented, "A trigger id is exchanged once."},
    rule{"response-url-five", "interactions", documented, "A response URL takes five posts."},
    rule{"response-url-thirty-minutes", "interactions", documented, "A response URL lives 30 minutes."},
    rule{"response-url-refused-free", "interactions", ours, "A refused post to a response URL is not counted."},
    rule{"replace-keeps-audience", "interactions", documented, "`replace_original` never changes who sees a message."},
    rule{"ephemeral-action-bare", "interactions", observed, "An action on an ephemeral message comes without the message."},
    rule{"string-booleans", "interactions", observed, "The booleans of a slash command are strings."},
    rule{"state-null", "interactions", documented, "What stands in a control is null until something is chosen."},
    rule{"escaped-echo", "interactions", observed, "The echo of a message has its plain texts escaped."},
    rule{"should-escape", "interactions", documented, "With `should_escape` a command's mentions come as `<@U1|name>`."},
    rule{"json-only-where-taken", "web api", documented, "A JSON body counts only where the method takes one."},
    rule{"json-strict", "web api", documented, "JSON is refused with `invalid_json`, `json_not_object`, `invalid_charset`, other bodies with `invalid_post_type`."},
    rule{"token-kinds", "web api", documented, "Each method takes one kind of token (`not_allowed_token_type`)."},
    rule{"missing-scope", "web api", documented, "A missing scope is named: `needed` and `provided`."},
    rule{"scope-headers", "web api", documented, "Answers carry `x-oauth-scopes`."},
    rule{"not-in-channel", "web api", documented, "The app posts only where it is a member (`not_in_channel`)."},
    rule{"json-pointers", "block kit", documented, "What is wrong with blocks is said with JSON pointers."},
    rule{"block-count", "block kit", documented, "A message has at most 50 blocks, a view 100."},
    rule{"code-points", "block kit", observed, "Lengths count code points."},
    rule{"text-limits", "block kit", documented, "Texts have a least and a greatest length."},
    rule{"element-limits", "block kit", documented, "Buttons, menus and options have their limits."},
    rule{"unique-ids", "block kit", documented, "Block ids are unique in a message, action ids in a block."},
    rule{"one-table", "block kit", documented, "A message has one table at most."},
    rule{"surfaces", "block kit", documented, "A block stands only on its surfaces."},
};
// clang-format on

}  // namespace

std::span<const rule> rules() {
    return all_rules;
}

std::string_view name_of(rule_source source) {
    switch (source) {
        case documented:
            return "documented";
        case observed:
            return "observed";
        case ours:
            return "ours";
    }
    return {};
}

std::string rules_table() {
    std::string out;
    std::string_view area;
    for (const auto& each : all_rules) {
        if (each.area != area) out += fmt::format("{}{}\n", out.empty() ? "" : "\n", each.area);
        area = each.area;
        out += fmt::format("  {:28} {:10}  {}\n", each.id, name_of(each.source), each.text);
    }
    return out;
}

}  // namespace coach::sandbox
