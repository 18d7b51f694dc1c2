#pragma once

#include "core/store.hpp"
#include "storage/sqlite_store.hpp"
#include "tests/support/run.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace coach::testing {

inline person_id member(const std::string& id) {
    return {.team = team_id{"T1"}, .member = member_id{id}};
}

inline const auto scene_subject = member("USUBJECT");
inline const auto scene_asker = member("UASKER");
inline const timestamp scene_begin{std::chrono::milliseconds{1'767'268'800'000}};
inline const timestamp scene_due = scene_begin + std::chrono::days{14};

/// What people do with one request for feedback, each step under a key of its own.
class feedback_scene {
 public:
    explicit feedback_scene(store& people) : people_(people) {}

    void ask(const std::vector<person_id>& by_name, bool anonymous = true) {
        id_ = run(people_.add_feedback(key(), {.subject = scene_subject,
                                               .asker = scene_asker,
                                               .state = feedback_state::open,
                                               .anonymous = anonymous,
                                               .channel = "C1",
                                               .givers = by_name,
                                               .competencies = {"execution"},
                                               .framework = "ladder",
                                               .version = "1",
                                               .made = scene_begin,
                                               .due = scene_due}))
                  .id;
    }
    void admit(const person_id& giver) { run(people_.admit_giver(team(), id_, giver)); }
    applied answer(const person_id& giver, const std::string& text,
                   rater_group group = rater_group::peers) {
        return run(people_.save_answer(
            key(), team(), id_,
            {.giver = giver,
             .group = group,
             .stages = {{"execution", text.size() % 2 == 0 ? "L1" : "L2"}},
             .keep_doing = text},
            scene_begin,
            {{.to = scene_asker, .kind = outgoing_kind::feedback_recount, .due = scene_begin}}));
    }
    void decline(const person_id& giver) {
        run(people_.decline_feedback(key(), team(), id_, giver, scene_begin));
    }
    applied close() {
        return run(
            people_.close_feedback(key(), team(), id_, scene_due,
                                   {{.to = scene_asker, .kind = outgoing_kind::feedback_ready}}));
    }
    std::optional<feedback_answer> written(const person_id& giver) {
        return run(people_.find_answer(team(), id_, giver));
    }
    feedback_count count() { return run(people_.count_answers(team(), id_)); }
    feedback_request find() { return run(people_.find_feedback(team(), id_)).value(); }
    std::optional<feedback_results> results() { return run(people_.find_results(team(), id_)); }
    bool is_told_of_loss(const person_id& giver) {
        for (const auto& each : run(people_.find_personal_data(giver)).outbox) {
            if (each.what.kind == outgoing_kind::feedback_lost) return true;
        }
        return false;
    }
    const feedback_id& id() const { return id_; }
    void continue_with(feedback_id id) { id_ = std::move(id); }

 private:
    request_key key() { return request_key{"step " + std::to_string(++step_)}; }
    static team_id team() { return scene_subject.team; }

    store& people_;
    feedback_id id_{};
    int step_ = 0;
};

/// The files of keys of that database.
inline std::vector<std::filesystem::path> key_files(const std::filesystem::path& database) {
    const std::filesystem::path folder(database.string() + ".keys");
    std::vector<std::filesystem::path> out;
    if (!std::filesystem::exists(folder)) return out;
    for (const auto& each : std::filesystem::directory_iterator(folder)) out.push_back(each.path());
    return out;
}

}  // namespace coach::testing
