#pragma once

#include "sandbox/moment.hpp"
#include "sandbox/random_source.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// The times and sizes of uploads. All of them are ours: Slack promises none.
struct file_settings {
    std::chrono::milliseconds processing = std::chrono::milliseconds(800);
    std::chrono::milliseconds url_lifetime = std::chrono::minutes(10);
    std::size_t most_bytes = std::size_t{20} * 1024 * 1024;
};

/// How far an upload has come (slack-platform 3.4).
enum class file_stage {
    reserved,    ///< has an address to upload to
    uploaded,    ///< its bytes are there
    processing,  ///< completed; type not known yet
    ready,
    deleted,
};

/// Where a file was shared.
struct file_share {
    std::string channel;
    std::string ts;  ///< of the message that shows it
};

/// A file, from the moment its upload is asked for.
struct stored_file {
    std::string id;  ///< "F0…"
    std::string name;
    std::string title{};
    std::string alt_txt;
    std::string user;  ///< who uploads it
    std::size_t length{};
    std::string upload_path;
    file_stage stage = file_stage::reserved;
    std::string bytes{};
    std::chrono::system_clock::time_point created;
    std::chrono::steady_clock::time_point due;  ///< the end of its stage: expiry, or processed
    std::vector<file_share> shares{};
};

/// What somebody wants to upload.
struct file_request {
    std::string name;
    std::size_t length{};
    std::string alt_txt;
    std::string user;
};

/// The files of the workspace. Pure: bytes and times are passed in. Not thread-safe.
class file_store {
 public:
    using time_point = std::chrono::steady_clock::time_point;

    /// `random` must outlive this.
    file_store(file_settings settings, random_source& random)
        : settings_(settings), random_(random) {}

    /// Makes a place to upload to, "/upload/v1/…", good for one upload.
    const stored_file& reserve(file_request wanted, moment now);

    /// Takes an upload. Empty where that went, otherwise why it is refused: the address is unknown,
    /// used or expired ("not_found"), or the length is not the promised one ("wrong_length").
    std::string_view receive(std::string_view path, std::string bytes, time_point now);

    /// Whether an upload is there that nobody has completed yet.
    bool is_completable(std::string_view id) const;

    /// Completes such an upload; from then on it is being processed.
    void complete(std::string_view id, std::string title, time_point now);

    /// The file that was completed, deleted ones too, or nullptr. Lives until the next `reserve`.
    const stored_file* find(std::string_view id) const;

    /// Notes that a message shows the file, which must exist.
    void add_share(std::string_view id, file_share share);

    /// Forgets the bytes of a file that exists.
    void remove(std::string_view id);

    /// Ends the processing that is due; the ids of the files that are ready now.
    std::vector<std::string> finish_due(time_point now);

    /// Puts back a file of an earlier run.
    void put_back(stored_file file);

    /// When `finish_due` is next worth calling.
    std::optional<time_point> next_deadline() const;

    /// All files that were completed, deleted ones too, by id.
    std::vector<const stored_file*> all() const;

    const file_settings& settings() const { return settings_; }

 private:
    file_settings settings_;
    random_source& random_;
    std::map<std::string, stored_file, std::less<>> files_;  ///< by id
};

/// Whether its type is known and its bytes are still there.
bool is_ready(const stored_file& file);

}  // namespace coach::sandbox
