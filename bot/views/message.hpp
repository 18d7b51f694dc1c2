#pragma once

#include "core/task.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace coach::bot {

/// A message as Slack shows it.
struct message {
    std::string text{};                    ///< mrkdwn; what notifications and screen readers say
    std::vector<nlohmann::json> blocks{};  ///< Block Kit, at most 50

    /// Adds blocks at the end. What is built last is returned without a copy by
    /// `return std::move(page).add(…)`.
    message& add(nlohmann::json block) & {
        blocks.push_back(std::move(block));
        return *this;
    }
    message& add(std::vector<nlohmann::json> more) & {
        for (auto& block : more) blocks.push_back(std::move(block));
        return *this;
    }
    template <class Blocks>
    message&& add(Blocks more) && {
        return std::move(add(std::move(more)));
    }
};

/// How a submitted modal goes on.
struct modal_answer {
    enum class kind {
        close,   ///< it closes, the one below shows again
        clear,   ///< all of them close
        errors,  ///< it stays, with a sentence beside inputs
        update,  ///< `view` takes its place
        push,    ///< `view` is put on top
    };

    kind what{};
    std::map<std::string, std::string> errors{};  ///< by the input's block id
    nlohmann::json view{};
};

/// A page that many see alike, made once and never changed.
struct ready_page {
    message body;
    std::string payload;  ///< what a command is acknowledged with to show it: JSON as text
};

/// What a request is answered with, seen by the person who asked and by nobody else.
struct answer {
    message body{};
    /// Where the page was ready: it stands here, and `body` is empty.
    std::shared_ptr<const ready_page> ready{};
    /// The same content for where Slack refuses a block of `body` (invalid_blocks); empty where
    /// every client takes the body.
    message plain{};
    /// Whether it is a page, which takes the place of the one whose button was pressed. What only
    /// says why something did not work leaves that page, and its buttons, where they are.
    bool is_page = true;

    /// Whether it takes the place of a message that stays, in the person's own direct messages:
    /// what a prompt's button was answered with.
    bool replaces_message = false;

    /// Of a submission. What `body` says besides is not shown.
    std::optional<modal_answer> modal{};

    /// A form to open instead of showing `body`: a modal, on top of the one it was asked for in.
    nlohmann::json form{};

    /// Whether `body` is for a modal wherever it was asked for, as pictures are: what only one
    /// person sees in a conversation shows none.
    bool in_modal = false;

    /// Makes the fuller page that takes the place of `body` in a modal or in Home, where making it
    /// takes longer than people wait; nothing where it comes to no more.
    std::function<task<std::optional<message>>()> fuller{};

    /// Whether something changed that the person's Home shows.
    bool changes_home = false;

    bool has_fallback() const { return !plain.blocks.empty(); }
    bool says_nothing() const { return !ready && body.text.empty() && body.blocks.empty(); }
    bool opens_form() const { return !form.is_null(); }
};

}  // namespace coach::bot
