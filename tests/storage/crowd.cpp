#include "tests/storage/crowd.hpp"

#include "storage/assessments.hpp"
#include "storage/connection.hpp"
#include "storage/goals.hpp"
#include "storage/homes.hpp"
#include "storage/journal.hpp"
#include "storage/open_database.hpp"
#include "storage/outbox.hpp"
#include "storage/people.hpp"
#include "storage/pictures.hpp"
#include "storage/prompts.hpp"
#include "storage/teams.hpp"
#include "storage/transaction.hpp"

#include <random>

namespace coach::testing {

namespace {

using storage::connection;
using storage::transaction;
using storage::transaction_kind;

/// The people of a crowded database, and what they do next.
class crowd {
 public:
    explicit crowd(connection& database) : database_(database) {}

    /// What so many of them do.
    void live(int deeds) {
        transaction work(database_, transaction_kind::writing);
        for (int i = 0; i < deeds; ++i) act(below(population), below(population));
        work.commit();
    }

 private:
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

    std::string text(int who, int most_words) {
        std::string out;
        for (int i = below(most_words); i >= 0; --i) {
            out += mark_of(who) + std::to_string(below(100'000)) + " ";
        }
        return out;
    }

    void act(int who, int whom) {
        const auto me = person_number(who);
        const auto other = person_number(whom);
        const auto id = std::to_string(below(1'000'000));
        storage::upsert_standing(database_, me, {text(who, 2), text(who, 2), text(who, 2)}, {});
        storage::insert_assessment(
            database_, {me, me, text(who, 1), text(who, 1), {{"c", "L", text(who, 30)}}, {}});
        storage::insert_entry(database_, {.id = entry_id{id},
                                          .author = me,
                                          .text = {.main = text(who, 200)},
                                          .competencies = {text(who, 3)}});
        storage::insert_goal(
            database_,
            {.id = goal_id{id}, .owner = me, .text = {.title = text(who, 20), .origin = ""}});
        storage::upsert_manager_link(database_, me, {other, below(2) == 0, {}});
        storage::insert_access(database_, other, {me, "plan", {}});
        storage::insert_picture(database_, me, text(who, 1), {.file = text(who, 1), .made = {}});
        be_asked(me, other, who);
        revise(me, who);
    }

    void be_asked(const person_id& me, const person_id& other, int who) {
        auto chosen = storage::select_prompts(database_, me);
        chosen.presence.time_zone = text(who, 2);
        storage::store_prompts(database_, chosen);
        storage::insert_opened_home(database_, me);
        storage::refresh_home(database_, me);
        storage::insert_all_outgoing(
            database_, me.team, request_key{text(who, 1)},
            {{.to = me, .kind = outgoing_kind::prompt, .about = text(who, 1)},
             {.to = other, .kind = outgoing_kind::manager_question, .about = me.member.str()},
             {.to = me, .kind = outgoing_kind::manager_question, .about = other.member.str()}});
        for (const auto& each :
             storage::claim_outgoing(database_, outbox_lane::interactive, 1, {}, {})) {
            storage::settle_outgoing(database_, each, {});
        }
    }

    void revise(const person_id& me, int who) {
        const auto journal = storage::select_journal(database_, me);
        const auto& old = journal.at(static_cast<std::size_t>(below(int(journal.size()))));
        if (below(3) == 0) {
            storage::delete_entry(database_, me, old.id);
        } else {
            storage::update_entry(database_, me, old.id, {.main = text(who, 100)}, {}, {});
        }
        for (const auto& goal : storage::select_goals(database_, me)) {
            storage::update_goal_state(database_, me, goal.id, goal_state::dropped, {});
        }
    }

    connection& database_;
    std::mt19937 random_{7};
};

}  // namespace

std::string mark_of(int number) {
    return "zq" + std::to_string(1000 + number) + "zq";
}

person_id person_number(int number) {
    return {.team = team_id{"T1"}, .member = member_id{"U" + mark_of(number)}};
}

void create_crowded(const std::filesystem::path& file) {
    auto database = storage::open_database(file, std::chrono::milliseconds{0});
    crowd people(database);
    for (int i = 0; i < 10; ++i) people.live(60);
}

}  // namespace coach::testing
