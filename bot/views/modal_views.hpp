#pragma once

#include "bot/routing/request.hpp"
#include "bot/views/message.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <string_view>

/// What modals of every kind have in common.
namespace coach::bot::views {

/// The frame of a modal.
struct modal_spec {
    std::string callback_id;
    std::string title;       ///< cut at Slack's 24 characters
    std::string submit{};    ///< the button that sends it; empty where it has no input
    std::string metadata{};  ///< comes back as a claim; never a secret or private text
    std::vector<nlohmann::json> blocks{};
};

/// The modal as views.open takes it. `close` is "Cancel", or "Close" where nothing is sent.
nlohmann::json modal(modal_spec spec);

/// A page as a modal: nothing is sent from it, and closing it closes all that lie below.
nlohmann::json page_modal(const message& page);

/// A page as somebody's Home.
nlohmann::json home_view(const message& page);

/// The answer to a submission whose modal turns into a page.
modal_answer turn_to(const message& page);

/// The answer to a submission that stays open, with a sentence beside one input.
modal_answer refuse_input(std::string block, std::string plain);

/// A view that says that the work goes on, in answer to a submission that takes longer.
modal_answer working_modal();

/// The view that takes the place of the working one when all went well.
nlohmann::json done_modal();

/// The answer to a submission that had no effect: the modal stays as it is, with the sentence
/// beside its first input. Without any input it says the sentence alone.
modal_answer refused_form(const request_view& sent, std::string_view plain);

/// Whether something can be sent from that modal.
bool takes_input(const request_view& shown);

/// The form as it stands, with everything that was typed, and a line of markup on top.
nlohmann::json form_with_line(const request_view& shown, const std::string& mrkdwn);

/// The form that was sent, with everything that was typed, and the errors above its inputs: for
/// where the acknowledgement can no longer carry them.
nlohmann::json restored_form(const request_view& sent,
                             const std::map<std::string, std::string>& errors);

}  // namespace coach::bot::views
