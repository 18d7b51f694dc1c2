#include "bot/ops/doctor.hpp"

#include "bot/slack/api_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <utility>

namespace coach::ops {

namespace {

constexpr std::uintmax_t mebibyte = 1024UL * 1024;

std::string_view name_of(verdict how) {
    switch (how) {
        case verdict::ok:
            return "ok";
        case verdict::warning:
            return "warning";
        case verdict::wrong:
            return "wrong";
    }
    return "";
}

std::string in_mebibytes(std::uintmax_t bytes) {
    return fmt::format("{} MiB", (bytes + mebibyte - 1) / mebibyte);
}

diagnosis about_database(verdict how, std::string text) {
    return {.how = how, .subject = "database", .text = std::move(text)};
}

diagnosis diagnose_schema(const database_facts& found) {
    if (!found.is_ours && found.schema != 0) {
        return about_database(verdict::wrong,
                              found.file.string() +
                                  " belongs to another application. Name another file with "
                                  "COACH_DATABASE.");
    }
    if (found.schema > found.newest) {
        return about_database(
            verdict::wrong,
            fmt::format(
                "{} was written by a newer pm-coach (schema {}, this one knows {}). Install "
                "that version again.",
                found.file.string(), found.schema, found.newest));
    }
    if (!found.first_damage.empty()) {
        return about_database(verdict::wrong,
                              fmt::format("{} is damaged: {}. Stop the app, keep a copy of the "
                                          "file, and restore a backup.",
                                          found.file.string(), found.first_damage));
    }
    const auto what = fmt::format(
        "{}, schema {}, {}{}", found.file.string(), found.schema, in_mebibytes(found.bytes),
        found.is_checked ? ", no damage found" : ", too large to be searched for damage");
    if (found.schema == found.newest) return about_database(verdict::ok, what);
    return about_database(
        verdict::warning,
        fmt::format("{}. This version has schema {}: the next start of the app migrates it. Copy "
                    "the file before.",
                    what, found.newest));
}

/// How long, in the largest unit that fits.
std::string in_words(std::chrono::milliseconds time) {
    using namespace std::chrono;
    if (time >= days{2}) return fmt::format("{} days", floor<days>(time).count());
    if (time >= hours{2}) return fmt::format("{} hours", floor<hours>(time).count());
    if (time >= minutes{2}) return fmt::format("{} minutes", floor<minutes>(time).count());
    return fmt::format("{} s", floor<seconds>(time).count());
}

diagnosis diagnose_waiting(const outbox_state& state, timestamp now) {
    constexpr std::chrono::minutes usual{15};
    const auto overdue =
        state.oldest.value_or(now) < now ? now - *state.oldest : std::chrono::milliseconds{0};
    const auto waiting = fmt::format("{} waiting", state.waiting);
    if (overdue < usual) return {.how = verdict::ok, .subject = "outbox", .text = waiting};
    return {
        .how = verdict::warning,
        .subject = "outbox",
        .text = fmt::format("{}, the first due for {}. Start the app (pm-coach run), or see its "
                            "log for why Slack takes nothing.",
                            waiting, in_words(overdue))};
}

diagnosis diagnose_dead(const dead_letters& dead) {
    return {.how = verdict::warning,
            .subject = "dead letters",
            .text = fmt::format("{} of {}: {}", dead.count, dead.reason, meaning_of(dead.reason))};
}

using meaning = std::pair<std::string_view, std::string_view>;

constexpr std::array<meaning, 13> meanings{{
    {"user_disabled", "the account is deactivated. Nothing to mend."},
    {"user_not_found", "Slack knows nobody of that ID any more. Nothing to mend."},
    {"users_not_found", "Slack knows nobody of that ID any more. Nothing to mend."},
    {"user_not_visible", "the app may not see that member. Nothing to mend."},
    {"cannot_dm_bot", "a bot cannot be written to. Nothing to mend."},
    {"channel_not_found", "the conversation is gone, or the app is not in it. Nothing to mend."},
    {"not_in_channel", "the app is not in the conversation. Invite it, if it should be."},
    {"is_archived", "the conversation is archived. Nothing to mend."},
    {"messages_tab_disabled",
     "the app takes no direct messages. Switch the Messages tab on, under App Home."},
    {"not_enabled", "the app has no Home. Switch the Home tab on, under App Home."},
    {"restricted_action",
     "the workspace's settings forbid the app to post there. Its administrators can allow it."},
    {"missing_scope",
     "the bot token lacks a scope. Add what `scopes` names here, and reinstall the app."},
    {"storage_limit_reached", "the workspace has no room for files. Its administrators make some."},
}};

/// Words of ours for a Slack that was not reached, beside those of slack::classify.
constexpr std::array<std::string_view, 8> unreached{
    "resolve_failed",  "connect_failed", "tls_failed", "handshake_failed",
    "connection_lost", "timeout",        "not_json",   "not_looked_for"};

bool is_unreached(std::string_view reason) {
    return reason.starts_with("http_") || std::ranges::find(unreached, reason) != unreached.end() ||
           slack::classify(reason) == slack::error_class::transient;
}

}  // namespace

std::string as_line(const diagnosis& found) {
    auto line = fmt::format("{:<8} {:<13} {}", name_of(found.how), found.subject, found.text);
    std::ranges::replace_if(line, [](unsigned char c) { return c < ' ' || c == 0x7F; }, ' ');
    return line;
}

verdict worst_of(std::span<const diagnosis> all) {
    const auto worst = std::ranges::max_element(all, {}, &diagnosis::how);
    return worst == all.end() ? verdict::ok : worst->how;
}

diagnoses diagnose_database(const database_facts& found) {
    if (!found.exists) {
        return {about_database(verdict::ok, "there is none yet at " + found.file.string() +
                                                ": the first start makes it")};
    }
    if (!found.failure.empty()) {
        return {about_database(verdict::wrong,
                               fmt::format("{} cannot be used: {}. Look at the file, its folder's "
                                           "owner and who else has it open.",
                                           found.file.string(), found.failure))};
    }
    diagnoses out{diagnose_schema(found)};
    constexpr unsigned others = 0077;
    if ((found.mode & others) != 0) {
        out.push_back(about_database(
            verdict::warning, fmt::format("its mode was {:04o}: others on this machine could read "
                                          "it. Keep it at 0600, as every start makes it.",
                                          found.mode)));
    }
    return out;
}

diagnosis diagnose_disk(const std::filesystem::path& folder, std::optional<std::uintmax_t> free) {
    constexpr std::uintmax_t little = 1024 * mebibyte;
    constexpr std::uintmax_t too_little = 64 * mebibyte;
    if (!free) {
        return {.how = verdict::warning,
                .subject = "disk",
                .text = "cannot tell how much is free in " + folder.string() +
                        ". Check that the folder can be read."};
    }
    auto text = in_mebibytes(*free) + " free in " + folder.string();
    if (*free >= little) return {.how = verdict::ok, .subject = "disk", .text = std::move(text)};
    return {.how = *free < too_little ? verdict::wrong : verdict::warning,
            .subject = "disk",
            .text = text + ". Make room: nothing is saved once it is full."};
}

diagnoses diagnose_outbox(const outbox_state& state, timestamp now) {
    diagnoses out{diagnose_waiting(state, now)};
    std::ranges::transform(state.dead, std::back_inserter(out), diagnose_dead);
    return out;
}

std::string meaning_of(const std::string& reason) {
    const auto* const known = std::ranges::find(meanings, reason, &meaning::first);
    if (known != meanings.end()) return std::string(known->second);
    if (is_unreached(reason)) {
        return "Slack could not be reached for too long. Nothing to mend if it answers now.";
    }
    switch (slack::classify(reason)) {
        case slack::error_class::dead_token:
            return "Slack did not accept the token then. Compare `bot token` here.";
        case slack::error_class::config:
            return "the app lacked a right. See the app's settings at api.slack.com/apps.";
        default:
            return "Slack would not take it. If it happens again, report it with this word.";
    }
}

}  // namespace coach::ops
