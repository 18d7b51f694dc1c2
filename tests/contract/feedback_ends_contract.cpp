#include "tests/contract/feedback_checks.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace coach::testing {

namespace {

void check_closing(store& people) {
    feedback_desk desk(people);

    SECTION("of a closed anonymous request only its results stay") {
        auto value = create_feedback();
        value.givers = {asker, dan, eve};
        const auto id = desk.ask(value);
        desk.admit(id, fay);
        desk.answer(id, create_answer(asker, "by the manager", rater_group::manager));
        for (const auto& who : {dan, eve, fay}) {
            desk.answer(id, create_answer(who, "text of " + who.member.str()));
        }
        const auto count = [&] { return run(people.find_outbox_state()).waiting; };
        send(
            people, "recount",
            {.to = asker, .kind = outgoing_kind::feedback_recount, .about = id.str(), .due = noon});
        send(people, "reminder",
             {.to = eve,
              .kind = outgoing_kind::feedback_last_reminder,
              .about = id.str(),
              .due = noon});
        CHECK_FALSE(desk.results(id));
        CHECK(count() == 2);

        const request_key key{"close"};
        const auto close = [&] {
            return run(
                people.close_feedback(key, subject.team, id, noon + 1h,
                                      {{.to = asker, .kind = outgoing_kind::feedback_ready}}));
        };
        CHECK(close() == applied::now);
        CHECK(close() == applied::before);
        CHECK(desk.close(id) == applied::nowhere);

        CHECK(count() == 1);
        CHECK(desk.told(outgoing_kind::feedback_ready, id) == "U2 ");
        const auto closed = desk.find(id);
        CHECK(closed.state == feedback_state::closed);
        CHECK(closed.ended == noon + 1h);
        CHECK(closed.givers == std::vector{asker, dan, eve});
        const auto results = desk.results(id).value();
        REQUIRE(results.groups.size() == 2);
        CHECK_FALSE(results.withheld);
        const auto& manager = results.groups.at(0);
        CHECK(manager.givers == std::vector{asker});
        CHECK(manager.comments ==
              std::vector<feedback_comment>{{comment_kind::keep_doing, "by the manager", asker}});
        const auto& peers = results.groups.at(1);
        CHECK(peers.answers == 3);
        CHECK(peers.givers.empty());
        CHECK(peers.stages == std::vector<stage_count>{{"execution", "L2", 3}});
        CHECK(peers.comments.size() == 3);
        CHECK(std::ranges::none_of(peers.comments,
                                   [](const auto& each) { return each.giver.has_value(); }));
        const auto part = run(people.find_personal_data(fay));
        CHECK(part.feedback_parts.empty());
    }

    SECTION("too few anonymous answers are held back, and it says so") {
        const auto id = desk.ask();
        desk.answer(id, create_answer(dan));
        desk.answer(id, create_answer(eve));
        desk.close(id);
        CHECK(desk.results(id) == feedback_results{.groups = {}, .withheld = true});
    }

    SECTION("nobody is known to have declined once an anonymous request has closed") {
        const auto id = desk.ask();
        desk.decline(id, dan);
        CHECK(run(people.find_personal_data(dan)).feedback_parts.at(0).declined);
        desk.close(id);
        CHECK_FALSE(run(people.find_personal_data(dan)).feedback_parts.at(0).declined);
        CHECK(run(people.find_personal_data(eve)).feedback_parts.at(0).asked);
    }

    SECTION("named answers stay with their givers") {
        const auto id = desk.ask(create_feedback(false));
        desk.answer(id, create_answer(dan, "by dan"));
        desk.decline(id, eve);
        desk.close(id);

        const auto results = desk.results(id).value();
        REQUIRE(results.groups.size() == 1);
        CHECK(results.groups.at(0).givers == std::vector{dan});
        CHECK(results.groups.at(0).comments.at(0).text == "by dan");
        const auto parts = run(people.find_personal_data(dan)).feedback_parts;
        CHECK(parts.at(0).written == create_answer(dan, "by dan"));
        CHECK(run(people.find_personal_data(eve)).feedback_parts.at(0).declined);
    }

    SECTION("the subject reads it when it is shared, and no longer when that is undone") {
        const auto id = desk.ask();
        CHECK(desk.share(id) == applied::nowhere);
        desk.close(id);
        CHECK(desk.share(id) == applied::now);
        CHECK(desk.find(id).shared);
        CHECK(desk.share(id, false) == applied::now);
        CHECK_FALSE(desk.find(id).shared);
    }

    SECTION("nobody closes or shares from another team") {
        const auto id = desk.ask();
        const team_id other{"T2"};
        CHECK(run(people.close_feedback(desk.key(), other, id, noon)) == applied::nowhere);
        CHECK(run(people.cancel_feedback(desk.key(), other, id, noon)) == applied::nowhere);
        CHECK(run(people.nudge_feedback(desk.key(), other, id, noon)) == applied::nowhere);
        CHECK_FALSE(run(people.find_results(other, id)));
        desk.close(id);
        CHECK(run(people.share_feedback(desk.key(), other, id, true, noon)) == applied::nowhere);
        CHECK_FALSE(run(people.find_results(other, id)));
    }
}

void check_forgetting(store& people) {
    feedback_desk desk(people);
    const auto named = [] {
        auto out = create_feedback(false);
        out.subject = out.asker = eve;
        out.givers = {dan};
        return out;
    };

    SECTION("of what ended before that moment nothing stays, and of the rest everything") {
        const auto anonymous = desk.ask();
        for (const auto& who : {dan, eve}) desk.answer(anonymous, create_answer(who));
        desk.admit(anonymous, fay);
        desk.answer(anonymous, create_answer(fay));
        const auto other = desk.ask(named());
        desk.answer(other, create_answer(dan));
        desk.close(anonymous, noon);
        desk.close(other, noon + 1ms);
        send(people, "ready",
             {.to = asker, .kind = outgoing_kind::feedback_ready, .about = anonymous.str()});
        send(people, "other",
             {.to = eve, .kind = outgoing_kind::feedback_ready, .about = other.str()});

        CHECK(run(people.forget_feedback(noon, 10)) == 0);
        CHECK(run(people.forget_feedback(noon + 1ms, 10)) == 1);

        CHECK_FALSE(desk.knows(anonymous));
        CHECK_FALSE(desk.results(anonymous));
        CHECK(run(people.find_feedback_about(subject)).empty());
        CHECK(run(people.find_personal_data(asker)).outbox.empty());
        const auto left = run(people.find_personal_data(dan)).feedback_parts;
        REQUIRE(left.size() == 1);
        CHECK(left.at(0).request == other);
        CHECK(desk.results(other)->groups.size() == 1);
        CHECK(desk.told(outgoing_kind::feedback_ready, other) == "U5 ");
        CHECK(run(people.forget_feedback(noon + 1h, 10)) == 1);
        CHECK(run(people.find_personal_data(dan)).feedback_parts.empty());
    }

    SECTION("what waits or is open stays, however old") {
        const auto state = GENERATE(feedback_state::waiting, feedback_state::open);
        const auto id = desk.ask(create_feedback(true, state));
        CHECK(run(people.forget_feedback(in_two_weeks + 365 * 24h, 10)) == 0);
        CHECK(desk.knows(id));
    }

    SECTION("what the end of a link cancelled counts as ended when it was due") {
        const manager_link link{.manager = asker, .confirmed = true, .since = noon};
        run(people.save_manager(desk.key(), subject, link));
        const auto id = desk.ask();
        run(people.end_manager(desk.key(), subject, asker));
        REQUIRE(desk.find(id).state == feedback_state::cancelled);
        CHECK(run(people.forget_feedback(in_two_weeks, 10)) == 0);
        CHECK(run(people.forget_feedback(in_two_weeks + 1ms, 10)) == 1);
        CHECK_FALSE(desk.knows(id));
        CHECK(desk.told(outgoing_kind::feedback_cancelled, id).empty());
    }

    SECTION("as many at a time as are wanted, and no Home is drawn for it") {
        desk.cancel(desk.ask());
        desk.cancel(desk.ask());
        desk.cancel(desk.ask());
        for (const auto& who : {subject, asker, dan}) run(people.note_home_opened(who));
        CHECK(run(people.forget_feedback(noon + 1h, 2)) == 2);
        CHECK(run(people.forget_feedback(noon + 1h, 2)) == 1);
        CHECK(run(people.forget_feedback(noon + 1h, 2)) == 0);
        CHECK(desk.homes().empty());
    }
}

void check_cancelling(store& people) {
    feedback_desk desk(people);

    SECTION("of a cancelled request nothing that was written stays, and who is concerned is told") {
        const auto anonymous = GENERATE(true, false);
        const auto id = desk.ask(create_feedback(anonymous));
        desk.admit(id, fay);
        desk.answer(id, create_answer(fay));
        desk.answer(id, create_answer(dan));

        CHECK(desk.cancel(id, noon + 1h) == applied::now);

        CHECK(desk.find(id).state == feedback_state::cancelled);
        CHECK(desk.find(id).ended == noon + 1h);
        CHECK(desk.told(outgoing_kind::feedback_cancelled, id) == "U4 U5 U6 ");
        CHECK_FALSE(desk.written(id, dan));
        CHECK_FALSE(desk.results(id));
        CHECK(desk.cancel(id) == applied::nowhere);
        CHECK(desk.close(id) == applied::nowhere);
        CHECK(desk.share(id) == applied::nowhere);
        const auto parts = run(people.find_personal_data(dan)).feedback_parts;
        CHECK_FALSE(parts.at(0).written);
    }

    SECTION("what has closed is not cancelled") {
        const auto id = desk.ask();
        desk.close(id);
        CHECK(desk.cancel(id) == applied::nowhere);
    }
}

void check_links(store& people) {
    feedback_desk desk(people);
    const auto link = [&](const person_id& manager, bool confirmed) {
        return run(
            people.save_manager(desk.key(), subject, manager_link{manager, confirmed, noon}));
    };

    SECTION("a confirmed manager asks, and so does the subject") {
        link(asker, true);
        const auto closed = desk.ask();
        desk.close(closed);
        const auto id = desk.ask();
        auto own = create_feedback();
        own.asker = subject;
        const auto by_subject = desk.ask(own);
        auto other = create_feedback();
        other.subject = fay;
        const auto about_other = desk.ask(other);
        desk.answer(id, create_answer(dan));

        SECTION("what the manager asks ends with the link, and nothing else does") {
            const auto how = GENERATE(0, 1, 2);
            if (how == 0) run(people.end_manager(desk.key(), subject, asker));
            if (how == 1) run(people.save_manager(desk.key(), subject, std::nullopt));
            if (how == 2) link(fay, true);

            CHECK(desk.find(id).state == feedback_state::cancelled);
            CHECK_FALSE(desk.written(id, dan));
            CHECK(desk.told(outgoing_kind::feedback_cancelled, id) == "U4 U5 ");
            CHECK(desk.find(closed).state == feedback_state::closed);
            CHECK(desk.find(by_subject).state == feedback_state::open);
            CHECK(desk.find(about_other).state == feedback_state::open);
        }

        SECTION("who asks to be the manager, or is confirmed again, ends nothing") {
            link(fay, false);
            link(asker, true);
            run(people.end_manager(desk.key(), subject, fay));
            CHECK(desk.find(id).state == feedback_state::open);
        }
    }

    SECTION("what waits for a link ends with it as well") {
        link(asker, false);
        const auto id = desk.ask(create_feedback(true, feedback_state::waiting));
        run(people.end_manager(desk.key(), subject, asker));
        CHECK(desk.find(id).state == feedback_state::cancelled);
        CHECK(desk.told(outgoing_kind::feedback_cancelled, id).empty());
    }
}

}  // namespace

void check_feedback_ends(store& people) {
    check_closing(people);
    check_forgetting(people);
    check_cancelling(people);
    check_links(people);
}

}  // namespace coach::testing
