#pragma once

#include "tests/bench/load/envelopes.hpp"
#include "tests/bench/load/process.hpp"
#include "tests/bench/load/slack_host.hpp"
#include "tests/support/tls_identity.hpp"

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace coach::bench {

/// A program that speaks Socket Mode, and how to start it.
struct program {
    std::string name;
    std::vector<std::string> command;
    std::map<std::string, std::string> variables;
    std::filesystem::path log;
};

/// A program under load with a Slack of its own.
class subject {
 public:
    /// Starts the program and waits until its socket is greeted. Throws std::runtime_error where
    /// that takes longer than half a minute.
    subject(boost::asio::io_context& context, const testing::tls_identity& identity,
            const program& what);
    subject(const subject&) = delete;
    subject& operator=(const subject&) = delete;

    /// Asks the program to end and serves it until it has, for ten seconds at most.
    ~subject();

    const std::string& name() const { return name_; }
    slack_host& host() { return *host_; }
    const process& running() const { return *running_; }

    /// From exec to the greeting.
    std::chrono::duration<double, std::milli> started_in() const { return started_in_; }

 private:
    boost::asio::io_context& context_;
    std::string name_;
    std::unique_ptr<slack_host> host_;
    std::unique_ptr<process> running_;
    std::chrono::duration<double, std::milli> started_in_{};
};

}  // namespace coach::bench
