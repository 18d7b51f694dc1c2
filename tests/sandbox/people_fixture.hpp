#pragma once

#include "tests/sandbox/stand_in_fixture.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace coach::testing {

inline constexpr auto priya = "U0PRIYA003";
inline constexpr auto leila = "U0LEILA011";  ///< a guest
inline constexpr auto tom = "U0TOMBR012";    ///< a single-channel guest
inline constexpr auto rosa = "U0ROSAIT13";   ///< external
inline constexpr auto emil = "U0EMILST14";   ///< external, and a stranger to the app
inline constexpr auto jonas = "U0JONAS015";  ///< deactivated
inline constexpr auto ines = "U0INESDU20";   ///< invited
inline constexpr auto the_app = "U0APPBOT05";
inline constexpr auto leads = "C0PMLEADS4";     ///< private, with the app
inline constexpr auto salaries = "C0SALARY05";  ///< private, without it
inline constexpr auto shared = "C0HALDEN07";    ///< with another workspace, where Rosa is

/// A stand-in whose app subscribes to every event and has every scope for them, with one command.
struct people_fixture : stand_in_fixture {
    people_fixture();

    /// The same, but for one scope that it lacks and one event that it does not subscribe to.
    people_fixture(std::string_view without_scope, std::string_view without_event);

    /// The answer of a Web API method to a GET with that query and the bot's token.
    nlohmann::json ask(const std::string& method, const std::string& query = "");

    /// The inner events that went out since it was last asked.
    std::vector<nlohmann::json> events();

    /// Somebody writes a message; Amara unless said otherwise.
    void say(const std::string& channel, const std::string& text, const std::string& as = amara);
};

/// The same with a socket open, whose app acknowledges nothing by itself.
struct connected_fixture : people_fixture {
    /// The one envelope that went out.
    nlohmann::json envelope();

    /// The one event that went out.
    nlohmann::json event();

    /// Lets time pass while the app answers pings.
    void pass(std::chrono::seconds time);

    sandbox::connection_id socket = connect();
};

}  // namespace coach::testing
