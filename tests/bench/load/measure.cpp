#include "tests/bench/load/measure.hpp"

#include "storage/descriptor.hpp"

#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace coach::bench {

namespace {

using moment = std::chrono::steady_clock;
using milliseconds = std::chrono::duration<double, std::milli>;
constexpr std::chrono::seconds patience{10};

/// Envelopes are numbered over the whole run, so that no two are the same.
std::uint64_t next_number = 1;

/// What is under way to one host.
class conversation {
 public:
    conversation(slack_host& host, envelope_maker& envelopes, const question& asked)
        : host_(host), envelopes_(envelopes), asked_(asked) {}

    void ask(moment::time_point due) {
        const auto number = next_number++;
        due_.at(number % due_.size()) = due;
        host_.queue(envelopes_.make(number, asked_.command, asked_.words));
        ++under_way_;
    }

    void take(std::string_view text, moment::time_point now, answered& out) {
        --under_way_;
        const auto due = due_.at(number_in(text) % due_.size());
        out.milliseconds.push_back(milliseconds(now - due).count());
        const bool right =
            asked_.expected.empty() || text.find(asked_.expected) != std::string_view::npos;
        ++(right ? out.right : out.wrong);
        if (!right && out.first_wrong.empty()) out.first_wrong = text;
    }

    std::uint64_t under_way() const { return under_way_; }

 private:
    slack_host& host_;
    envelope_maker& envelopes_;
    const question& asked_;
    std::array<moment::time_point, 65'536> due_{};
    std::uint64_t under_way_ = 0;
};

/// Runs until nothing is under way or patience ends.
void drain(boost::asio::io_context& context, const conversation& talk) {
    const auto end = moment::now() + patience;
    while (talk.under_way() > 0 && moment::now() < end) {
        context.run_one_for(std::chrono::milliseconds{100});
    }
}

}  // namespace

double quantile(std::vector<double> values, double part) {
    if (values.empty()) return 0;
    const auto at = static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, values.begin() + at);
    return values.at(static_cast<std::size_t>(at));
}

answered keep_busy(boost::asio::io_context& context, slack_host& host, envelope_maker& envelopes,
                   const question& asked, unsigned outstanding, std::chrono::milliseconds lasting) {
    conversation talk(host, envelopes, asked);
    answered out;
    const auto begin = moment::now();
    const auto end = begin + lasting;
    host.tell({.on_hello = {}, .on_message = [&](std::string_view text) {
                   const auto now = moment::now();
                   answered ignored;
                   talk.take(text, now, now < end ? out : ignored);
                   if (out.first.empty()) out.first = text;
                   if (now < end) talk.ask(now);
               }});
    for (unsigned i = 0; i < outstanding; ++i) talk.ask(begin);
    host.flush();
    while (moment::now() < end) context.run_one_until(end);
    out.lasted = moment::now() - begin;
    drain(context, talk);
    host.tell({});
    return out;
}

answered keep_pace(boost::asio::io_context& context, slack_host& host, envelope_maker& envelopes,
                   const question& asked, unsigned a_second, std::chrono::milliseconds lasting) {
    conversation talk(host, envelopes, asked);
    answered out;
    host.tell({.on_hello = {},
               .on_message = [&](std::string_view text) { talk.take(text, moment::now(), out); }});
    const auto begin = moment::now();
    const auto gap = std::chrono::nanoseconds{std::chrono::seconds{1}} / a_second;
    for (auto due = begin; due < begin + lasting; due += gap) {
        while (moment::now() < due) context.run_one_until(due);
        talk.ask(due);
        host.flush();
    }
    drain(context, talk);
    out.lasted = moment::now() - begin;
    host.tell({});
    return out;
}

std::vector<double> sync_at_pace(const std::filesystem::path& folder, unsigned a_second,
                                 std::chrono::milliseconds lasting) {
    constexpr std::size_t pages = 4096;
    const std::string page(4096, 'p');
    const storage::descriptor file(
        ::open((folder / "disk").c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR));
    std::vector<double> out;
    const auto begin = moment::now();
    const auto gap = std::chrono::nanoseconds{std::chrono::seconds{1}} / a_second;
    for (auto due = begin; due < begin + lasting; due += gap) {
        std::this_thread::sleep_until(due);
        const auto place = static_cast<off_t>(out.size() % pages * page.size());
        storage::require(::pwrite(file.number(), page.data(), page.size(), place) > 0 &&
                             ::fdatasync(file.number()) == 0,
                         "cannot write to the disk");
        out.push_back(milliseconds(moment::now() - due).count());
    }
    return out;
}

std::uint64_t sent_so_far() {
    return next_number - 1;
}

}  // namespace coach::bench
