#pragma once

#include "sandbox/random_source.hpp"
#include "sandbox/workspace/workspace.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// A modal or somebody's Home, as it stands there (slack-platform 4.3).
struct view {
    std::string id;             ///< "V…"
    std::string person;         ///< whose screen it is on
    nlohmann::json content;     ///< what the app gave, with all block_ids and action_ids
    std::string hash;           ///< new at each change
    std::string root_id;        ///< of the lowest modal; its own of a Home
    std::string previous_id{};  ///< of the modal below it, or empty
    nlohmann::json entered = nlohmann::json::object();  ///< by block_id and action_id
};

/// How many modals may stand on each other: one opened, two pushed.
inline constexpr std::size_t most_modals = 3;

/// Everybody's open modals and Homes. What the app gives must have been checked. References and
/// pointers that it returns hold until the next alteration. Every alteration leaves a change
/// behind; not thread-safe.
class views {
 public:
    using time_point = std::chrono::system_clock::time_point;

    /// `random` must outlive this.
    explicit views(random_source& random) : random_(random) {}

    /// Puts a modal on top of the person's others, of which there must be fewer than most_modals.
    /// `channel`, if there is one, is what `default_to_current_conversation` stands for.
    const view& push(std::string person, nlohmann::json content, std::string_view channel,
                     time_point now);

    /// Gives a view, which must exist, new content. What was entered stays where block_id,
    /// action_id and type do.
    const view& update(std::string_view id, nlohmann::json content, time_point now);

    /// Gives a person a Home, in place of one that they may have.
    const view& publish(const std::string& person, nlohmann::json content, time_point now);

    /// Takes one modal away, wherever it stands.
    void close(std::string_view id);

    /// Takes all modals of a person away.
    void clear(const std::string& person);

    /// Notes what stands in the elements of a view, which must exist: `given[block_id][action_id]`
    /// in the form of a state. What is as it was does not count as entered.
    void enter(std::string_view id, const nlohmann::json& given);

    /// The view with that id, or nullptr.
    const view* find(std::string_view id) const;

    /// The view with that `external_id`, or nullptr.
    const view* find_external(std::string_view external_id) const;

    /// The person's modals, the lowest first.
    const std::vector<view>& stack(const std::string& person) const;

    /// The person's topmost modal, or nullptr.
    const view* top(const std::string& person) const;

    /// The person's Home, or nullptr where the app has published none.
    const view* home(const std::string& person) const;

    /// All Homes, by person.
    const std::map<std::string, view, std::less<>>& homes() const { return homes_; }

    /// The changes since it was last asked: "views" and "home", to the person.
    std::vector<change> take_changes();

 private:
    view create(std::string person, nlohmann::json content, time_point now);
    view* lookup(std::string_view id);
    void tell(const std::string& person);
    std::string next_hash(time_point now);

    random_source& random_;
    std::map<std::string, std::vector<view>, std::less<>> stacks_;  ///< by person
    std::map<std::string, view, std::less<>> homes_;                ///< by person
    std::vector<change> changes_;
};

/// Whether it is a Home and no modal.
bool is_home(const view& v);

/// `state.values` of a view.
nlohmann::json values_of(const view& v);

/// The view in the control API's form.
nlohmann::json to_json(const view& v);

/// A person's modals in the control API's form, the lowest first.
nlohmann::json to_json(const std::vector<view>& stack);

}  // namespace coach::sandbox
