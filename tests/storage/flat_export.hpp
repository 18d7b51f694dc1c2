#pragma once

#include "core/personal_data.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <set>
#include <string>

namespace coach::testing {

/// Everything that an export has, as the texts and numbers that a database keeps of it. Of a full
/// life only: every optional value of the prompts must be there.
class flat_export {
 public:
    explicit flat_export(const personal_data& held);

    /// Of an export in JSON.
    explicit flat_export(const nlohmann::json& document);

    bool has(const std::string& value) const { return values_.contains(value); }

 private:
    void add(const std::string& text) { values_.insert(text); }
    void add(std::int64_t number) { values_.insert(std::to_string(number)); }
    void add(timestamp moment) { add(moment.time_since_epoch().count()); }
    void add(const person_id& who) { add(who.team.str()), add(who.member.str()); }
    void add_link(const auto& link) { add(link.confirmed), add(link.since); }
    void add_look(const auto& seen) { add(seen.thing), add(seen.at); }

    void add_leaf(const nlohmann::json& leaf);
    void add_person(const person& known);
    void add_assessment(const assessment& made);
    void add_entry(const journal_entry& entry);
    void add_goal(const goal& goal);
    void add_prompts(const prompts& chosen);
    void add_schedule(const prompts& chosen);
    void add_outgoing(const outgoing_record& sent);
    void add_request(const feedback_request& request);
    void add_results(const feedback_results& results);
    void add_part(const feedback_part& part);
    void add_given(const given_feedback& given);

    std::set<std::string> values_;
};

}  // namespace coach::testing
