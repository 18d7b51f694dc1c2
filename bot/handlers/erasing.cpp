#include "bot/handlers/erasing.hpp"

#include <algorithm>
#include <utility>

namespace coach::bot {

namespace {

constexpr auto pictures = "pictures";

/// Deletes that person's pictures until Slack fails to, and says how many. The store forgets a file
/// only once Slack has deleted it.
task<std::size_t> delete_pictures(store& people, slack_port& slack, person_id who) {
    std::size_t deleted = 0;
    for (const auto& each : co_await people.find_pictures(who)) {
        if (!co_await slack.delete_file(each.file)) break;
        co_await people.delete_picture(who, each.file);
        ++deleted;
    }
    co_return deleted;
}

std::uint64_t count_of(const std::vector<erased_count>& counts) {
    const auto found = std::ranges::find(counts, pictures, &erased_count::what);
    return found == counts.end() ? 0 : found->count;
}

void count_deleted(std::vector<erased_count>& counts, std::size_t deleted) {
    if (deleted == 0) return;
    const auto found = std::ranges::find(counts, pictures, &erased_count::what);
    if (found != counts.end()) {
        found->count += deleted;
    } else {
        counts.push_back({.what = pictures, .count = deleted});
    }
}

}  // namespace

task<full_erasure> erase_everything(store& people, slack_port* slack, request_key key,
                                    person_id who, std::vector<outgoing> then) {
    std::size_t deleted = 0;
    if (slack != nullptr) deleted = co_await delete_pictures(people, *slack, who);
    then.push_back({.to = who, .kind = outgoing_kind::home});
    full_erasure out{.done = co_await people.erase(std::move(key), who, std::move(then))};
    out.pictures_left = count_of(out.done.counts);
    count_deleted(out.done.counts, deleted);
    co_return out;
}

}  // namespace coach::bot
