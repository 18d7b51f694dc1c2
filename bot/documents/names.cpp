#include "bot/documents/names.hpp"

namespace coach::bot::documents {

std::string_view name_of(entry_kind kind) {
    switch (kind) {
        case entry_kind::reflection:
            return "reflection";
        case entry_kind::win:
            return "win";
        case entry_kind::evidence:
            return "evidence";
    }
    return {};
}

std::string_view name_of(goal_state state) {
    switch (state) {
        case goal_state::active:
            return "active";
        case goal_state::done:
            return "done";
        case goal_state::dropped:
            return "dropped";
    }
    return {};
}

}  // namespace coach::bot::documents
