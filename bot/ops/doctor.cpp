#include "bot/ops/doctor.hpp"

#include "bot/slack/api_error.hpp"
#include "core/standing.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
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

bool has_competency(const framework& ladder, const std::string& key) {
    return std::ranges::find(ladder.competencies, key, &competency::key) !=
           ladder.competencies.end();
}

diagnosis about_parts(std::string text) {
    return {.how = verdict::warning, .subject = "ladder parts", .text = std::move(text)};
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

diagnosis diagnose_backups(const std::optional<backup_state>& found, timestamp now) {
    const auto about = [](verdict how, std::string text) {
        return diagnosis{.how = how, .subject = "backups", .text = std::move(text)};
    };
    if (!found) {
        return about(verdict::warning,
                     "none are made by themselves. Name a folder with COACH_BACKUP_FOLDER, or run "
                     "pm-coach backup from your own schedule.");
    }
    const auto folder = found->plan.folder.string();
    if (!found->writable) {
        return about(verdict::wrong,
                     folder + " takes no files. Give the app's user the right to write there.");
    }
    if (!found->newest) {
        return about(verdict::warning, "there is none yet in " + folder +
                                           ". The running app makes the first at once; if it runs, "
                                           "see its log.");
    }
    const auto age = now - *found->newest;
    auto text = fmt::format("the newest in {} is {} old", folder, in_words(age));
    if (age <= 2 * found->plan.every) return about(verdict::ok, std::move(text));
    return about(verdict::wrong,
                 text +
                     ". See the log of the app for \"backup event=failed\", and run pm-coach "
                     "backup.");
}

diagnoses diagnose_replaced(const std::vector<std::filesystem::path>& kept) {
    diagnoses out;
    for (const auto& each : kept) {
        out.push_back({.how = verdict::warning,
                       .subject = "replaced",
                       .text = each.string() +
                               " was kept by a restore and holds what people wrote, also what they "
                               "erased since. Delete it once all is well."});
    }
    return out;
}

diagnoses diagnose_keys(const key_facts& found) {
    const auto about = [](verdict how, std::string text) {
        return diagnosis{.how = how, .subject = "keys", .text = std::move(text)};
    };
    const auto folder = found.folder.string();
    const auto owner = fmt::format("chown -R --reference={} {}", found.database.string(), folder);
    diagnoses out;
    if (!found.failure.empty()) {
        out.push_back(about(verdict::wrong, fmt::format("{} in {}. Give the keys to the app's "
                                                        "user: {}",
                                                        found.failure, folder, owner)));
    } else if (found.exists && !found.is_own) {
        out.push_back(about(
            verdict::wrong,
            fmt::format("{} and the database have different owners, so the app cannot use it: {}",
                        folder, owner)));
    } else if (found.exists && !found.is_usable) {
        out.push_back(about(verdict::wrong,
                            fmt::format("{} takes no files, so nobody can answer anonymously: "
                                        "chmod 700 {}",
                                        folder, folder)));
    }
    if (found.lost > 0) {
        out.push_back(
            about(verdict::wrong,
                  fmt::format(
                      "{} open anonymous request(s) have no key in {}: what was written cannot be "
                      "read. Put the folder back if it was moved, before you start the app. "
                      "Otherwise there is nothing to mend: the running app asks those people "
                      "again within the hour.",
                      found.lost, folder)));
    }
    if (!out.empty()) return out;
    return {about(verdict::ok,
                  found.exists ? fmt::format("{} in {}", found.keys, folder) : "none needed yet")};
}

diagnoses diagnose_modes(std::span<const mode_facts> found) {
    constexpr unsigned may_write = 0022;
    diagnoses out;
    for (const auto& each : found) {
        const auto open = each.mode & each.unwanted;
        if (open == 0) continue;
        const bool others_write = (open & may_write) != 0;
        out.push_back(
            {.how = verdict::warning,
             .subject = "file modes",
             .text = fmt::format("{} has mode {:04o}: others on this machine could {} "
                                 "it. Run chmod {} {}",
                                 each.path.string(), each.mode, others_write ? "change" : "read",
                                 each.unwanted == may_write ? "go-w" : "go=", each.path.string())});
    }
    return out;
}

diagnoses diagnose_ladder_parts(const framework& ladder, std::span<const standing_facts> standings,
                                std::span<const competency_facts> competencies) {
    std::uint64_t nowhere = 0;
    std::set<std::string> where;
    for (const auto& each : standings) {
        if (place(ladder, each.where)) continue;
        nowhere += each.people;
        where.insert(each.where.framework + " " + each.where.level + " to " + each.where.target);
    }
    std::uint64_t uses = 0;
    std::set<std::string> keys;
    for (const auto& each : competencies) {
        if (has_competency(ladder, each.key)) continue;
        uses += each.uses;
        keys.insert(each.key);
    }
    diagnoses out;
    if (nowhere > 0) {
        out.push_back(about_parts(fmt::format(
            "{} people stand where {} {} has nothing ({}) and are asked for their level anew. Give "
            "the ladder its id and the levels their keys back if they should keep it.",
            nowhere, ladder.id, ladder.version, fmt::join(where, ", "))));
    }
    if (uses > 0) {
        out.push_back(about_parts(fmt::format(
            "{} journal entries, goals and open requests are about what {} {} has not ({}): they "
            "stay, and count for no competency. Give those their keys back if they should.",
            uses, ladder.id, ladder.version, fmt::join(keys, ", "))));
    }
    return out;
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
