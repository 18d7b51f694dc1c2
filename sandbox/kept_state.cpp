#include "sandbox/kept_state.hpp"

#include "sandbox/workspace/profile_json.hpp"

#include <openssl/evp.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace coach::sandbox {

namespace {

using nlohmann::json;

std::string to_base64(const std::string& bytes) {
    std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    const auto size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                      reinterpret_cast<const unsigned char*>(bytes.data()),
                                      static_cast<int>(bytes.size()));
    out.resize(static_cast<std::size_t>(size));
    return out;
}

std::string from_base64(const std::string& text, std::size_t length) {
    std::string out(3 * (text.size() / 4) + 1, '\0');
    EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                    reinterpret_cast<const unsigned char*>(text.data()),
                    static_cast<int>(text.size()));
    out.resize(length);
    return out;
}

json kept(const message& m) {
    auto reactions = json::array();
    for (const auto& each : m.reactions) {
        reactions.push_back({{"name", each.name}, {"users", each.users}});
    }
    return {{"channel", m.channel},
            {"user", m.user},
            {"text", m.text},
            {"blocks", m.blocks},
            {"thread_ts", m.thread_ts},
            {"subtype", m.subtype},
            {"attachments", m.attachments},
            {"files", m.files},
            {"metadata", m.metadata},
            {"ts", m.ts},
            {"edited", m.edited},
            {"reactions", reactions}};
}

message kept_message(const json& from) {
    message out;
    out.channel = from.at("channel");
    out.user = from.at("user");
    out.text = from.at("text");
    out.blocks = from.at("blocks");
    out.thread_ts = from.at("thread_ts");
    out.subtype = from.at("subtype");
    out.attachments = from.at("attachments");
    out.files = from.at("files");
    out.metadata = from.at("metadata");
    out.ts = from.at("ts");
    out.edited = from.at("edited");
    for (const auto& each : from.at("reactions")) {
        out.reactions.push_back({each.at("name"), each.at("users")});
    }
    return out;
}

json kept(const stored_file& file) {
    auto shares = json::array();
    for (const auto& share : file.shares) {
        shares.push_back({{"channel", share.channel}, {"ts", share.ts}});
    }
    return {{"id", file.id},
            {"name", file.name},
            {"title", file.title},
            {"alt_txt", file.alt_txt},
            {"user", file.user},
            {"length", file.bytes.size()},
            {"bytes", to_base64(file.bytes)},
            {"created", std::chrono::system_clock::to_time_t(file.created)},
            {"shares", shares}};
}

stored_file kept_file(const json& from) {
    stored_file out{.id = from.at("id"),
                    .name = from.at("name"),
                    .title = from.at("title"),
                    .alt_txt = from.at("alt_txt"),
                    .user = from.at("user"),
                    .length = from.at("length"),
                    .upload_path = "",
                    .stage = file_stage::ready,
                    .bytes = from_base64(from.at("bytes"), from.at("length")),
                    .created = std::chrono::system_clock::from_time_t(from.at("created")),
                    .due = {}};
    for (const auto& share : from.at("shares")) {
        out.shares.push_back({share.at("channel"), share.at("ts")});
    }
    return out;
}

}  // namespace

json keep(const models& all) {
    auto messages = json::array();
    for (const auto& where : all.space.profile().channels) {
        for (const auto& m : all.space.messages_in(where.id)) {
            if (m.viewer.empty()) messages.push_back(kept(m));
        }
    }
    auto homes = json::object();
    for (const auto& [person, home] : all.shown_views.homes()) homes[person] = home.content;
    auto files = json::array();
    for (const auto* file : all.files.all()) {
        if (is_ready(*file)) files.push_back(kept(*file));
    }
    return {{"workspace", to_json(all.space.profile())},
            {"messages", messages},
            {"homes", homes},
            {"files", files},
            {"moved_by", all.moved_by.count()}};
}

void restore(models& all, const json& kept, moment now) {
    auto reading = from_json(kept.at("workspace"), all.settings.manifest.bot_name);
    all.space = workspace(std::move(reading.profile));
    for (const auto& each : kept.at("messages")) all.space.put_back(kept_message(each));
    for (const auto& [person, content] : kept.at("homes").items()) {
        all.shown_views.publish(person, content, now.wall);
    }
    for (const auto& each : kept.at("files")) all.files.put_back(kept_file(each));
    all.moved_by = std::chrono::milliseconds(kept.at("moved_by").get<std::int64_t>());
}

}  // namespace coach::sandbox
