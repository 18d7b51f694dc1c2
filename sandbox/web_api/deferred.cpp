#include "sandbox/web_api/deferred.hpp"

#include "sandbox/files/file_object.hpp"
#include "sandbox/web_api/posting.hpp"

#include <algorithm>
#include <utility>

namespace coach::sandbox {

void do_deferred(models& all, moment now) {
    for (const auto& id : all.files.finish_due(now.steady)) {
        all.space.show_file(control_file(*all.files.find(id)));
    }
    for (auto& draft : all.later.take_due(now.wall)) {
        const auto& where = *all.space.find_channel(draft.channel);
        if (where.has_app && !where.is_archived) post_as_app(all, std::move(draft), now);
    }
}

std::optional<std::chrono::steady_clock::time_point> next_deferred(const models& all, moment now) {
    using steady = std::chrono::steady_clock;
    auto next = all.files.next_deadline();
    if (const auto post_at = all.later.next()) {
        const auto left = std::chrono::ceil<steady::duration>(*post_at - now.wall);
        next = std::min(next.value_or(steady::time_point::max()), now.steady + left);
    }
    return next;
}

}  // namespace coach::sandbox
