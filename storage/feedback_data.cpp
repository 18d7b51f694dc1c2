#include "storage/feedback_data.hpp"

#include "storage/feedback_answers.hpp"
#include "storage/feedback_givers.hpp"
#include "storage/feedback_requests.hpp"
#include "storage/feedback_results.hpp"
#include "storage/feedback_steps.hpp"
#include "storage/given_feedback.hpp"
#include "storage/sealed_answers.hpp"

#include <utility>

namespace coach::storage {

namespace {

feedback_file file_of(connection& database, feedback_request request) {
    auto results = find_results(database, ref_of(request));
    return {.request = std::move(request), .results = std::move(results)};
}

std::optional<feedback_answer> find_written(connection& database, const key_ring& keys,
                                            const feedback_request& request,
                                            const person_id& giver) {
    const auto which = ref_of(request);
    return request.anonymous ? open_sealed_answer(database, keys, which, giver)
                             : select_named_answer(database, which, giver);
}

bool stays_for_subject(const feedback_request& request) {
    return request.state == feedback_state::closed && request.shared;
}

}  // namespace

std::optional<feedback_results> find_results(connection& database, const feedback_ref& which) {
    const auto request = select_feedback(database, which);
    if (!request || request->state != feedback_state::closed) return std::nullopt;
    if (request->anonymous) return select_results(database, which);
    return gather_named(select_named_answers(database, which));
}

std::vector<feedback_file> select_files_by(connection& database, const person_id& asker) {
    std::vector<feedback_file> out;
    for (auto& each : select_feedback_by(database, asker)) {
        out.push_back(file_of(database, std::move(each)));
    }
    return out;
}

std::vector<feedback_file> select_files_about(connection& database, const person_id& subject) {
    std::vector<feedback_file> out;
    for (auto& each : select_feedback_about(database, subject)) {
        if (!each.is_about_asker()) out.push_back(file_of(database, std::move(each)));
    }
    return out;
}

std::vector<feedback_part> select_parts(connection& database, const key_ring& keys,
                                        const person_id& giver) {
    std::vector<feedback_part> out;
    for (const auto& each : select_feedback_with(database, giver)) {
        const auto standing = select_giver(database, ref_of(each), giver).value();
        out.push_back({.request = each.id,
                       .subject = each.subject,
                       .asked = standing.asked,
                       .declined = standing.declined,
                       .written = find_written(database, keys, each, giver)});
    }
    return out;
}

std::uint64_t delete_requests_of(connection& database, key_ring& keys, const person_id& who) {
    std::uint64_t out = 0;
    for (const auto& each : select_feedback_about(database, who)) {
        drop_request(database, keys, each, who);
        ++out;
    }
    for (const auto& each : select_feedback_by(database, who)) {
        if (stays_for_subject(each)) {
            forget_asker(database, ref_of(each));
            continue;
        }
        drop_request(database, keys, each, who);
        ++out;
    }
    return out;
}

std::uint64_t delete_answers_of(connection& database, const person_id& who) {
    const auto sealed = delete_sealed_by(database, who);
    const auto named = forget_named_giver(database, who);
    delete_giver(database, who);
    forget_in_results(database, who);
    forget_giver_of_given(database, who);
    return sealed + named;
}

}  // namespace coach::storage
