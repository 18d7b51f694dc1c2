#include "sandbox/block_kit/findings.hpp"
#include "sandbox/files/file_object.hpp"
#include "sandbox/json_access.hpp"
#include "sandbox/web_api/addressing.hpp"
#include "sandbox/web_api/arguments.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/web_api/method_families.hpp"
#include "sandbox/web_api/posting.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr std::size_t most_alt_text = 1000;
constexpr std::size_t most_channels = 100;

json get_upload_url(models& all, const json& arguments, moment now) {
    const auto name = text_at(arguments, "filename");
    if (name.empty()) return missing("filename");
    if (!arguments.contains("length")) return missing("length");
    const auto length = integer_at(arguments, "length");
    if (!length || *length < 1) {
        return fail_with("invalid_arguments",
                         {"[ERROR] must be greater than 0 [json-pointer:/length]"});
    }
    const auto size = static_cast<std::size_t>(*length);
    if (size > all.files.settings().most_bytes) return fail("file_upload_size_restricted");
    auto alt = text_at(arguments, "alt_txt");
    if (code_points(alt) > most_alt_text) return fail("alt_txt_too_large");
    const auto& file = all.files.reserve({.name = name,
                                          .length = size,
                                          .alt_txt = std::move(alt),
                                          .user = all.space.profile().bot_user_id},
                                         now);
    return {{"ok", true},
            {"upload_url", "http://" + all.settings.authority + file.upload_path},
            {"file_id", file.id}};
}

/// Where completed files go, all checked before anything happens.
struct share_plan {
    std::vector<message_draft> drafts;
    json refusal{};
};

/// What stands beside the files: the comment, or else blocks; a message has to say something, so
/// that a share without either says "-" until it has been read.
composed compose_share(const models& all, const channel& where, const json& arguments) {
    const auto comment = text_at(arguments, "initial_comment");
    const bool silent = comment.empty() && !arguments.contains("blocks");
    json content{{"text", silent ? "-" : comment}};
    for (const auto* key : {"blocks", "thread_ts"}) {
        if (arguments.contains(key)) content[key] = arguments[key];
    }
    if (!comment.empty()) content.erase("blocks");
    auto out = compose_message(all, where, content);
    if (silent) out.draft.text.clear();
    return out;
}

share_plan plan_shares(const models& all, const json& arguments) {
    auto ids = list_at(arguments, "channels");
    const auto one = text_at(arguments, "channel_id");
    if (!one.empty()) ids.push_back(one);
    if (ids.size() > most_channels) return {{}, fail("channels_limit_exceeded")};
    share_plan plan;
    for (const auto& id : ids) {
        const auto [where, error] = find_postable(all, id);
        if (where == nullptr) return {{}, fail(error)};
        if (where->id != id) return {{}, fail("channel_not_found")};
        auto composed = compose_share(all, *where, arguments);
        if (!composed.refusal.is_null()) return {{}, composed.refusal};
        plan.drafts.push_back(std::move(composed.draft));
    }
    return plan;
}

json complete_upload(models& all, const json& arguments, moment now) {
    const auto wanted = structure_at(arguments, "files");
    if (!wanted.is_array() || wanted.empty()) return missing("files");
    const auto is_completable = [&](const json& file) {
        return all.files.is_completable(text_at(file, "id"));
    };
    if (!std::ranges::all_of(wanted, is_completable)) return fail("file_not_found");
    auto plan = plan_shares(all, arguments);
    if (!plan.refusal.is_null()) return plan.refusal;
    auto files = json::array();
    auto shown = json::array();
    for (const auto& item : wanted) {
        const auto id = text_at(item, "id");
        all.files.complete(id, text_at(item, "title"), now.steady);
        files.push_back(file_object(all, *all.files.find(id)));
        shown.push_back(control_file(*all.files.find(id)));
    }
    for (auto& draft : plan.drafts) {
        draft.files = shown;
        const auto& posted = post_as_app(all, std::move(draft), now);
        for (const auto& item : wanted) {
            all.files.add_share(text_at(item, "id"), {posted.channel, posted.ts});
        }
    }
    return {{"ok", true}, {"files", files}};
}

json file_info(models& all, const json& arguments, moment /*now*/) {
    const auto id = text_at(arguments, "file");
    if (id.empty()) return missing("file");
    const auto* file = all.files.find(id);
    if (file == nullptr) return fail("file_not_found");
    if (file->stage == file_stage::deleted) return fail("file_deleted");
    return {{"ok", true}, {"file", file_object(all, *file)}, {"comments", json::array()}};
}

json delete_file(models& all, const json& arguments, moment /*now*/) {
    const auto id = text_at(arguments, "file");
    if (id.empty()) return missing("file");
    const auto* file = all.files.find(id);
    if (file == nullptr) return fail("file_not_found");
    if (file->stage == file_stage::deleted) return fail("file_deleted");
    all.files.remove(id);
    all.space.show_file(control_file(*file));
    return {{"ok", true}};
}

constexpr std::array methods{
    api_method{"files.getUploadURLExternal", false, token_kind::bot, "files:write", rate_tier::four,
               get_upload_url},
    api_method{"files.completeUploadExternal", true, token_kind::bot, "files:write",
               rate_tier::four, complete_upload},
    api_method{"files.info", false, token_kind::bot, "files:read", rate_tier::four, file_info},
    api_method{"files.delete", true, token_kind::bot, "files:write", rate_tier::three, delete_file},
};

}  // namespace

std::span<const api_method> file_methods() {
    return methods;
}

}  // namespace coach::sandbox
