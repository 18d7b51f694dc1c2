#include "bot/outbox/verdict.hpp"

#include <algorithm>

namespace coach::bot {

namespace {

std::chrono::milliseconds delay_after(unsigned failures, double draw,
                                      const outbox_patience& patience) {
    std::chrono::milliseconds bound = patience.first_retry;
    for (unsigned i = 0; i < failures && bound < patience.longest_retry; ++i) bound *= 2;
    bound = std::min<std::chrono::milliseconds>(bound, patience.longest_retry);
    return std::chrono::milliseconds{
        static_cast<std::int64_t>(static_cast<double>(bound.count()) * draw)};
}

}  // namespace

bool has_expired(const outgoing& what, timestamp now) {
    return what.expires && now >= *what.expires;
}

verdict judge(const claimed_outgoing& held, const sending& result, timestamp now, double draw,
              const outbox_patience& patience) {
    using enum sending::fate;
    switch (result.what) {
        case arrived:
            return settlement{.fate = outgoing_fate::sent, .reason = result.where, .at = now};
        case refused:
            return settlement{.fate = outgoing_fate::dead, .reason = result.why, .at = now};
        case limited:
            return postponement{.until = now + result.wait};
        case unknown:
        case later:
            break;
    }
    if (held.failures + 1 >= patience.most_failures) {
        return settlement{.fate = outgoing_fate::dead, .reason = result.why, .at = now};
    }
    const auto delay = delay_after(held.failures, draw, patience);
    return postponement{.until = now + std::max<std::chrono::milliseconds>(delay, result.wait),
                        .has_failed = true,
                        .maybe_sent = result.what == unknown};
}

std::vector<outgoing> notices_of(const claimed_outgoing& held, const settlement& end) {
    if (end.fate != outgoing_fate::dead) return {};
    const auto& what = held.what;
    switch (what.kind) {
        case outgoing_kind::manager_question:
            return {{.to = {.team = what.to.team, .member = member_id{what.about}},
                     .kind = outgoing_kind::undelivered,
                     .about = what.to.member.str(),
                     .due = end.at}};
        case outgoing_kind::feedback_call:
            return {{.to = what.to,
                     .kind = outgoing_kind::feedback_not_posted,
                     .about = what.about,
                     .due = end.at}};
        case outgoing_kind::packet:
        case outgoing_kind::export_json:
        case outgoing_kind::export_markdown:
            return {{.to = what.to, .kind = outgoing_kind::undelivered, .due = end.at}};
        default:
            return {};
    }
}

}  // namespace coach::bot
