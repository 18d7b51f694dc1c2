#pragma once

#include "core/feedback.hpp"
#include "core/ids.hpp"
#include "storage/secret_bytes.hpp"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace coach::storage {

/// The keys of open anonymous requests, outside of the database and of every backup of it: a file
/// for each (mode 0600) in the folder "<database>.keys" (mode 0700). Its names are hashes: they say
/// nothing, and lead nowhere else.
///
/// A key is made inside the transaction that needs it first, so it is on the disk before anything
/// that it sealed. It is destroyed only after the commit that ends its request. Whoever makes one
/// must have the database's write lock, so that no two processes make the same. Used by one thread
/// at a time. Everything here throws store_failure where the disk refuses.
class key_ring {
 public:
    /// The ring beside that database. Touches nothing yet.
    explicit key_ring(const std::filesystem::path& database);

    /// What the key of that request is called.
    static std::string name_of(const team_id& team, const feedback_id& feedback);

    /// The key of that name; nothing where it is missing, or is no key.
    std::optional<secret_bytes> find(const std::string& name) const;

    /// Makes a key, in the place of a file of that name which is none.
    secret_bytes make(const std::string& name);

    /// All that there are.
    std::set<std::string> names() const;

    const std::filesystem::path& folder() const { return folder_; }

    /// Where those are kept, in the order of their names.
    std::vector<std::filesystem::path> files() const;

    /// Notes that the key is to go, once what ends its request is committed.
    void doom(const std::string& name) { doomed_.insert(name); }

    bool has_doomed() const { return !doomed_.empty(); }

    /// Destroys what was doomed, but for those `needed`: their request's end was undone. What
    /// cannot be destroyed stays doomed.
    void destroy_doomed(const std::set<std::string>& needed);

 private:
    void destroy(const std::string& name) const;
    void prepare_folder() const;
    std::filesystem::path file_of(const std::string& name) const;

    std::filesystem::path folder_;
    std::set<std::string> doomed_;
};

}  // namespace coach::storage
