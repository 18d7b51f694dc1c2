#include "sandbox/views/view_object.hpp"

#include "sandbox/block_kit/state.hpp"
#include "sandbox/json_access.hpp"

namespace coach::sandbox {

using nlohmann::json;

json view_object(const models& all, const view& v) {
    const auto& profile = all.space.profile();
    json out{{"id", v.id},
             {"team_id", profile.id},
             {"type", member(v.content, "type")},
             {"blocks", member(v.content, "blocks")},
             {"private_metadata", text_at(v.content, "private_metadata")},
             {"callback_id", text_at(v.content, "callback_id")},
             {"state", {{"values", values_of(v)}}},
             {"hash", v.hash},
             {"clear_on_close", flag_at(v.content, "clear_on_close")},
             {"notify_on_close", flag_at(v.content, "notify_on_close")},
             {"close", member(v.content, "close")},
             {"submit", member(v.content, "submit")},
             {"previous_view_id", v.previous_id.empty() ? json(nullptr) : json(v.previous_id)},
             {"root_view_id", v.root_id},
             {"app_id", profile.app_id},
             {"external_id", text_at(v.content, "external_id")},
             {"app_installed_team_id", profile.id},
             {"bot_id", profile.bot_id}};
    if (!is_home(v)) out["title"] = member(v.content, "title");
    for (const auto* key : {"blocks", "title", "submit", "close"}) {
        if (out.contains(key)) escape_plain_texts(out[key]);
    }
    return out;
}

}  // namespace coach::sandbox
