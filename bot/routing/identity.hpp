#pragma once

#include "bot/routing/request.hpp"
#include "core/ids.hpp"

#include <string>
#include <string_view>

namespace coach::bot {

/// The workspace that this app is installed in.
struct installation {
    std::string team;
};

/// Whether it can be an id of Slack's: capital letters and digits, "U012ABC". Mentions are made of
/// ids, so that no other text may pass for one.
bool is_id(std::string_view text);

/// Whether the actor is a member of that workspace; people of other workspaces, who share a channel
/// through Slack Connect, are not, nor is Slackbot.
/// Source: docs.slack.dev/apis/slack-connect, where external members can press buttons.
bool is_member(const installation& here, const actor& who);

/// The one place where Slack's ids become the core's.
person_id person_of(const actor& who);

/// The request's key as the core knows it.
request_key key_of(const request& asked);

/// The key of one of several effects of the same request, each named by a word of its own.
request_key key_of(const request& asked, std::string_view effect);

/// The person that a request names by member id, in the asking person's team. A claim; nobody's id
/// (an empty one) where it can be no id.
person_id named_person(const request& asked, std::string member);

}  // namespace coach::bot
