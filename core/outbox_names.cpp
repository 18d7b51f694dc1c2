#include "core/outbox_names.hpp"

namespace coach {

std::string_view name_of(outgoing_kind kind) {
    switch (kind) {
        case outgoing_kind::home:
            return "home";
        case outgoing_kind::manager_question:
            return "manager_question";
        case outgoing_kind::prompt:
            return "prompt";
        case outgoing_kind::go_on_question:
            return "go_on_question";
        case outgoing_kind::look_back:
            return "look_back";
        case outgoing_kind::packet:
            return "packet";
        case outgoing_kind::export_json:
            return "export_json";
        case outgoing_kind::export_markdown:
            return "export_markdown";
        case outgoing_kind::export_notice:
            return "export_notice";
        case outgoing_kind::erasure_notice:
            return "erasure_notice";
        case outgoing_kind::undelivered:
            return "undelivered";
        case outgoing_kind::feedback_call:
            return "feedback_call";
        case outgoing_kind::feedback_recount:
            return "feedback_recount";
        case outgoing_kind::feedback_invitation:
            return "feedback_invitation";
        case outgoing_kind::feedback_began:
            return "feedback_began";
        case outgoing_kind::feedback_first_reminder:
            return "feedback_first_reminder";
        case outgoing_kind::feedback_last_reminder:
            return "feedback_last_reminder";
        case outgoing_kind::feedback_nudge:
            return "feedback_nudge";
        case outgoing_kind::feedback_extended:
            return "feedback_extended";
        case outgoing_kind::feedback_ready:
            return "feedback_ready";
        case outgoing_kind::feedback_shared:
            return "feedback_shared";
        case outgoing_kind::feedback_cancelled:
            return "feedback_cancelled";
        case outgoing_kind::feedback_lost:
            return "feedback_lost";
        case outgoing_kind::feedback_unconfirmed:
            return "feedback_unconfirmed";
        case outgoing_kind::feedback_not_posted:
            return "feedback_not_posted";
        case outgoing_kind::feedback_given:
            return "feedback_given";
        case outgoing_kind::import_notice:
            return "import_notice";
    }
    return {};
}

std::string_view name_of(outgoing_fate fate) {
    switch (fate) {
        case outgoing_fate::sent:
            return "sent";
        case outgoing_fate::unwanted:
            return "unwanted";
        case outgoing_fate::dead:
            return "dead";
    }
    return {};
}

}  // namespace coach
