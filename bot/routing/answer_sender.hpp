#pragma once

#include "bot/routing/acknowledgement.hpp"
#include "bot/routing/reply_channel.hpp"
#include "bot/routing/request.hpp"
#include "bot/routing/services.hpp"
#include "bot/views/message.hpp"
#include "core/task.hpp"

#include <memory>
#include <string_view>

namespace coach::bot {

/// An answer that changes nothing that is shown already; in a modal a sentence beside its first
/// input, so that what was typed stays.
answer just(std::string_view plain, const request& asked);

/// Takes answers to where they were asked for: into the acknowledgement, to the response URL, into
/// a modal, to Home, or into the conversation. Where Slack refuses a page, its plain form goes.
/// Lives on the dispatcher's executor, and outlives every request.
class answer_sender {
 public:
    /// Both outlive this.
    answer_sender(services& with, reply_channel& replies);

    /// Acknowledges what will be answered later: empty, and a submission with a view that says so.
    static void postpone(acknowledgement& ack, request_kind asked);

    /// Completes when Slack has the answer, or is known not to take it, which is logged.
    /// The acknowledgement has been sent by then.
    task<void> send(std::shared_ptr<acknowledgement> ack, request asked, answer reply);

 private:
    task<void> answer_command(std::shared_ptr<acknowledgement> ack, request asked, answer reply);
    task<void> answer_submission(std::shared_ptr<acknowledgement> ack, request asked, answer reply);
    task<void> answer_words(request asked, answer reply);
    task<void> answer_modal(request asked, answer reply);
    task<void> answer_home(std::shared_ptr<acknowledgement> ack, request asked, answer reply);
    task<answer> open(std::shared_ptr<acknowledgement> ack, request asked, answer reply);
    task<void> show_fuller(shown_view where, answer reply);
    task<void> post(request asked, answer reply);

    services& with_;
    reply_channel& replies_;
};

}  // namespace coach::bot
