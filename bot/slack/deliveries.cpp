#include "bot/slack/deliveries.hpp"

#include <iterator>
#include <utility>

namespace coach::slack {

deliveries::verdict deliveries::admit_known(const envelope& delivery, generation by) {
    if (acks_.contains(delivery.id)) return verdict::answered;
    const auto known = in_flight_.find(delivery.id);
    if (known == in_flight_.end()) return verdict::fresh;
    known->second = {.by = by, .accepts_payload = delivery.accepts_response_payload};
    return verdict::in_flight;
}

deliveries::verdict deliveries::admit(const envelope& delivery, generation by) {
    const auto known = admit_known(delivery, by);
    if (known != verdict::fresh) return known;
    if (in_flight_.size() >= limits_.in_flight) return verdict::overloaded;
    in_flight_.emplace(delivery.id,
                       pending{.by = by, .accepts_payload = delivery.accepts_response_payload});
    return verdict::fresh;
}

std::optional<deliveries::settled> deliveries::settle(const std::string& id,
                                                      const std::optional<std::string>& payload) {
    const auto found = in_flight_.find(id);
    if (found == in_flight_.end()) return std::nullopt;
    const auto [by, accepts_payload] = found->second;
    in_flight_.erase(found);
    auto text = serialize_ack(id, payload);
    const bool dropped = payload && (!accepts_payload || text.size() > largest_ack);
    remember(id, dropped ? serialize_ack(id) : std::move(text));
    return settled{.by = by, .payload_dropped = dropped};
}

const std::string* deliveries::remembered(const std::string& id) const {
    const auto found = acks_.find(id);
    return found == acks_.end() ? nullptr : &found->second;
}

void deliveries::remember(const std::string& id, std::string text) {
    ack_bytes_ += text.size();
    acks_.emplace(id, std::move(text));
    oldest_first_.push_back(id);
    while (oldest_first_.size() > limits_.acks || ack_bytes_ > limits_.ack_bytes) {
        const auto oldest = acks_.find(oldest_first_.front());
        ack_bytes_ -= oldest->second.size();
        acks_.erase(oldest);
        oldest_first_.pop_front();
    }
}

void deliveries::hold(std::string id) {
    held_.push_back(std::move(id));
    if (held_.size() > limits_.acks) held_.pop_front();
}

std::vector<std::string> deliveries::release() {
    std::vector<std::string> ids(std::make_move_iterator(held_.begin()),
                                 std::make_move_iterator(held_.end()));
    held_.clear();
    return ids;
}

}  // namespace coach::slack
