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
