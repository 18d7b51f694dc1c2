#include "sandbox/transcript.hpp"

#include "sandbox/json_access.hpp"
#include "sandbox/web_api/call.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr std::size_t most_entries = 1000;
constexpr std::size_t most_unacknowledged = 1000;
constexpr std::size_t most_detail_bytes = 65'536;

constexpr std::array<std::string_view, 6> secret_members{
    "token", "trigger_id", "response_url", "upload_url", "url_private", "event_context"};

/// The same without what would let somebody act in the app's or a person's name.
json masked(json value) {
    if (!value.is_structured()) {
        const bool ticket = value.is_string() && value.get_ref<const std::string&>().find(
                                                     "ticket=") != std::string::npos;
        return ticket ? json("…") : value;
    }
    if (value.is_object()) {
        for (const auto member : secret_members) {
            if (value.contains(member) && value[member].is_string()) value[member] = "…";
        }
    }
    for (auto& part : value) part = masked(std::move(part));
    return value;
}

json in_bounds(json detail) {
    const auto size = to_text(detail).size();
    return size <= most_detail_bytes ? detail : json{{"too_large_to_show", size}};
}

/// Forms carry blocks and views as text.
json unpacked(json arguments) {
    for (auto& [name, value] : arguments.items()) {
        const auto text = value.is_string() ? value.get<std::string>() : std::string{};
        if (!text.starts_with('{') && !text.starts_with('[')) continue;
        auto inner = json::parse(text, nullptr, false);
        if (!inner.is_discarded()) value = std::move(inner);
    }
    return arguments;
}

json body_of(const http_reply& reply) {
    auto body = json::parse(reply.body, nullptr, false);
    return body.is_discarded() ? json{{"status", reply.status}} : body;
}

/// What an envelope is about, in a word or two.
std::string title_of(const json& envelope) {
    const auto& payload = member(envelope, "payload");
    for (const auto* key : {"command", "type"}) {
        auto word = text_at(payload, key);
        if (word == "event_callback") return text_at(member(payload, "event"), "type");
        if (!word.empty()) return word;
    }
    return text_at(envelope, "type");
}

}  // namespace

void transcript::sent(const socket_action& action, moment now) {
    using kind = socket_action::kind;
    const json socket{{"socket", action.socket}};
    if (action.what == kind::close) {
        return add({"socket", "close", true, {}, {{"code", action.code}, {"reason", action.text}}},
                   now);
    }
    if (action.what == kind::reset) return add({"socket", "reset", false, {}, socket}, now);
    if (action.what == kind::mute) return add({"socket", "half open", false, {}, socket}, now);
    if (action.what == kind::ping) return;
    const auto message = json::parse(action.text, nullptr, false);
    const auto id = text_at(message, "envelope_id");
    if (id.empty()) {
        const auto reason = text_at(message, "reason");
        const auto type = text_at(message, "type");
        const auto title = !reason.empty() ? reason : type.empty() ? std::string("garbage") : type;
        return add(
            {"socket", title, true, {}, masked(message.is_object() ? message : json(action.text))},
            now);
    }
    if (unacknowledged_.size() >= most_unacknowledged)
        unacknowledged_.erase(unacknowledged_.begin());
    unacknowledged_.insert_or_assign(id, pending{title_of(message), now.steady});
    add({"envelope", title_of(message), true, {}, masked(message)}, now);
}

void transcript::received(std::string_view message, moment now) {
    const auto ack = json::parse(message, nullptr, false);
    auto known = unacknowledged_.extract(text_at(ack, "envelope_id"));
    if (known.empty()) return;
    const std::chrono::duration<double, std::milli> took = now.steady - known.mapped().sent;
    add({"ack", known.mapped().title, true, took.count(), masked(ack)}, now);
}

void transcript::ended(const delivery_outcome& outcome, moment now) {
    if (outcome.end == delivery_end::acknowledged) return;
    const bool nobody = outcome.end == delivery_end::no_socket;
    const auto known = unacknowledged_.find(outcome.envelope_id);
    add({"ack",
         known == unacknowledged_.end() ? "" : known->second.title,
         false,
         {},
         {{"envelope_id", outcome.envelope_id},
          {"error", nobody ? "no socket is open" : "not acknowledged within 3 s"}}},
        now);
}

void transcript::answered(const http_request& request, const http_reply& reply, moment now) {
    const std::string_view path = request.path;
    if (path.starts_with("/api/")) return note_call(request, reply, now);
    const bool ok = reply.status < 400;
    const auto said = masked(json::parse(request.body, nullptr, false));
    const auto detail = said.is_discarded() ? json::object() : said;
    if (path.starts_with("/response/")) {
        add({"response_url",
             "response URL",
             ok,
             {},
             {{"body", detail}, {"answer", body_of(reply)}}},
            now);
    } else if (path.starts_with("/upload/")) {
        add({"upload",
             "upload",
             ok,
             {},
             {{"bytes", request.body.size()}, {"status", reply.status}}},
            now);
    } else if (ok && request.method == "POST" && path == "/_sandbox/faults") {
        add({"fault", text_at(detail, "kind"), true, {}, detail}, now);
    } else if (ok && request.method == "POST" && path == "/_sandbox/clock") {
        add({"clock", "the clock was moved", true, {}, detail}, now);
    }
}

void transcript::note_call(const http_request& request, const http_reply& reply, moment now) {
    constexpr bool accepts_json = true;
    const auto call = read_api_call(request, accepts_json);
    const auto answer = body_of(reply);
    add({"api",
         call.method,
         flag_at(answer, "ok"),
         {},
         {{"arguments", masked(unpacked(call.arguments))},
          {"answer", masked(answer)},
          {"status", reply.status}}},
        now);
}

void transcript::add(entry happened, moment now) {
    const std::chrono::duration<double> at = now.wall.time_since_epoch();
    json out{{"n", ++last_},
             {"at", at.count()},
             {"kind", happened.kind},
             {"title", happened.title},
             {"ok", happened.ok},
             {"milliseconds", nullptr},
             {"detail", in_bounds(std::move(happened.detail))}};
    if (happened.milliseconds) out["milliseconds"] = *happened.milliseconds;
    entries_.push_back(out);
    if (entries_.size() > most_entries) entries_.pop_front();
    changes_.push_back({"transcript", "", std::move(out)});
}

json transcript::since(std::uint64_t after) const {
    auto entries = json::array();
    for (const auto& each : entries_) {
        if (each["n"].get<std::uint64_t>() > after) entries.push_back(each);
    }
    return {{"ok", true}, {"entries", entries}, {"last", last_}};
}

std::vector<change> transcript::take_changes() {
    return std::exchange(changes_, {});
}

}  // namespace coach::sandbox
