#include "sandbox/socket_mode/delivery.hpp"

#include <algorithm>
#include <utility>

namespace coach::sandbox {

namespace {

constexpr auto redelivery_window = std::chrono::hours(1);

}  // namespace

void delivery::sent(envelope sent, connection_id socket, time_point now) {
    const auto known = entries_.find(sent.id);
    if (known != entries_.end()) {
        known->second.socket = socket;
        known->second.waiting = false;
        known->second.content.retry_attempt = sent.retry_attempt;
        return;
    }
    auto id = sent.id;
    entries_.emplace(std::move(id), entry{.content = std::move(sent),
                                          .socket = socket,
                                          .first_sent = now,
                                          .deadline = now + ack_timeout_,
                                          .waiting = false,
                                          .told = false,
                                          .order = next_order_++});
}

void delivery::undeliverable(const std::string& envelope_id) {
    outcomes_.push_back({envelope_id, delivery_end::no_socket, nullptr});
}

void delivery::acknowledged(std::string_view envelope_id, const nlohmann::json& payload) {
    const auto found = entries_.find(envelope_id);
    if (found == entries_.end()) return;
    const auto& done = found->second;
    if (!done.told) {
        const bool heard = done.content.accepts_response_payload;
        outcomes_.push_back(
            {found->first, delivery_end::acknowledged, heard ? payload : nlohmann::json(nullptr)});
    }
    entries_.erase(found);
}

void delivery::socket_lost(connection_id socket) {
    for (auto& [id, e] : entries_) {
        if (e.socket == socket) e.waiting = true;
    }
}

std::vector<envelope> delivery::take_waiting(time_point now) {
    std::erase_if(entries_, [&](const auto& known) {
        return known.second.told && now - known.second.first_sent > redelivery_window;
    });
    std::vector<const entry*> waiting;
    for (const auto& [id, e] : entries_) {
        if (e.waiting) waiting.push_back(&e);
    }
    std::ranges::sort(waiting, {}, &entry::order);
    std::vector<envelope> out;
    for (const auto* e : waiting) {
        out.push_back(e->content);
        ++out.back().retry_attempt;
    }
    return out;
}

void delivery::tick(time_point now) {
    for (auto& [id, e] : entries_) {
        if (e.told || now < e.deadline) continue;
        e.told = true;
        outcomes_.push_back({id, delivery_end::timed_out, nullptr});
    }
    std::erase_if(entries_, [](const auto& known) {
        return known.second.told && known.second.content.type == "events_api";
    });
}

std::optional<delivery::time_point> delivery::next_deadline() const {
    std::optional<time_point> next;
    for (const auto& [id, e] : entries_) {
        if (!e.told && (!next || e.deadline < *next)) next = e.deadline;
    }
    return next;
}

std::vector<delivery_outcome> delivery::take_outcomes() {
    return std::exchange(outcomes_, {});
}

}  // namespace coach::sandbox
