#pragma once

#include "tests/support/memory_store.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace coach::testing {

/// A store in which requests for feedback, and what they came to, were put by hand.
class shelf final : public memory_store {
 public:
    void put(feedback_file file) { files_.push_back(std::move(file)); }

    task<std::optional<feedback_request>> find_feedback(team_id team, feedback_id id) override {
        const auto* found = find(team, id);
        if (found == nullptr) co_return std::nullopt;
        co_return found->request;
    }

    task<std::optional<feedback_results>> find_results(team_id team, feedback_id id) override {
        const auto* found = find(team, id);
        if (found == nullptr) co_return std::nullopt;
        co_return found->results;
    }

    task<std::vector<feedback_request>> find_feedback_about(person_id subject) override {
        std::vector<feedback_request> out;
        for (const auto& each : files_) {
            if (each.request.subject == subject) out.push_back(each.request);
        }
        co_return out;
    }

 private:
    const feedback_file* find(const team_id& team, const feedback_id& id) const {
        const auto found = std::ranges::find_if(files_, [&](const feedback_file& each) {
            return each.request.id == id && each.request.subject.team == team;
        });
        return found == files_.end() ? nullptr : &*found;
    }

    std::vector<feedback_file> files_;
};

}  // namespace coach::testing
