#include "core/feedback.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace coach {

namespace {

bool closed_since(const feedback_request& request, std::optional<timestamp> last) {
    if (request.state != feedback_state::closed || !request.ended) return false;
    return !last || *request.ended > *last;
}

}  // namespace

readable report_of(const feedback_request& request) {
    return {.what = matter::feedback_report,
            .owner = request.subject,
            .shared = request.shared,
            .asker = request.asker};
}

readable answers_to(const feedback_request& request) {
    return {.what = request.anonymous ? matter::anonymous_answer : matter::named_answer,
            .owner = request.subject,
            .shared = request.shared,
            .asker = request.asker};
}

feedback_request as_others_see(feedback_request request) {
    request.givers.clear();
    request.nudged.reset();
    request.posted.clear();
    request.shown.clear();
    return request;
}

feedback_agenda pick_for_one_on_one(const std::vector<feedback_request>& about,
                                    const person_id& manager, std::optional<timestamp> last) {
    feedback_agenda out;
    for (const auto& each : about) {
        if (each.asker != manager) continue;
        if (each.state == feedback_state::open) out.open.push_back(as_others_see(each));
        if (each.shared && closed_since(each, last)) out.shared.push_back(as_others_see(each));
    }
    std::ranges::sort(out.open, {}, &feedback_request::due);
    std::ranges::sort(out.shared, std::greater{}, &feedback_request::ended);
    return out;
}

std::string feedback_band(bool anonymous, std::size_t answers) {
    if (!anonymous) return std::to_string(answers);
    if (answers >= 10) return "10+";
    if (answers >= 5) return "5+";
    if (answers >= 3) return "3+";
    return "fewer than 3";
}

}  // namespace coach
