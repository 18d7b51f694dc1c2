#include "tests/bench/load/process.hpp"

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace coach::bench {

namespace {

/// This process's environment and the variables, which come first.
std::vector<std::string> environment_with(const std::map<std::string, std::string>& more) {
    std::vector<std::string> out;
    for (const auto& [name, value] : more) out.push_back(name + "=" + value);
    for (auto** each = environ; *each != nullptr; ++each) {
        const std::string variable = *each;
        if (!more.contains(variable.substr(0, variable.find('=')))) out.push_back(variable);
    }
    return out;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (auto& text : texts) out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

}  // namespace

process::process(std::vector<std::string> command, const std::map<std::string, std::string>& more,
                 const std::filesystem::path& log) {
    constexpr mode_t for_owner = 0600;
    auto variables = environment_with(more);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log.c_str(),
                                     O_WRONLY | O_CREAT | O_APPEND, for_owner);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    const auto failed = posix_spawnp(&id_, command.front().c_str(), &actions, nullptr,
                                     pointers_to(command).data(), pointers_to(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) throw std::runtime_error("cannot start " + command.front());
}

process::~process() {
    if (has_ended()) return;
    kill(id_, SIGKILL);
    waitpid(id_, nullptr, 0);
}

void process::stop() {
    if (!ended_) kill(id_, SIGTERM);
}

bool process::has_ended() {
    if (!ended_) ended_ = waitpid(id_, nullptr, WNOHANG) == id_;
    return ended_;
}

long process::resident() const {
    std::ifstream status("/proc/" + std::to_string(id_) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:")) return std::stol(line.substr(line.find(':') + 1));
    }
    throw std::runtime_error("a program under load has ended");
}

double process::processor_seconds() const {
    std::ifstream file("/proc/" + std::to_string(id_) + "/stat");
    std::string line;
    std::getline(file, line);
    std::istringstream fields(line.substr(line.rfind(')') + 2));
    constexpr int before_times = 11;
    std::string skipped;
    for (int i = 0; i < before_times; ++i) fields >> skipped;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

}  // namespace coach::bench
