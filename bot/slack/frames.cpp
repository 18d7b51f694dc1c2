#include "bot/slack/frames.hpp"

#include "bot/slack/json_text.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace coach::slack {

namespace {

using nlohmann::json;

constexpr std::size_t longest_id = 255;
const std::string ack_head = R"({"envelope_id":)";
constexpr std::string_view before_payload = R"(,"payload":)";

const json* member(const json& object, const char* key) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

std::string text_at(const json& object, const char* key) {
    const auto* found = member(object, key);
    return found != nullptr && found->is_string() ? found->get<std::string>() : "";
}

int count_at(const json& object, const char* key) {
    const auto* found = member(object, key);
    if (found == nullptr || !found->is_number_integer()) return 0;
    constexpr std::int64_t most = std::numeric_limits<int>::max();
    return static_cast<int>(std::clamp<std::int64_t>(found->get<std::int64_t>(), 0, most));
}

bool flag_at(const json& object, const char* key) {
    const auto* found = member(object, key);
    return found != nullptr && found->is_boolean() && found->get<bool>();
}

frame::hello hello_in(const json& object) {
    const auto* debug = member(object, "debug_info");
    const auto seconds = debug == nullptr ? 0 : count_at(*debug, "approximate_connection_time");
    return {.num_connections = count_at(object, "num_connections"),
            .approximate_connection_time = std::chrono::seconds{seconds}};
}

constexpr std::array<std::pair<std::string_view, frame::disconnect_reason>, 4> reasons{
    {{"warning", frame::disconnect_reason::warning},
     {"refresh_requested", frame::disconnect_reason::refresh_requested},
     {"link_disabled", frame::disconnect_reason::link_disabled},
     {"too_many_websockets", frame::disconnect_reason::too_many_websockets}}};

frame::disconnect disconnect_in(const json& object) {
    const auto reason = text_at(object, "reason");
    const auto* const known =
        std::ranges::find(reasons, reason, [](const auto& entry) { return entry.first; });
    return {.reason = known == reasons.end() ? frame::disconnect_reason::other : known->second};
}

std::optional<envelope_kind> kind_named(std::string_view type) {
    if (type == "slash_commands") return envelope_kind::slash_commands;
    if (type == "interactive") return envelope_kind::interactive;
    if (type == "events_api") return envelope_kind::events_api;
    return std::nullopt;
}

inbound envelope_in(json& object, envelope_kind kind) {
    auto id = text_at(object, "envelope_id");
    if (id.empty() || id.size() > longest_id) return frame::garbage{};
    auto payload = object.contains("payload") ? std::move(object["payload"]) : json::object();
    return envelope{.id = std::move(id),
                    .kind = kind,
                    .accepts_response_payload = flag_at(object, "accepts_response_payload"),
                    .retry_attempt = count_at(object, "retry_attempt"),
                    .retry_reason = text_at(object, "retry_reason"),
                    .payload = std::move(payload)};
}

}  // namespace

std::string_view frame::name_of(disconnect_reason reason) {
    const auto* const known =
        std::ranges::find(reasons, reason, [](const auto& entry) { return entry.second; });
    return known == reasons.end() ? "disconnect" : known->first;
}

inbound parse_frame(std::string_view text) {
    auto parsed = parse_json(text);
    if (!parsed || !parsed->is_object()) return frame::garbage{};
    auto& object = *parsed;
    const auto type = text_at(object, "type");
    if (type.empty()) return frame::garbage{};
    if (type == "hello") return hello_in(object);
    if (type == "disconnect") return disconnect_in(object);
    if (const auto kind = kind_named(type)) return envelope_in(object, *kind);
    return frame::unknown{.type = type};
}

std::string serialize_ack(std::string_view envelope_id, const std::optional<std::string>& payload) {
    auto ack = ack_head + wire_text(envelope_id);
    if (payload) ack.append(before_payload).append(*payload);
    return ack += '}';
}

bool fits_in_ack(std::string_view envelope_id, std::string_view payload) {
    const auto around = ack_head.size() + wire_text(envelope_id).size() + before_payload.size() + 1;
    return around + payload.size() <= largest_ack;
}

}  // namespace coach::slack
