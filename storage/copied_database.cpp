#include "storage/copied_database.hpp"

#include "core/store/unit_of_work.hpp"

#include <sqlite3.h>

#include <utility>

namespace coach::storage {

namespace {

/// Lets that connection's work be interrupted while this lives.
class interruptible {
 public:
    interruptible(connection& database, std::stop_token stop)
        : database_(database), stop_(std::move(stop)) {
        constexpr int instructions_between_looks = 10'000;
        ::sqlite3_progress_handler(database_.handle(), instructions_between_looks, is_stopped,
                                   &stop_);
    }
    interruptible(const interruptible&) = delete;
    interruptible& operator=(const interruptible&) = delete;
    ~interruptible() { ::sqlite3_progress_handler(database_.handle(), 0, nullptr, nullptr); }

 private:
    static int is_stopped(void* stop) {
        return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0;
    }

    connection& database_;
    std::stop_token stop_;
};

}  // namespace

void make_single_file(connection& database) {
    if (database.text("PRAGMA journal_mode = DELETE") == "delete") return;
    throw store_failure("its write-ahead log cannot be folded in");
}

void require_sound(connection& database, const std::filesystem::path& named,
                   const std::stop_token& stop) {
    const interruptible while_asked(database, stop);
    const auto said = database.text("PRAGMA integrity_check(1)");
    const bool dangling = database.prepare("PRAGMA foreign_key_check").step();
    if (said != "ok") throw store_failure(named.string() + " is damaged: " + said);
    if (dangling) throw store_failure(named.string() + " has rows that refer to nothing");
}

}  // namespace coach::storage
