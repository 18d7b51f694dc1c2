#pragma once

#include "tests/sandbox/stand_in_fixture.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace coach::testing {

nlohmann::json create_plain(const std::string& text);
nlohmann::json create_option(const std::string& value);

/// An element of that type with the action_id "act".
nlohmann::json create_element(const std::string& type);

/// An input block around an element.
nlohmann::json create_input(const std::string& block_id, nlohmann::json element,
                            bool optional = false);

/// A button with the action_id "act" in an actions block.
nlohmann::json create_button_block(const std::string& block_id);

/// A modal with a submit button.
nlohmann::json create_modal(const std::vector<nlohmann::json>& blocks,
                            const std::string& callback_id = "cb");

/// A Home.
nlohmann::json create_home(const std::vector<nlohmann::json>& blocks);

/// A connected stand-in, for what happens in modals and on Home.
struct view_fixture : stand_in_fixture {
    view_fixture() { connect(); }

    /// A trigger id of a command that Amara typed, which has been acknowledged.
    std::string fresh_trigger();

    /// Opens a modal for Amara; returns it as views.open answers it.
    nlohmann::json open(const nlohmann::json& modal);

    /// Opens a modal and presses its button "act" in block "go", so that one can be pushed; returns
    /// the trigger id.
    std::string trigger_in(const nlohmann::json& view);

    /// Amara does something in a view: posts to that route with its id, and returns the reply.
    sandbox::http_reply post(const std::string& route, const nlohmann::json& view,
                             nlohmann::json more = nlohmann::json::object());

    /// Amara submits a modal; returns the envelope.
    nlohmann::json submit(const nlohmann::json& view,
                          const nlohmann::json& values = nlohmann::json::object());

    /// Amara presses or chooses; returns the envelope.
    nlohmann::json act(const nlohmann::json& view, const std::string& block_id,
                       nlohmann::json more = nlohmann::json::object());

    /// Amara's open modals, as the control API has them.
    nlohmann::json stack();

    /// The events of that kind that were told since they were last asked for.
    nlohmann::json events(const std::string& kind);
};

}  // namespace coach::testing
