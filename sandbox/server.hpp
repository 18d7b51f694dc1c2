#pragma once

#include "sandbox/files/file_store.hpp"
#include "sandbox/moment.hpp"
#include "sandbox/socket_mode/gateway.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace coach::sandbox {

/// How a sandbox is started. What is not given is chosen.
struct server_options {
    std::uint16_t port = 0;   ///< 0: any that is free
    std::string manifest{};   ///< the app's manifest, JSON; empty: of an app that may do all
    std::string workspace{};  ///< people and channels (northwind.json is one); empty: the sample
    bool with_story = false;  ///< whether the sample workspace has a month behind it
    std::string kept{};       ///< what an earlier run gave to `save`; empty: a fresh start
    /// Is given what a later run can go on from, soon after each change, on the thread of `run`.
    /// Holds the tokens. May be empty.
    std::function<void(const std::string&)> save{};
    std::string bot_token{};     ///< "xoxb-…"; empty: a random one
    std::string app_token{};     ///< "xapp-…"; empty: a random one
    std::uint64_t seed = 1;      ///< of everything else that is left to chance
    gateway_settings gateway{};  ///< the times of Socket Mode
    std::chrono::milliseconds ticket_lifetime = std::chrono::seconds(30);
    std::chrono::milliseconds trigger_lifetime = std::chrono::seconds(3);
    file_settings files{};     ///< the times and sizes of uploads
    bool limits_rates = true;  ///< whether calls are counted and answered with 429
    std::chrono::milliseconds heartbeat = std::chrono::seconds(15);  ///< of event streams
    std::function<moment()> clock{};                                 ///< empty: the real clocks
    /// Is told of everything that the page's drawer shows, each a line of JSON without its end, on
    /// the thread of `run`; see transcript. May be empty.
    std::function<void(const std::string&)> log{};
};

/// A local stand-in for a Slack workspace: Web API, Socket Mode, response URLs, and a page with its
/// control API (docs/sandbox.md), on 127.0.0.1 alone.
class server {
 public:
    /// Listens. Throws std::runtime_error, with a text fit for the terminal, where the port is
    /// taken, and std::invalid_argument where the manifest, the workspace or what was kept is none.
    explicit server(server_options options);
    ~server();
    server(const server&) = delete;
    server& operator=(const server&) = delete;
    server(server&&) = delete;
    server& operator=(server&&) = delete;

    /// The port it listens on.
    std::uint16_t port() const;

    /// Where the page is: "http://127.0.0.1:PORT/".
    std::string page_address() const;

    /// The settings that an app needs to connect: SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_APP_TOKEN.
    std::vector<std::pair<std::string, std::string>> environment() const;

    /// How far the workspace's wall clock runs before the real one, because somebody moved it. From
    /// any thread.
    std::chrono::milliseconds moved_by() const;

    /// Serves, on the calling thread, until `stop`.
    void run();

    /// Closes every connection and lets `run` return. From any thread.
    void stop();

 private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

}  // namespace coach::sandbox
