#pragma once
// Linux as C sees it: the headers that Swift's Glibc module leaves out, and a name for each
// variadic function and macro, which Swift cannot call.
// `_GNU_SOURCE` stays off, as in Swift's own Glibc module, or the two would disagree on shared structs:
// what needs it goes through `syscall`.
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <malloc.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/sendfile.h>
#include <sys/signalfd.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static inline int clinux_open(const char *path, int flags, mode_t mode) { return open(path, flags, mode); }
static inline int clinux_openat(int folder, const char *path, int flags, mode_t mode) { return openat(folder, path, flags, mode); }
static inline int clinux_fcntl(int fd, int command, int argument) { return fcntl(fd, command, argument); }
static inline int clinux_accept(int fd, struct sockaddr *address, socklen_t *size) {
    return (int)syscall(SYS_accept4, fd, address, size, SOCK_NONBLOCK | SOCK_CLOEXEC);
}
static inline int clinux_memory_file(const char *name) { return (int)syscall(SYS_memfd_create, name, 1 /* close on exec */); }
static inline char **clinux_environment(void) { extern char **environ; return environ; }
static inline int clinux_pipe(int ends[2]) { return (int)syscall(SYS_pipe2, ends, O_NONBLOCK | O_CLOEXEC); }
static inline int clinux_end_with_parent(int signal) { return prctl(PR_SET_PDEATHSIG, signal); }

// Left alone, glibc raises the threshold to the largest block that was ever freed.
static inline void clinux_bound_heaps(int heaps, int threshold) {
    mallopt(M_ARENA_MAX, heaps);
    mallopt(M_MMAP_THRESHOLD, threshold);
    mallopt(M_TRIM_THRESHOLD, threshold);
}

static inline const char *clinux_entry_name(const struct dirent *entry) { return entry->d_name; }
static inline int clinux_is_folder(mode_t mode) { return S_ISDIR(mode); }
static inline int clinux_is_file(mode_t mode) { return S_ISREG(mode); }

static inline int clinux_exited(int status) { return WIFEXITED(status); }
static inline int clinux_exit_status(int status) { return WEXITSTATUS(status); }
static inline int clinux_signaled(int status) { return WIFSIGNALED(status); }
static inline int clinux_term_signal(int status) { return WTERMSIG(status); }

// epoll_event is packed on x86-64 and holds a union: both are plain to C and awkward in Swift.
static inline int clinux_epoll_ctl(int epoll, int operation, int fd, uint32_t events, uint64_t data) {
    struct epoll_event event = {.events = events, .data = {.u64 = data}};
    return epoll_ctl(epoll, operation, fd, &event);
}
static inline uint64_t clinux_epoll_data(const struct epoll_event *events, int index) { return events[index].data.u64; }
static inline uint32_t clinux_epoll_events(const struct epoll_event *events, int index) { return events[index].events; }

// Counters with one writer and any number of readers, in plain memory: Swift's Atomic cannot live in an array.
static inline uint64_t clinux_load(const uint64_t *place) { return __atomic_load_n(place, __ATOMIC_RELAXED); }
static inline void clinux_store(uint64_t *place, uint64_t value) { __atomic_store_n(place, value, __ATOMIC_RELAXED); }
static inline void clinux_add(uint64_t *place, uint64_t value) {
    __atomic_store_n(place, __atomic_load_n(place, __ATOMIC_RELAXED) + value, __ATOMIC_RELAXED);
}

// A file without a name: it is gone when the last descriptor is. Not every file system can make one.
static inline int clinux_open_nameless(const char *folder) {
    int fd = open(folder, 020000000 /* O_TMPFILE, a GNU name */ | O_DIRECTORY | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR)) return fd;
    char path[PATH_MAX];
    if (snprintf(path, sizeof path, "%s/spool-XXXXXX", folder) >= (int)sizeof path) { errno = ENAMETOOLONG; return -1; }
    fd = mkstemp(path);
    if (fd >= 0) { unlink(path); fcntl(fd, F_SETFD, FD_CLOEXEC); }
    return fd;
}

static inline int clinux_name_thread(const char *name) { return prctl(PR_SET_NAME, name); }
