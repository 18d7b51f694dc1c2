#include "sandbox/web_api/message_object.hpp"

#include "sandbox/files/file_object.hpp"
#include "sandbox/json_access.hpp"

namespace coach::sandbox {

namespace {

using nlohmann::json;

void add_thread(json& out, const models& all, const message& m) {
    if (m.reply_count > 0) {
        out["thread_ts"] = m.ts;
        out["reply_count"] = m.reply_count;
        out["reply_users"] = m.reply_users;
        out["reply_users_count"] = m.reply_users.size();
        out["latest_reply"] = m.latest_reply;
    }
    if (m.thread_ts.empty()) return;
    out["thread_ts"] = m.thread_ts;
    const auto* parent = all.space.find_message(m.channel, m.thread_ts);
    if (parent != nullptr) out["parent_user_id"] = parent->user;
}

void add_files(json& out, const models& all, const message& m) {
    for (const auto& shown : m.files) {
        const auto* file = all.files.find(text_at(shown, "id"));
        if (file != nullptr) out["files"].push_back(file_object(all, *file));
    }
}

}  // namespace

void add_message_details(json& out, const models& all, const message& m) {
    if (!m.subtype.empty()) out["subtype"] = m.subtype;
    if (!m.attachments.empty()) out["attachments"] = m.attachments;
    if (m.edited) out["edited"] = {{"user", m.user}, {"ts", m.ts}};
    for (const auto& r : m.reactions) {
        out["reactions"].push_back(
            {{"name", r.name}, {"users", r.users}, {"count", r.users.size()}});
    }
    add_thread(out, all, m);
    add_files(out, all, m);
}

}  // namespace coach::sandbox
