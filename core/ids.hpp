#pragma once

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace coach {

/// A string that names one kind of thing and converts to no other kind.
template <class Tag>
class id {
 public:
    id() = default;
    explicit id(std::string value) : value_(std::move(value)) {}

    /// The text of the id, as its source wrote it.
    const std::string& str() const { return value_; }
    bool empty() const { return value_.empty(); }

    auto operator<=>(const id&) const = default;

 private:
    std::string value_;
};

/// The workspace whose members use this installation. Every stored row carries one.
using team_id = id<struct team_tag>;

/// A member of one workspace. Unique only together with its team.
using member_id = id<struct member_tag>;

/// One person: who owns a journal, a level, a goal.
struct person_id {
    team_id team;
    member_id member;

    auto operator<=>(const person_id&) const = default;
};

/// What identifies one request of a person across redeliveries, retries and double clicks.
/// Two requests with one key are the same request and have one effect. It may be derived from a
/// secret of the platform, so it is compared, hashed and stored as a hash, and never shown or
/// logged.
using request_key = id<struct request_tag>;

}  // namespace coach
