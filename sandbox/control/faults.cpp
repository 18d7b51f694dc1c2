#include "sandbox/control/faults.hpp"

#include "sandbox/json_access.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr long long longest_ack_timeout_ms = 3'600'000;
constexpr long long longest_delay_ms = 120'000;
constexpr long long usual_delay_ms = 5000;
constexpr long long longest_storm_s = 3600;
constexpr long long usual_storm_s = 30;

sockets which(const json& fault) {
    return text_at(fault, "sockets") == "one" ? sockets::one : sockets::all;
}

/// A whole number from `least` to `most`, or `otherwise` where the member is none.
template <class Number>
Number number_at(const json& fault, std::string_view key, Number least, Number most,
                 Number otherwise) {
    const auto& value = member(fault, key);
    if (!value.is_number_integer()) return otherwise;
    return std::clamp(value.get<Number>(), least, most);
}

bool drop(models& all, const json& fault, moment now) {
    all.wire.drop(which(fault), now.steady);
    return true;
}

bool refresh(models& all, const json& fault, moment now) {
    all.wire.refresh(which(fault), now.steady);
    return true;
}

bool warning(models& all, const json& fault, moment now) {
    all.wire.warn(which(fault), now.steady);
    return true;
}

bool link_disabled(models& all, const json& /*fault*/, moment now) {
    all.wire.disable_link(now.steady);
    return true;
}

bool duplicate(models& all, const json& /*fault*/, moment /*now*/) {
    all.wire.duplicate_next();
    return true;
}

bool half_open(models& all, const json& fault, moment /*now*/) {
    all.wire.half_open(which(fault));
    return true;
}

bool reorder(models& all, const json& /*fault*/, moment /*now*/) {
    all.wire.reorder_next();
    return true;
}

bool delay(models& all, const json& fault, moment /*now*/) {
    const auto time = number_at(fault, "milliseconds", 1LL, longest_delay_ms, usual_delay_ms);
    all.wire.delay_next(std::chrono::milliseconds(time));
    return true;
}

bool fragments(models& all, const json& /*fault*/, moment /*now*/) {
    all.wire.fragment_next();
    return true;
}

bool garbage(models& all, const json& /*fault*/, moment /*now*/) {
    all.wire.send_garbage();
    return true;
}

bool stall_hello(models& all, const json& /*fault*/, moment /*now*/) {
    all.wire.stall_next_hello();
    return true;
}

bool slow_ack_timer(models& all, const json& fault, moment /*now*/) {
    const auto time = number_at(fault, "milliseconds", 1LL, longest_ack_timeout_ms, 0LL);
    if (time == 0) return false;
    all.wire.set_ack_timeout(std::chrono::milliseconds(time));
    return true;
}

bool refuse_block(models& all, const json& fault, moment /*now*/) {
    auto type = text_at(fault, "type");
    if (type.empty()) return false;
    all.faults.refuse_block(std::move(type));
    return true;
}

bool api_error(models& all, const json& fault, moment /*now*/) {
    const auto delay = number_at(fault, "delay_milliseconds", 0LL, longest_delay_ms, 0LL);
    api_fault asked{.method = text_at(fault, "method"),
                    .error = text_at(fault, "error"),
                    .status = number_at(fault, "status", 0U, 599U, 0U),
                    .times = number_at(fault, "times", 1, 1000, 1),
                    .after_commit = flag_at(fault, "after_commit"),
                    .delay = std::chrono::milliseconds(delay)};
    const bool says_how =
        !asked.error.empty() || asked.status >= 400 || asked.after_commit || delay > 0;
    if (asked.method.empty() || !says_how) return false;
    all.faults.add(std::move(asked));
    return true;
}

bool storm(models& all, const json& fault, moment now) {
    const auto time = number_at(fault, "seconds", 1LL, longest_storm_s, usual_storm_s);
    all.faults.storm(now.steady + std::chrono::seconds(time));
    return true;
}

bool revoke_token(models& all, const json& /*fault*/, moment /*now*/) {
    all.faults.revoke_tokens();
    all.space.note(tokens_revoked{});
    return true;
}

bool lose_scope(models& all, const json& fault, moment /*now*/) {
    auto scope = text_at(fault, "scope");
    if (scope.empty()) return false;
    all.faults.lose_scope(std::move(scope));
    return true;
}

bool clear(models& all, const json& /*fault*/, moment /*now*/) {
    all.faults.clear();
    all.wire.set_ack_timeout(all.settings.gateway.ack_timeout);
    return true;
}

/// A member of a fault, in words.
struct fault_member {
    std::string_view name;
    std::string_view what;
};

/// `apply` is false where a member that it needs is missing or makes no sense.
struct fault_kind {
    std::string_view name;
    std::string_view what;
    std::array<fault_member, 6> members;
    bool (*apply)(models&, const json&, moment);
};

constexpr fault_member which_sockets{"sockets", "\"one\" or \"all\" (default)"};

constexpr std::array fault_kinds{
    fault_kind{"drop", "The connection breaks without a word (TCP reset).", {which_sockets}, drop},
    fault_kind{"refresh",
               "Slack asks for a new connection and closes the old one after 10 s.",
               {which_sockets},
               refresh},
    fault_kind{"warning",
               "Slack gives a warning, asks for a new connection after 10 s, and closes.",
               {which_sockets},
               warning},
    fault_kind{"link_disabled", "Socket Mode is switched off for the app.", {}, link_disabled},
    fault_kind{"duplicate", "The next envelope arrives twice.", {}, duplicate},
    fault_kind{"half_open",
               "The connection stays open and carries nothing any more, in either direction.",
               {which_sockets},
               half_open},
    fault_kind{"reorder", "The next envelope arrives after the one that follows it.", {}, reorder},
    fault_kind{"delay",
               "The next envelope is late.",
               {fault_member{"milliseconds", "by how much (5000)"}},
               delay},
    fault_kind{"fragments", "The next envelope arrives in several frames.", {}, fragments},
    fault_kind{"garbage", "Text that is no envelope arrives.", {}, garbage},
    fault_kind{"stall_hello", "The next connection is never greeted.", {}, stall_hello},
    fault_kind{"slow_ack_timer",
               "The app has another time than 3 s to acknowledge (for a debugger).",
               {fault_member{"milliseconds", "the time"}},
               slow_ack_timer},
    fault_kind{"refuse_block",
               "Messages with a block of that type are refused.",
               {fault_member{"type", "of the block"}},
               refuse_block},
    fault_kind{"api_error",
               "The next calls of a method fail, are lost after they took effect, or are slow.",
               {fault_member{"method", "its name, or \"*\" for all"},
                {"error", "Slack's code"},
                {"status", "an HTTP status instead: 429 with Retry-After, others with HTML"},
                {"times", "how many calls (1)"},
                {"after_commit", "true: the call takes effect, the answer is HTTP 504"},
                {"delay_milliseconds", "how late the answer comes"}},
               api_error},
    fault_kind{"storm",
               "Every method answers 429.",
               {fault_member{"seconds", "for how long (30)"}},
               storm},
    fault_kind{"revoke_token", "The tokens are worth nothing from now on.", {}, revoke_token},
    fault_kind{"lose_scope",
               "The bot has a scope no longer.",
               {fault_member{"scope", "its name"}},
               lose_scope},
    fault_kind{"clear", "All of that is over.", {}, clear},
};

json to_json(const fault_kind& kind) {
    auto members = json::object();
    for (const auto& m : kind.members) {
        if (!m.name.empty()) members[m.name] = m.what;
    }
    return {{"kind", kind.name}, {"what", kind.what}, {"members", members}};
}

http_reply refuse_kind() {
    auto kinds = json::array();
    for (const auto& kind : fault_kinds) kinds.push_back(kind.name);
    return json_reply(400, {{"ok", false}, {"error", "unknown_fault"}, {"kinds", kinds}});
}

}  // namespace

http_reply apply_fault(models& all, const json& fault, moment now) {
    const auto* found = std::ranges::find(fault_kinds, text_at(fault, "kind"), &fault_kind::name);
    if (found == fault_kinds.end()) return refuse_kind();
    if (!found->apply(all, fault, now)) return refusal(400, "bad_fault");
    return json_reply(200, {{"ok", true}});
}

http_reply list_faults(const models& all, moment now) {
    auto kinds = json::array();
    for (const auto& kind : fault_kinds) kinds.push_back(to_json(kind));
    auto active = all.faults.active(now.steady);
    const auto ack_timeout = all.wire.ack_timeout();
    if (ack_timeout != all.settings.gateway.ack_timeout) {
        active.push_back({{"kind", "slow_ack_timer"}, {"milliseconds", ack_timeout.count()}});
    }
    return json_reply(200, {{"kinds", kinds}, {"active", active}});
}

}  // namespace coach::sandbox
