#include "bot/slack/session_events.hpp"

#include "bot/slack/session.hpp"

namespace coach::slack {

std::string_view name_of(notice what) {
    switch (what) {
        case notice::live:
            return "live";
        case notice::lost:
            return "lost";
        case notice::replacing:
            return "replacing";
        case notice::open_failed:
            return "open_failed";
        case notice::halted:
            return "halted";
        case notice::recovered:
            return "recovered";
        case notice::too_many_websockets:
            return "too_many_websockets";
        case notice::foreign_connections:
            return "foreign_connections";
        case notice::slept:
            return "slept";
        case notice::frame_ignored:
            return "frame_ignored";
        case notice::payload_dropped:
            return "payload_dropped";
        case notice::overloaded:
            return "overloaded";
    }
    return "unknown";
}

std::string_view name_of(session_state state) {
    switch (state) {
        case session_state::idle:
            return "idle";
        case session_state::running:
            return "running";
        case session_state::halted:
            return "halted";
        case session_state::stopping:
            return "stopping";
        case session_state::ended:
            return "ended";
    }
    return "unknown";
}

std::string_view name_of(connection_state state) {
    switch (state) {
        case connection_state::ticket:
            return "ticket";
        case connection_state::connecting:
            return "connecting";
        case connection_state::await_hello:
            return "await_hello";
        case connection_state::live:
            return "live";
        case connection_state::draining:
            return "draining";
        case connection_state::closing:
            return "closing";
    }
    return "unknown";
}

}  // namespace coach::slack
