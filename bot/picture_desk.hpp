#pragma once

#include "bot/routing/picture_port.hpp"
#include "bot/routing/slack_port.hpp"
#include "core/clock.hpp"
#include "core/store.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/thread_pool.hpp>

#include <cstddef>
#include <memory>
#include <string>

namespace coach::bot {

/// Which picture that is: the same for charts that look the same, drawn by this version.
std::string digest_of(const chart& shown);

/// Draws on a thread of its own, uploads to Slack, and remembers in the store which file shows
/// whom what. Used on the network thread only.
class picture_desk final : public picture_port {
 public:
    /// Pictures that one person has at most; of more, the oldest are deleted.
    static constexpr std::size_t most_pictures = 8;

    /// `executor` is that of the network thread. What is passed by reference must outlive this and
    /// every task.
    picture_desk(boost::asio::any_io_executor executor, store& people, slack_port& slack,
                 const clock& time);
    ~picture_desk() override;

    task<std::optional<std::string>> find(person_id owner, chart shown) override;

    /// Two of the same at the same time make one picture. When Slack refuses one, or does not show
    /// it in time, nobody's is tried for a while: a minute, and after each further failure twice as
    /// long, up to 16 minutes.
    task<std::optional<std::string>> make(person_id owner, chart shown) override;

 private:
    struct job;
    struct order;
    struct room;

    task<std::optional<std::string>> make_once(order wanted);
    task<std::optional<std::string>> make_new(const order& wanted);
    task<std::optional<std::string>> draw_and_upload(const order& wanted);
    task<std::optional<std::string>> keep(const order& wanted, std::string file);
    task<void> delete_old(person_id owner);
    task<bool> forget(person_id owner, std::string file);

    boost::asio::any_io_executor executor_;
    store& people_;
    slack_port& slack_;
    const clock& time_;
    std::shared_ptr<room> room_;
    boost::asio::thread_pool easel_{1};
};

}  // namespace coach::bot
