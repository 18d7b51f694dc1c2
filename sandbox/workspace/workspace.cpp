#include "sandbox/workspace/workspace.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

template <class Range>
auto* find_by_id(Range& range, std::string_view id) {
    const auto found = std::ranges::find(range, id, [](const auto& item) { return item.id; });
    return found == range.end() ? nullptr : &*found;
}

}  // namespace

json to_json(const message& m) {
    return {{"ts", m.ts},
            {"channel", m.channel},
            {"user", m.user},
            {"text", m.text},
            {"blocks", m.blocks},
            {"ephemeral", !m.viewer.empty()},
            {"failed", m.failed.empty() ? json(nullptr) : json(m.failed)},
            {"pending", false},
            {"edited", m.edited}};
}

workspace::workspace(workspace_profile profile) : profile_(std::move(profile)) {}

const person* workspace::find_person(std::string_view id) const {
    return find_by_id(profile_.people, id);
}

const channel* workspace::find_channel(std::string_view id) const {
    return find_by_id(profile_.channels, id);
}

const channel* workspace::find_dm(std::string_view person_id) const {
    if (person_id.empty()) return nullptr;
    const auto found = std::ranges::find(profile_.channels, person_id, &channel::person);
    return found == profile_.channels.end() ? nullptr : &*found;
}

bool workspace::sees(std::string_view person_id, const channel& where) const {
    const auto* who = find_person(person_id);
    if (who == nullptr || who->is_deactivated || who->is_invited) return false;
    const bool is_public = where.kind == channel_kind::channel;
    return (is_public && is_full_member(*who)) || is_in(where, person_id, profile_.bot_user_id);
}

bool workspace::app_sees(const channel& where) const {
    return where.kind == channel_kind::channel || where.has_app;
}

std::vector<std::string> workspace::members_of(const channel& where) const {
    auto members = where.members;
    std::erase_if(members, [&](const auto& id) { return find_person(id)->is_deactivated; });
    if (where.has_app) members.push_back(profile_.bot_user_id);
    return members;
}

const message& workspace::post(message_draft draft, std::chrono::system_clock::time_point now) {
    auto& list = messages_[draft.channel];
    const auto& added = list.emplace_back(message{std::move(draft), next_ts(now), false});
    changes_.push_back({"message", audience_of(added), to_json(added), added.channel});
    if (added.viewer.empty()) note(message_posted{added});
    return added;
}

bool workspace::replace(std::string_view channel_id, std::string_view ts, std::string text,
                        json blocks) {
    auto* found = lookup(channel_id, ts);
    if (found == nullptr) return false;
    const auto before = *found;
    found->text = std::move(text);
    found->blocks = std::move(blocks);
    found->edited = true;
    changes_.push_back({"replaced", audience_of(*found), to_json(*found), found->channel});
    if (found->viewer.empty()) note(message_changed{before, *found});
    return true;
}

bool workspace::remove(std::string_view channel_id, std::string_view ts) {
    const auto* found = lookup(channel_id, ts);
    if (found == nullptr) return false;
    changes_.push_back(
        {"deleted", audience_of(*found), {{"channel", channel_id}, {"ts", ts}}, found->channel});
    if (found->viewer.empty()) note(message_removed{*found});
    std::erase_if(messages_.find(channel_id)->second, [&](const message& m) { return m.ts == ts; });
    return true;
}

const message* workspace::find_message(std::string_view channel_id, std::string_view ts) const {
    const auto list = messages_.find(channel_id);
    if (list == messages_.end()) return nullptr;
    const auto found = std::ranges::find(list->second, ts, &message::ts);
    return found == list->second.end() ? nullptr : &*found;
}

json workspace::messages_for(std::string_view person_id, const channel& where) const {
    auto out = json::array();
    const auto list = messages_.find(where.id);
    if (list == messages_.end() || !sees(person_id, where)) return out;
    for (const auto& m : list->second) {
        if (m.viewer.empty() || m.viewer == person_id) out.push_back(to_json(m));
    }
    return out;
}

std::vector<change> workspace::take_changes() {
    return std::exchange(changes_, {});
}

std::vector<happening> workspace::take_happenings() {
    return std::exchange(happenings_, {});
}

std::string workspace::next_ts(std::chrono::system_clock::time_point now) {
    using std::chrono::microseconds;
    const auto wanted = std::chrono::duration_cast<microseconds>(now.time_since_epoch()).count();
    latest_microsecond_ = std::max<std::int64_t>(wanted, latest_microsecond_ + 1);
    return fmt::format("{}.{:06}", latest_microsecond_ / 1'000'000,
                       latest_microsecond_ % 1'000'000);
}

std::string workspace::audience_of(const message& m) const {
    if (!m.viewer.empty()) return m.viewer;
    const auto* where = find_channel(m.channel);
    return where == nullptr ? std::string{} : where->person;
}

message* workspace::lookup(std::string_view channel_id, std::string_view ts) {
    const auto list = messages_.find(channel_id);
    if (list == messages_.end()) return nullptr;
    const auto found = std::ranges::find(list->second, ts, &message::ts);
    return found == list->second.end() ? nullptr : &*found;
}

}  // namespace coach::sandbox
