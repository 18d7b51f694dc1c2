#pragma once

#include "bot/views/message.hpp"
#include "core/feedback.hpp"
#include "core/framework.hpp"
#include "core/ids.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

/// All feedback that somebody has to do with, on one page and in their dashboard.
namespace coach::bot::views {

/// What one person has to do with.
struct feedback_desk {
    person_id reader{};
    std::vector<feedback_request> owed{};    ///< that they are asked to answer, first due first
    std::vector<feedback_request> asked{};   ///< by them; neither cancelled nor long over
    std::vector<feedback_request> about{};   ///< about them by others: open, or shared
    std::vector<given_feedback> received{};  ///< unasked, newest first

    bool is_empty() const {
        return owed.empty() && asked.empty() && about.empty() && received.empty();
    }
};

/// The page of `/grow feedback list`.
message feedback_list(const framework& ladder, const feedback_desk& desk);

/// What a dashboard says of it: what is owed with a button each, and how much more there is.
std::vector<nlohmann::json> feedback_part(const feedback_desk& desk);

}  // namespace coach::bot::views
