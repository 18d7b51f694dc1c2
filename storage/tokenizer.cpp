#include "storage/tokenizer.hpp"

#include <SQLiteCpp/Exception.h>

#include <array>
#include <cstddef>
#include <memory>

namespace coach::storage {

namespace {

void require(int code) {
    if (code != SQLITE_OK) throw SQLite::Exception("FTS5 has no tokenizer", code);
}

/// FTS5's own functions, which a connection hands out through a pointer that is bound to a query.
fts5_api& find_api(sqlite3* database) {
    sqlite3_stmt* prepared = nullptr;
    require(::sqlite3_prepare_v2(database, "SELECT fts5(?)", -1, &prepared, nullptr));
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> closing(prepared,
                                                                        &::sqlite3_finalize);
    fts5_api* api = nullptr;
    require(::sqlite3_bind_pointer(prepared, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr));
    ::sqlite3_step(prepared);
    if (api == nullptr) throw SQLite::Exception("SQLite lacks FTS5", SQLITE_ERROR);
    return *api;
}

/// Called by C, so it must not throw: without memory the program ends.
int take(void* words, int /*flags*/, const char* word, int size, int /*start*/,
         int /*end*/) noexcept {
    static_cast<std::set<std::string>*>(words)->emplace(word, static_cast<std::size_t>(size));
    return SQLITE_OK;
}

}  // namespace

tokenizer::tokenizer(sqlite3* database) {
    auto& api = find_api(database);
    void* context = nullptr;
    require(api.xFindTokenizer(&api, "unicode61", &context, &methods_));
    std::array<const char*, 2> options{"remove_diacritics", "2"};
    require(methods_.xCreate(context, options.data(), options.size(), &made_));
}

tokenizer::~tokenizer() {
    methods_.xDelete(made_);
}

std::set<std::string> tokenizer::split(std::string_view text) {
    std::set<std::string> words;
    require(methods_.xTokenize(made_, &words, FTS5_TOKENIZE_DOCUMENT, text.data(),
                               static_cast<int>(text.size()), &take));
    return words;
}

std::set<std::string> words_of(connection& database, std::string_view text) {
    return database.words().split(text);
}

}  // namespace coach::storage
