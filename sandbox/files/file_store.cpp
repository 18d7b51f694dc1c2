#include "sandbox/files/file_store.hpp"

#include <algorithm>
#include <utility>

namespace coach::sandbox {

const stored_file& file_store::reserve(file_request wanted, moment now) {
    auto id = "F0" + random_.digits(9);
    stored_file file{.id = id,
                     .name = std::move(wanted.name),
                     .alt_txt = std::move(wanted.alt_txt),
                     .user = std::move(wanted.user),
                     .length = wanted.length,
                     .upload_path = "/upload/v1/" + random_.letters(32),
                     .created = now.wall,
                     .due = now.steady + settings_.url_lifetime};
    return files_.insert_or_assign(std::move(id), std::move(file)).first->second;
}

std::string_view file_store::receive(std::string_view path, std::string bytes, time_point now) {
    const auto found = std::ranges::find_if(
        files_, [&](const auto& entry) { return entry.second.upload_path == path; });
    if (found == files_.end()) return "not_found";
    auto& file = found->second;
    if (file.stage != file_stage::reserved || now >= file.due) return "not_found";
    if (bytes.size() != file.length) return "wrong_length";
    file.bytes = std::move(bytes);
    file.stage = file_stage::uploaded;
    return {};
}

bool file_store::is_completable(std::string_view id) const {
    const auto found = files_.find(id);
    return found != files_.end() && found->second.stage == file_stage::uploaded;
}

void file_store::complete(std::string_view id, std::string title, time_point now) {
    auto& file = files_.find(id)->second;
    file.title = title.empty() ? file.name : std::move(title);
    file.stage = file_stage::processing;
    file.due = now + settings_.processing;
}

const stored_file* file_store::find(std::string_view id) const {
    const auto found = files_.find(id);
    if (found == files_.end() || found->second.stage < file_stage::processing) return nullptr;
    return &found->second;
}

void file_store::add_share(std::string_view id, file_share share) {
    files_.find(id)->second.shares.push_back(std::move(share));
}

void file_store::remove(std::string_view id) {
    auto& file = files_.find(id)->second;
    file.stage = file_stage::deleted;
    file.bytes.clear();
}

std::vector<std::string> file_store::finish_due(time_point now) {
    std::vector<std::string> done;
    for (auto& [id, file] : files_) {
        if (file.stage != file_stage::processing || now < file.due) continue;
        file.stage = file_stage::ready;
        done.push_back(id);
    }
    return done;
}

void file_store::put_back(stored_file file) {
    auto id = file.id;
    files_.insert_or_assign(std::move(id), std::move(file));
}

std::optional<file_store::time_point> file_store::next_deadline() const {
    std::optional<time_point> next;
    for (const auto& [id, file] : files_) {
        if (file.stage != file_stage::processing) continue;
        next = next ? std::min(*next, file.due) : file.due;
    }
    return next;
}

std::vector<const stored_file*> file_store::all() const {
    std::vector<const stored_file*> out;
    for (const auto& [id, file] : files_) {
        if (file.stage >= file_stage::processing) out.push_back(&file);
    }
    return out;
}

bool is_ready(const stored_file& file) {
    return file.stage == file_stage::ready;
}

}  // namespace coach::sandbox
