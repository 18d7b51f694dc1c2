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
    api_fault asked{.method = text_at(fault, "method"),
                    .error = text_at(fault, "error"),
                    .status = number_at(fault, "status", 0U, 599U, 0U),
                    .times = number_at(fault, "times", 1, 1000, 1)};
    const bool says_how = !asked.error.empty() || asked.status >= 400;
    if (asked.method.empty() || !says_how) return false;
    all.faults.add(std::move(asked));
    return true;
}

bool clear(models& all, const json& /*fault*/, moment /*now*/) {
    all.faults.clear();
    all.wire.set_ack_timeout(all.settings.gateway.ack_timeout);
    return true;
}

/// `apply` is false where a member that it needs is missing or makes no sense.
struct fault_kind {
    std::string_view name;
    bool (*apply)(models&, const json&, moment);
};

constexpr std::array fault_kinds{
    fault_kind{"drop", drop},
    fault_kind{"refresh", refresh},
    fault_kind{"warning", warning},
    fault_kind{"link_disabled", link_disabled},
    fault_kind{"duplicate", duplicate},
    fault_kind{"slow_ack_timer", slow_ack_timer},
    fault_kind{"refuse_block", refuse_block},
    fault_kind{"api_error", api_error},
    fault_kind{"clear", clear},
};

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

}  // namespace coach::sandbox
