#include "bot/main/sample_team.hpp"

#include "core/clock.hpp"
#include "core/standing.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

namespace coach::program {

namespace {

struct placed_person {
    std::string_view member;
    std::size_t level;  ///< counted from the first; the last one of a shorter ladder
};

constexpr auto sample_team = "T0NORTHWND";
constexpr std::array team{
    placed_person{"U0MATEO002", 2}, placed_person{"U0IMOGEN07", 1}, placed_person{"U0BISHAL08", 1},
    placed_person{"U0GRACE006", 3}, placed_person{"U0AROHA016", 2},
};

task<void> place_all(store& people, const framework& ladder) {
    const auto a_month_ago = system_clock{}.now() - std::chrono::days(29);
    for (const auto& [member, level] : team) {
        const auto at = std::min(level, ladder.levels.size() - 1);
        co_await people.save_standing(
            request_key("sample team/" + std::string(member)),
            {.team = team_id(sample_team), .member = member_id(std::string(member))},
            choose_standing(ladder, at, std::nullopt).value(), a_month_ago);
    }
}

}  // namespace

void place_sample_team(store& people, const framework& ladder) {
    boost::asio::io_context context;
    std::exception_ptr thrown;
    boost::asio::co_spawn(context, place_all(people, ladder),
                          [&](std::exception_ptr fault) { thrown = std::move(fault); });
    context.run();
    if (thrown) std::rethrow_exception(thrown);
}

}  // namespace coach::program
