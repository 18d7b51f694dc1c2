#include "sandbox/files/file_object.hpp"

#include "sandbox/files/file_type.hpp"
#include "sandbox/json_access.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>

namespace coach::sandbox {

namespace {

using nlohmann::json;

std::string permalink(const models& all, const stored_file& file) {
    return fmt::format("https://{}.slack.com/files/{}/{}/{}", all.space.profile().domain, file.user,
                       file.id, file.name);
}

/// `channels`, `groups` or `ims`, and the part of `shares` that a kind of channel belongs to.
void add_share(json& out, const channel& where, const file_share& share) {
    const bool open = where.kind == channel_kind::channel;
    const bool direct = where.kind == channel_kind::dm;
    out[open ? "channels" : direct ? "ims" : "groups"].push_back(where.id);
    out["shares"][open ? "public" : "private"][where.id].push_back({{"ts", share.ts}});
    out["is_public"] = out["is_public"].get<bool>() || open;
}

void add_processed(json& out, const models& all, const stored_file& file) {
    const auto& type = detect_file_type(file.bytes);
    out["mimetype"] = type.mimetype;
    out["filetype"] = type.filetype;
    out["pretty_type"] = type.pretty;
    for (const auto& share : file.shares) {
        add_share(out, *all.space.find_channel(share.channel), share);
    }
}

bool has_access(const models& all, const stored_file& file) {
    if (file.user == all.space.profile().bot_user_id) return true;
    return std::ranges::any_of(file.shares, [&](const file_share& share) {
        return all.space.find_channel(share.channel)->has_app;
    });
}

const stored_file* find_by_url(const models& all, const std::string& url) {
    for (const auto* file : all.files.all()) {
        if (url == private_url(all, *file) || url == permalink(all, *file)) return file;
    }
    return nullptr;
}

bool is_usable(const models& all, const json& slack_file) {
    const auto id = text_at(slack_file, "id");
    const auto url = text_at(slack_file, "url");
    if (id.empty() == url.empty()) return false;
    const auto* file = id.empty() ? find_by_url(all, url) : all.files.find(id);
    return file != nullptr && is_ready(*file) && has_access(all, *file) &&
           detect_file_type(file->bytes).is_picture;
}

void check_part(const models& all, const json& part, const std::string& pointer,
                std::vector<std::string>& found) {
    if (!part.is_structured()) return;
    const auto& slack_file = member(part, "slack_file");
    if (text_at(part, "type") == "image" && !slack_file.is_null() && !is_usable(all, slack_file)) {
        found.push_back(fmt::format("invalid slack file [json-pointer:{}/slack_file]", pointer));
    }
    for (const auto& [key, inner] : part.items()) {
        check_part(all, inner, fmt::format("{}/{}", pointer, key), found);
    }
}

}  // namespace

json file_object(const models& all, const stored_file& file) {
    if (file.stage == file_stage::deleted) return {{"id", file.id}, {"mode", "tombstone"}};
    const auto created = std::chrono::system_clock::to_time_t(file.created);
    const auto url = private_url(all, file);
    json out{{"id", file.id},
             {"created", created},
             {"timestamp", created},
             {"name", file.name},
             {"title", file.title},
             {"mimetype", ""},
             {"filetype", ""},
             {"pretty_type", ""},
             {"user", file.user},
             {"user_team", all.space.profile().id},
             {"size", file.length},
             {"mode", "hosted"},
             {"file_access", "visible"},
             {"is_external", false},
             {"is_public", false},
             {"url_private", url},
             {"url_private_download", url},
             {"permalink", permalink(all, file)},
             {"channels", json::array()},
             {"groups", json::array()},
             {"ims", json::array()},
             {"shares", json::object()}};
    if (!file.alt_txt.empty()) out["alt_txt"] = file.alt_txt;
    if (is_ready(file)) add_processed(out, all, file);
    return out;
}

json control_file(const stored_file& file) {
    const bool ready = is_ready(file);
    return {{"id", file.id},
            {"name", file.name},
            {"title", file.title},
            {"mimetype", ready ? detect_file_type(file.bytes).mimetype : std::string_view{}},
            {"size", file.length},
            {"alt_txt", file.alt_txt},
            {"address", "_sandbox/files/" + file.id},
            {"processing", file.stage == file_stage::processing},
            {"deleted", file.stage == file_stage::deleted}};
}

std::string private_url(const models& all, const stored_file& file) {
    return fmt::format("http://{}/files-pri/{}-{}/{}", all.settings.authority,
                       all.space.profile().id, file.id, file.name);
}

std::vector<std::string> refused_slack_files(const models& all, const json& blocks) {
    std::vector<std::string> found;
    check_part(all, blocks, "/blocks", found);
    return found;
}

}  // namespace coach::sandbox
