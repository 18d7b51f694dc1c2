#include "bot/picture_desk.hpp"

#include "bot/charts/drawing.hpp"
#include "bot/ops/fault.hpp"
#include "bot/ops/log.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace coach::bot {

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using nlohmann::json;

constexpr std::chrono::minutes first_pause = 1min;
constexpr std::chrono::minutes longest_pause = 16min;

json as_json(const std::vector<std::optional<std::size_t>>& stages) {
    auto out = json::array();
    for (const auto& each : stages) out.push_back(each ? json(*each) : json());
    return out;
}

json as_json(const radar_chart& shown) {
    auto lines = json::array();
    for (const auto& each : shown.lines) {
        lines.push_back({each.name, as_json(each.stages), each.is_target});
    }
    return {"radar", shown.title, shown.axes, shown.rings, std::move(lines)};
}

json as_json(const history_chart& shown) {
    auto points = json::array();
    for (const auto& each : shown.points) {
        points.push_back({each.at.time_since_epoch().count(), as_json(each.stages)});
    }
    return {"history", shown.title, shown.names, shown.rings, std::move(points)};
}

json as_json(const count_chart& shown) {
    return {"counts", shown.title, shown.names, shown.counts, shown.unit};
}

std::string file_name(const radar_chart&) {
    return "radar.png";
}

std::string file_name(const history_chart&) {
    return "history.png";
}

std::string file_name(const count_chart&) {
    return "month.png";
}

/// The first 16 bytes of the text's SHA-256 in hexadecimal.
std::string hash_of(std::string_view text) {
    constexpr std::size_t used = 16;
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    const auto hashed =
        EVP_Digest(text.data(), text.size(), bytes.data(), nullptr, EVP_sha256(), nullptr);
    if (hashed != 1) throw std::runtime_error("OpenSSL has no SHA-256");
    std::string out;
    for (std::size_t i = 0; i < used; ++i) {
        out += digits[bytes.at(i) >> 4U];
        out += digits[bytes.at(i) & 0x0FU];
    }
    return out;
}

upload as_upload(const chart& shown, std::string bytes) {
    return {.name = std::visit([](const auto& one) { return file_name(one); }, shown),
            .title = std::visit([](const auto& one) { return one.title; }, shown),
            .alt_text = describe(shown),
            .bytes = std::move(bytes)};
}

task<std::string> draw_there(chart shown) {
    co_return draw(shown);
}

}  // namespace

std::string digest_of(const chart& shown) {
    const auto content = std::visit([](const auto& one) { return as_json(one); }, shown);
    const json whole{drawing_version, content};
    return hash_of(whole.dump(-1, ' ', false, json::error_handler_t::replace));
}

struct picture_desk::order {
    person_id owner;
    chart shown;
    std::string digest;
};

/// A picture in the making; the timer never fires, but is cancelled when it is made.
struct picture_desk::job {
    explicit job(const asio::any_io_executor& executor)
        : done(executor, asio::steady_timer::time_point::max()) {}

    asio::steady_timer done;
    std::optional<std::string> file;
};

/// What tasks share, which may outlive the desk.
struct picture_desk::room {
    using key = std::pair<person_id, std::string>;

    bool is_paused(timestamp now) const {
        return failed && now >= *failed && now - *failed < pause;
    }

    void note_failure(timestamp now) {
        pause = std::clamp(2 * pause, first_pause, longest_pause);
        failed = now;
        log::warning("no picture is tried for a while", {{"minutes", pause.count()}});
    }

    void note_success() {
        failed.reset();
        pause = 0min;
    }

    /// Takes the job from the list at the end of the scope, and wakes who waits for it.
    class end_of_job {
     public:
        end_of_job(std::shared_ptr<room> in, key named, std::shared_ptr<job> done)
            : in_(std::move(in)), named_(std::move(named)), done_(std::move(done)) {}
        end_of_job(const end_of_job&) = delete;
        end_of_job& operator=(const end_of_job&) = delete;
        ~end_of_job() {
            in_->jobs.erase(named_);
            done_->done.cancel();
        }

     private:
        std::shared_ptr<room> in_;
        key named_;
        std::shared_ptr<job> done_;
    };

    std::map<key, std::shared_ptr<job>> jobs;
    std::optional<timestamp> failed;
    std::chrono::minutes pause{0};
};

picture_desk::picture_desk(asio::any_io_executor executor, store& people, slack_port& slack,
                           const clock& time)
    : executor_(std::move(executor)),
      people_(people),
      slack_(slack),
      time_(time),
      room_(std::make_shared<room>()) {}

picture_desk::~picture_desk() = default;

task<std::optional<std::string>> picture_desk::find(person_id owner, chart shown) {
    try {
        const auto held = co_await people_.find_picture(std::move(owner), digest_of(shown));
        if (held) co_return held->file;
    } catch (const std::exception& fault) {
        log::warning("a picture was not found", {{"cause", ops::describe(fault)}});
    }
    co_return std::nullopt;
}

task<std::optional<std::string>> picture_desk::make(person_id owner, chart shown) {
    auto digest = digest_of(shown);
    const auto known = room_->jobs.find(room::key{owner, digest});
    if (known != room_->jobs.end()) {
        const auto other = known->second;
        boost::system::error_code cancelled;
        co_await other->done.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
        co_return other->file;
    }
    order wanted{.owner = std::move(owner), .shown = std::move(shown), .digest = std::move(digest)};
    co_return co_await make_once(std::move(wanted));
}

task<std::optional<std::string>> picture_desk::make_once(order wanted) {
    const auto own = std::make_shared<job>(executor_);
    const room::key named{wanted.owner, wanted.digest};
    room_->jobs.emplace(named, own);
    const room::end_of_job end(room_, named, own);
    try {
        own->file = co_await make_new(wanted);
    } catch (const std::exception& fault) {
        log::warning("a picture was not made", {{"cause", ops::describe(fault)}});
    }
    co_return own->file;
}

/// What the store holds may be gone at Slack, where others delete files too.
task<std::optional<std::string>> picture_desk::make_new(const order& wanted) {
    const auto held = co_await people_.find_picture(wanted.owner, wanted.digest);
    if (room_->is_paused(time_.now())) {
        co_return held ? std::optional{held->file} : std::nullopt;
    }
    if (held) {
        if (co_await slack_.wait_for_picture(held->file)) co_return held->file;
        if (!co_await forget(wanted.owner, held->file)) co_return std::nullopt;
    }
    auto file = co_await draw_and_upload(wanted);
    if (!file) co_return std::nullopt;
    co_return co_await keep(wanted, std::move(*file));
}

task<std::optional<std::string>> picture_desk::draw_and_upload(const order& wanted) {
    auto bytes = co_await asio::co_spawn(easel_, draw_there(wanted.shown), asio::use_awaitable);
    auto content = as_upload(wanted.shown, std::move(bytes));
    auto file = co_await slack_.upload_picture(std::move(content));
    if (file && !co_await slack_.wait_for_picture(*file)) {
        co_await slack_.delete_file(*file);
        file.reset();
    }
    if (file) {
        room_->note_success();
    } else {
        room_->note_failure(time_.now());
    }
    co_return file;
}

/// A file that the store does not know would never be deleted.
task<std::optional<std::string>> picture_desk::keep(const order& wanted, std::string file) {
    auto kept = applied::nowhere;
    try {
        kept = co_await people_.save_picture(wanted.owner, wanted.digest,
                                             {.file = file, .made = time_.now()});
    } catch (const store_failure& fault) {
        log::warning("a picture was not kept", {{"cause", fault.what()}});
    }
    if (kept != applied::now) {
        co_await slack_.delete_file(std::move(file));
        co_return co_await find(wanted.owner, wanted.shown);
    }
    co_await delete_old(wanted.owner);
    co_return file;
}

task<void> picture_desk::delete_old(person_id owner) {
    const auto all = co_await people_.find_pictures(owner);
    for (std::size_t i = most_pictures; i < all.size(); ++i) {
        co_await forget(owner, all[i].file);
    }
}

/// The store forgets a file only once Slack has deleted it.
task<bool> picture_desk::forget(person_id owner, std::string file) {
    if (!co_await slack_.delete_file(file)) co_return false;
    co_await people_.delete_picture(std::move(owner), std::move(file));
    co_return true;
}

}  // namespace coach::bot
