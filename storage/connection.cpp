#include "storage/connection.hpp"

#include "storage/scrubbing.hpp"
#include "storage/tokenizer.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <exception>
#include <tuple>

namespace coach::storage {

query::~query() {
    statement_.tryReset();
    statement_.clearBindings();
}

bytes query::blob(int column) const {
    const auto value = statement_.getColumn(column);
    const auto* const begin = static_cast<const unsigned char*>(value.getBlob());
    return {begin, begin + value.getBytes()};
}

void query::set(int position, const bytes& value) {
    statement_.bind(position, value.data(), static_cast<int>(value.size()));
}

connection::connection(const std::filesystem::path& file, std::chrono::milliseconds busy_timeout)
    : database_(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX,
                static_cast<int>(busy_timeout.count()), scrubbing_file_system()),
      busy_timeout_(busy_timeout) {}

query connection::prepare(std::string_view sql) {
    auto found = statements_.find(sql);
    if (found == statements_.end()) {
        found = statements_
                    .emplace(std::piecewise_construct, std::forward_as_tuple(sql),
                             std::forward_as_tuple(database_, std::string(sql)))
                    .first;
    }
    return query(found->second);
}

tokenizer& connection::words() {
    if (!words_) words_ = std::make_shared<tokenizer>(handle());
    return *words_;
}

void connection::execute(const std::string& script) {
    database_.exec(script);
}

std::int64_t connection::number(const std::string& sql) {
    return database_.execAndGet(sql).getInt64();
}

std::string connection::text(const std::string& sql) {
    return database_.execAndGet(sql).getString();
}

std::vector<std::string_view> connection::prepared() const {
    std::vector<std::string_view> texts;
    for (const auto& [sql, statement] : statements_) texts.push_back(sql);
    return texts;
}

bool connection::in_transaction() const {
    return ::sqlite3_get_autocommit(database_.getHandle()) == 0;
}

void connection::settle() noexcept {
    try {
        if (also_settles_) also_settles_(*this);
    } catch (const std::exception&) {
        return empty_log();  // the rest of it is asked for again after the next commit
    }
    empty_log();
}

/// Waits for nobody: a backup may read for minutes.
bool connection::truncate_log() {
    ::sqlite3_busy_timeout(handle(), 0);
    const int code = ::sqlite3_wal_checkpoint_v2(handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE,
                                                 nullptr, nullptr);
    ::sqlite3_busy_timeout(handle(), static_cast<int>(busy_timeout_.count()));
    return code == SQLITE_OK;
}

void connection::empty_log() noexcept {
    if (!forgets_deleted_) return;
    try {
        if (!truncate_log()) return;
        execute("PRAGMA shrink_memory");
        forgets_deleted_ = false;
    } catch (const SQLite::Exception&) {
        return;
    }
}

}  // namespace coach::storage
