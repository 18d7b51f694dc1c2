#include "core/privacy.hpp"

namespace coach {

bool may_read(const person_id& reader, const readable& thing,
              const std::optional<person_id>& manager) {
    const bool own = reader == thing.owner;
    const bool manages = !own && manager == reader;
    const bool in_team = reader.team == thing.owner.team;
    if (!in_team) return false;
    switch (thing.what) {
        case matter::journal_entry:
        case matter::standing:
        case matter::goals:
            return own || (manages && thing.shared);
        case matter::unasked_feedback:
            return thing.sent ? own : thing.writer == reader;
        case matter::named_answer:
        case matter::feedback_report:
            return thing.asker == reader || (own && thing.shared);
        case matter::anonymous_answer:
            return false;
        case matter::team_overview:
            return manages;
    }
    return false;
}

}  // namespace coach
