#include "storage/paced_writing.hpp"

#include <SQLiteCpp/Exception.h>

#include <algorithm>

namespace coach::storage {

namespace {

constexpr int resting_times = 3;
constexpr std::chrono::milliseconds longest_rest{100};

sqlite3_file& file_of(connection& database) {
    sqlite3_file* file = nullptr;
    const int code = ::sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER,
                                            static_cast<void*>(&file));
    if (code != SQLITE_OK) throw SQLite::Exception("the database has no file", code);
    return *file;
}

}  // namespace

void pace::hurry(bool hurries) {
    if (hurries == hurries_) return;
    {
        const std::scoped_lock lock(resting_);
        hurries_ = hurries;
    }
    changed_.notify_all();
}

void pace::rest(duration lasting) {
    std::unique_lock lock(resting_);
    changed_.wait_for(lock, lasting, [this] { return hurries(); });
}

paced_writing::paced_writing(connection& database, int together, pace& how)
    : file_(file_of(database)),
      before_(file_.pMethods),
      methods_{*before_, this},
      together_(together),
      how_(how) {
    methods_.ours.xWrite = &write_paced;
    file_.pMethods = &methods_.ours;
}

paced_writing::~paced_writing() {
    file_.pMethods = before_;
}

int paced_writing::write_paced(sqlite3_file* file, const void* data, int size,
                               sqlite3_int64 offset) {
    auto& self = *reinterpret_cast<const methods*>(file->pMethods)->self;
    file->pMethods = self.before_;
    const int code = self.write(data, size, offset);
    file->pMethods = &self.methods_.ours;
    return code;
}

int paced_writing::write(const void* data, int size, sqlite3_int64 offset) {
    if (written_ == 0) began_ = std::chrono::steady_clock::now();
    const int code = before_->xWrite(&file_, data, size, offset);
    if (code != SQLITE_OK || how_.hurries() || ++written_ < together_) return code;
    written_ = 0;
    return sync();
}

int paced_writing::sync() {
    const int code = before_->xSync(&file_, SQLITE_SYNC_NORMAL);
    const auto took = std::chrono::steady_clock::now() - began_;
    how_.rest(std::min<pace::duration>(resting_times * took, longest_rest));
    return code;
}

}  // namespace coach::storage
