#pragma once

#include "core/task.hpp"
#include "tests/bench/load/envelopes.hpp"
#include "tests/bench/load/slack_host.hpp"

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace coach::bench {

/// What is asked for again and again, and how an answer is known to be one.
struct question {
    std::string command;   ///< "/grow"
    std::string words;     ///< "win Launched %n": each has a number of its own
    std::string expected;  ///< stands in each right answer; empty: in any
};

/// How a program answered for a while.
struct answered {
    std::uint64_t right = 0;  ///< that came within the time
    std::uint64_t wrong = 0;
    std::chrono::duration<double> lasted{};
    std::string first{};  ///< the text that came first
    std::string first_wrong{};
    std::vector<double> milliseconds{};  ///< from sent to answered, or from when it was due

    double a_second() const { return static_cast<double>(right) / lasted.count(); }
};

/// The value below which this part of the (unordered) values lies; 0 of none.
double quantile(std::vector<double> values, double part);

/// Keeps `outstanding` envelopes under way for that long.
answered keep_busy(boost::asio::io_context& context, slack_host& host, envelope_maker& envelopes,
                   const question& asked, unsigned outstanding, std::chrono::milliseconds lasting);

/// Sends so many a second, evenly, whether they are answered or not, for that long; waits for the
/// last answers.
answered keep_pace(boost::asio::io_context& context, slack_host& host, envelope_maker& envelopes,
                   const question& asked, unsigned a_second, std::chrono::milliseconds lasting);

/// What the disk does without any program: writes a page and syncs it, so many times a second,
/// evenly, for that long. Says how many milliseconds each took, from when it was due.
std::vector<double> sync_at_pace(const std::filesystem::path& folder, unsigned a_second,
                                 std::chrono::milliseconds lasting);

/// How many envelopes were sent so far, over all hosts.
std::uint64_t sent_so_far();

}  // namespace coach::bench
