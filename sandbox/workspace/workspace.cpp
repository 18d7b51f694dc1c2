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

json list_reactions(const message& m) {
    auto out = json::array();
    for (const auto& r : m.reactions) out.push_back({{"name", r.name}, {"users", r.users}});
    return out;
}

notified notified_by(const message& m) {
    return find_notified(m.text, m.blocks, m.attachments);
}

/// A deleted parent, as the thread goes on showing it.
void bury(message& parent) {
    parent.subtype = "tombstone";
    parent.user = slackbot_id;
    parent.text = "This message was deleted.";
    for (auto* list : {&parent.blocks, &parent.attachments, &parent.files}) *list = json::array();
    parent.metadata = nullptr;
    parent.reactions.clear();
    parent.notifies = {};
}

}  // namespace

json to_json(const message& m) {
    json out{{"ts", m.ts},
             {"channel", m.channel},
             {"user", m.user},
             {"text", m.text},
             {"blocks", m.blocks},
             {"attachments", m.attachments},
             {"files", m.files},
             {"reactions", list_reactions(m)},
             {"notifies", to_json(m.notifies)},
             {"ephemeral", !m.viewer.empty()},
             {"failed", m.failed.empty() ? json(nullptr) : json(m.failed)},
             {"pending", false},
             {"edited", m.edited}};
    if (!m.subtype.empty()) out["subtype"] = m.subtype;
    if (!m.thread_ts.empty()) out["thread_ts"] = m.thread_ts;
    if (m.reply_count == 0) return out;
    out["thread_ts"] = m.ts;
    out["reply_count"] = m.reply_count;
    out["reply_users"] = m.reply_users;
    out["latest_reply"] = m.latest_reply;
    return out;
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
    auto& added = list.emplace_back(message{std::move(draft), next_ts(now), false});
    added.notifies = notified_by(added);
    changes_.push_back({"message", audience_of(added), to_json(added), added.channel});
    if (added.viewer.empty()) note(message_posted{added});
    if (!added.thread_ts.empty()) count_replies(added.channel, added.thread_ts);
    return added;
}

void workspace::put_back(message earlier) {
    const auto dot = earlier.ts.find('.');
    const auto microsecond =
        std::stoll(earlier.ts.substr(0, dot)) * 1'000'000 +
        std::stoll(earlier.ts.substr(std::min(dot, earlier.ts.size() - 1) + 1));
    latest_microsecond_ = std::max<std::int64_t>(latest_microsecond_, microsecond);
    earlier.notifies = notified_by(earlier);
    const auto channel_id = earlier.channel;
    const auto parent = earlier.thread_ts;
    messages_[channel_id].push_back(std::move(earlier));
    const auto told = changes_.size();
    if (!parent.empty()) count_replies(channel_id, parent);
    changes_.resize(told);
}

bool workspace::replace(std::string_view channel_id, std::string_view ts, std::string text,
                        json blocks) {
    return revise(channel_id, ts, {.text = std::move(text), .blocks = std::move(blocks)});
}

bool workspace::revise(std::string_view channel_id, std::string_view ts,
                       message_revision revision) {
    auto* found = lookup(channel_id, ts);
    if (found == nullptr) return false;
    const auto before = *found;
    found->text = std::move(revision.text);
    found->blocks = std::move(revision.blocks);
    found->attachments = std::move(revision.attachments);
    if (revision.metadata) found->metadata = std::move(*revision.metadata);
    if (revision.broadcast) found->subtype = "thread_broadcast";
    found->edited = found->edited || revision.edited;
    found->notifies = notified_by(*found);
    tell_replaced(*found);
    if (found->viewer.empty()) note(message_changed{before, *found});
    return true;
}

bool workspace::remove(std::string_view channel_id, std::string_view ts) {
    auto* found = lookup(channel_id, ts);
    if (found == nullptr) return false;
    if (found->viewer.empty()) note(message_removed{*found});
    if (found->reply_count > 0) {
        bury(*found);
        tell_replaced(*found);
        return true;
    }
    const auto parent = found->thread_ts;
    changes_.push_back(
        {"deleted", audience_of(*found), {{"channel", channel_id}, {"ts", ts}}, found->channel});
    std::erase_if(messages_.find(channel_id)->second, [&](const message& m) { return m.ts == ts; });
    if (!parent.empty()) count_replies(channel_id, parent);
    return true;
}

bool workspace::react(std::string_view channel_id, std::string_view ts, const std::string& name,
                      const std::string& person_id) {
    auto& target = *lookup(channel_id, ts);
    auto found = std::ranges::find(target.reactions, name, &reaction::name);
    if (found == target.reactions.end()) found = target.reactions.insert(found, {name, {}});
    if (std::ranges::find(found->users, person_id) != found->users.end()) return false;
    found->users.push_back(person_id);
    tell_replaced(target);
    return true;
}

void workspace::show_file(const json& file) {
    for (auto& [channel_id, list] : messages_) {
        for (auto& m : list) {
            const auto old =
                std::ranges::find(m.files, file.at("id"), [](const json& f) { return f.at("id"); });
            if (old == m.files.end()) continue;
            *old = file;
            tell_replaced(m);
        }
    }
}

const message* workspace::find_message(std::string_view channel_id, std::string_view ts) const {
    const auto list = messages_.find(channel_id);
    if (list == messages_.end()) return nullptr;
    const auto found = std::ranges::find(list->second, ts, &message::ts);
    return found == list->second.end() ? nullptr : &*found;
}

std::span<const message> workspace::messages_in(std::string_view channel_id) const {
    const auto list = messages_.find(channel_id);
    if (list == messages_.end()) return {};
    return list->second;
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

void workspace::tell_replaced(const message& m) {
    changes_.push_back({"replaced", audience_of(m), to_json(m), m.channel});
}

void workspace::count_replies(std::string_view channel_id, std::string_view parent_ts) {
    auto* parent = lookup(channel_id, parent_ts);
    if (parent == nullptr) return;
    parent->reply_count = 0;
    parent->reply_users.clear();
    parent->latest_reply.clear();
    for (const auto& m : messages_in(channel_id)) {
        if (m.thread_ts != parent_ts || !m.viewer.empty()) continue;
        ++parent->reply_count;
        parent->reply_users.insert(m.user);
        parent->latest_reply = m.ts;
    }
    tell_replaced(*parent);
}

message* workspace::lookup(std::string_view channel_id, std::string_view ts) {
    const auto list = messages_.find(channel_id);
    if (list == messages_.end()) return nullptr;
    const auto found = std::ranges::find(list->second, ts, &message::ts);
    return found == list->second.end() ? nullptr : &*found;
}

}  // namespace coach::sandbox
