#include "sandbox/workspace/story.hpp"

#include "northwind_story_bytes.hpp"
#include "sandbox/json_access.hpp"

#include <string>

namespace coach::sandbox {

namespace {

using nlohmann::json;
using std::chrono::days;
using std::chrono::system_clock;

system_clock::time_point moment_of(const json& said, system_clock::time_point now) {
    const auto time = text_at(said, "time");
    const auto today = std::chrono::floor<days>(now);
    return today - days(said.at("days_ago").get<int>()) +
           std::chrono::hours(std::stoi(time.substr(0, 2))) +
           std::chrono::minutes(std::stoi(time.substr(3)));
}

std::string say(workspace& space, const json& said, const std::string& channel,
                const std::string& thread, system_clock::time_point now) {
    const auto ts = space
                        .post({.channel = channel,
                               .user = text_at(said, "from"),
                               .text = text_at(said, "text"),
                               .viewer = "",
                               .failed = "",
                               .thread_ts = thread},
                              moment_of(said, now))
                        .ts;
    for (const auto& put : member(said, "reactions")) {
        for (const auto& who : put.at("users")) {
            space.react(channel, ts, text_at(put, "name"), who.get<std::string>());
        }
    }
    return ts;
}

}  // namespace

void tell_story(workspace& space, const json& story, system_clock::time_point now) {
    for (const auto& said : story) {
        const auto channel = text_at(said, "channel");
        const auto ts = say(space, said, channel, "", now);
        for (const auto& reply : member(said, "replies")) say(space, reply, channel, ts, now);
    }
    space.take_happenings();
    space.take_changes();
}

json sample_story() {
    return json::parse(samples::northwind_story_json);
}

}  // namespace coach::sandbox
