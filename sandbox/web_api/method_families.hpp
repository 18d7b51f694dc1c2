#pragma once

#include "sandbox/web_api/methods.hpp"

#include <span>

namespace coach::sandbox {

/// The methods by what they are about. They live as long as the program.
std::span<const api_method> connection_methods();
std::span<const api_method> chat_methods();
std::span<const api_method> chat_change_methods();
std::span<const api_method> schedule_methods();
std::span<const api_method> history_methods();
std::span<const api_method> reaction_methods();
std::span<const api_method> file_methods();
std::span<const api_method> conversation_methods();
std::span<const api_method> user_methods();
std::span<const api_method> team_methods();

/// `conversations.open`: opens or resumes the conversation of the app with one person or several.
nlohmann::json open_conversation(models& all, const nlohmann::json& arguments, moment now);
std::span<const api_method> view_methods();
std::span<const api_method> block_methods();

}  // namespace coach::sandbox
