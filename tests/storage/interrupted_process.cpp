#include "tests/storage/interrupted_process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <fcntl.h>
#include <stdexcept>
#include <string>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

namespace coach::testing {

namespace {

constexpr auto changing = std::to_array<std::uint64_t>({
    SYS_write,
    SYS_pwrite64,
    SYS_writev,
    SYS_ftruncate,
    SYS_fallocate,
    SYS_fsync,
    SYS_fdatasync,
    SYS_fchmod,
    SYS_fchmodat,
    SYS_renameat2,
    SYS_linkat,
    SYS_unlinkat,
    SYS_mkdirat,
#ifdef SYS_rename
    SYS_rename,
    SYS_link,
    SYS_unlink,
#else
    SYS_renameat,
#endif
});

bool is_change(const __ptrace_syscall_info& call) {
    const auto number = call.entry.nr;
    if (number == SYS_openat) return (call.entry.args[2] & O_CREAT) != 0;
    return std::ranges::find(changing, number) != changing.end();
}

void require(bool fine, const char* what) {
    if (!fine) throw std::runtime_error(std::string(what) + ": " + std::to_string(errno));
}

/// A child that stops at each of its system calls.
class traced_child {
 public:
    explicit traced_child(const std::function<int()>& work) : process_(::fork()) {
        require(process_ >= 0, "fork");
        if (process_ == 0) {
            ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
            ::raise(SIGSTOP);
            ::_exit(work());
        }
        require(wait() && WIFSTOPPED(status_), "the child does not stop");
        require(::ptrace(PTRACE_SETOPTIONS, process_, nullptr,
                         PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL) == 0,
                "the child cannot be traced");
    }
    traced_child(const traced_child&) = delete;
    traced_child& operator=(const traced_child&) = delete;
    ~traced_child() {
        if (!has_ended()) kill();
    }

    /// Goes on to the next beginning or end of a system call, or to its own end.
    void go_on() {
        const bool has_signal = has_stopped_ && WSTOPSIG(status_) != at_call;
        const auto signal = has_signal ? WSTOPSIG(status_) : 0;
        require(::ptrace(PTRACE_SYSCALL, process_, nullptr, signal) == 0, "ptrace");
        has_stopped_ = true;
        wait();
    }

    /// The system call that begins here, if one does.
    std::optional<__ptrace_syscall_info> begins() const {
        if (!WIFSTOPPED(status_) || WSTOPSIG(status_) != at_call) return std::nullopt;
        __ptrace_syscall_info out{};
        const auto size = ::ptrace(PTRACE_GET_SYSCALL_INFO, process_, sizeof out, &out);
        require(size > 0, "PTRACE_GET_SYSCALL_INFO");
        if (out.op != PTRACE_SYSCALL_INFO_ENTRY) return std::nullopt;
        return out;
    }

    void kill() {
        ::kill(process_, SIGKILL);
        while (!has_ended() && wait()) {
        }
    }

#if defined(__x86_64__)
    /// Lets the system call that begins here fail.
    void fail() {
        user_regs_struct registers{};
        require(::ptrace(PTRACE_GETREGS, process_, nullptr, &registers) == 0, "PTRACE_GETREGS");
        registers.orig_rax = static_cast<unsigned long long>(-1);
        require(::ptrace(PTRACE_SETREGS, process_, nullptr, &registers) == 0, "PTRACE_SETREGS");
        go_on();
        registers.rax = static_cast<unsigned long long>(-EIO);
        require(::ptrace(PTRACE_SETREGS, process_, nullptr, &registers) == 0, "PTRACE_SETREGS");
    }
#else
    void fail() { throw std::logic_error("not known on this processor"); }
#endif

    bool has_ended() const { return WIFEXITED(status_) || WIFSIGNALED(status_); }

    std::optional<int> code() const {
        if (!WIFEXITED(status_)) return std::nullopt;
        return WEXITSTATUS(status_);
    }

 private:
    static constexpr int at_call = SIGTRAP | 0x80;

    bool wait() { return ::waitpid(process_, &status_, 0) == process_; }

    pid_t process_;
    int status_ = 0;
    bool has_stopped_ = false;  ///< at something else than where it began
};

}  // namespace

interrupted_end interrupt(const std::function<int()>& work, std::size_t change, interruption how) {
    interrupted_end out;
    traced_child child(work);
    for (std::size_t seen = 0; !child.has_ended(); child.go_on()) {
        const auto call = child.begins();
        if (!call || !is_change(*call) || seen++ != change) continue;
        out.was_reached = true;
        if (how == interruption::kill) {
            child.kill();
            return out;
        }
        child.fail();
    }
    out.code = child.code();
    return out;
}

bool can_fail_changes() {
#if defined(__x86_64__)
    return true;
#else
    return false;
#endif
}

}  // namespace coach::testing
