#pragma once

#include "core/store.hpp"

#include <stdexcept>

namespace coach::testing {

/// An outbox that only says how it stands, or cannot.
class outbox_stub final : public outboxes {
 public:
    outbox_state state{};
    bool is_broken = false;

    task<outbox_state> find_outbox_state() override {
        if (is_broken) throw store_failure("disk I/O error");
        co_return state;
    }

    task<applied> add_outgoing(request_key, outgoing) override { unasked(); }
    task<applied> note_home_opened(person_id) override { unasked(); }
    task<std::vector<claimed_outgoing>> claim_outgoing(outbox_lane, std::size_t, timestamp,
                                                       timestamp) override {
        unasked();
    }
    task<applied> settle_outgoing(claimed_outgoing, settlement, std::vector<outgoing>) override {
        unasked();
    }
    task<applied> postpone_outgoing(claimed_outgoing, postponement) override { unasked(); }
    task<std::optional<timestamp>> next_outgoing(outbox_lane) override { unasked(); }
    task<std::uint64_t> forget_settled(timestamp) override { unasked(); }

 private:
    [[noreturn]] static void unasked() {
        throw std::logic_error("only the outbox's state was to be asked for");
    }
};

}  // namespace coach::testing
