// A disk that behaves badly, between a program and the kernel (LD_PRELOAD). All settings come from the environment:
//
// FAULT_ROOT    the folder that it is about; other files are left alone
// FAULT_COPY    a folder that keeps, of each file and folder, what its last sync brought to disk: after a kill it holds
//               what a power cut would have left
// FAULT_DELAY   microseconds that each sync takes, as on an ordinary disk
// FAULT_NTH     the call, counted from 1, that fails
// FAULT_COUNT   how many calls fail from then on (1)
// FAULT_WHILE   every call fails while there is this file
// FAULT_ERRNO   what they fail with
// FAULT_CALLS   a file that the number of calls is written to at the end
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static const char *root, *copies, *callsFile, *trigger;
static long delay, nth, count, failure;
static long calls;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static ssize_t (*realWrite)(int, const void *, size_t);
static ssize_t (*realPwrite)(int, const void *, size_t, off64_t);
static int (*realFsync)(int), (*realFdatasync)(int), (*realFtruncate)(int, off64_t);
static int (*realRename)(const char *, const char *);

static long number(const char *name, long standard) {
    const char *text = getenv(name);
    return text ? atol(text) : standard;
}

__attribute__((constructor)) static void begin(void) {
    root = getenv("FAULT_ROOT");
    copies = getenv("FAULT_COPY");
    callsFile = getenv("FAULT_CALLS");
    trigger = getenv("FAULT_WHILE");
    delay = number("FAULT_DELAY", 0);
    nth = number("FAULT_NTH", 0);
    count = number("FAULT_COUNT", 1);
    failure = number("FAULT_ERRNO", EIO);
    realWrite = dlsym(RTLD_NEXT, "write");
    realPwrite = dlsym(RTLD_NEXT, "pwrite64");
    realFsync = dlsym(RTLD_NEXT, "fsync");
    realFdatasync = dlsym(RTLD_NEXT, "fdatasync");
    realFtruncate = dlsym(RTLD_NEXT, "ftruncate64");
    realRename = dlsym(RTLD_NEXT, "rename");
}

__attribute__((destructor)) static void end(void) {
    if (!callsFile) return;
    FILE *file = fopen(callsFile, "w");
    if (!file) return;
    fprintf(file, "%ld\n", calls);
    fclose(file);
}

// The path of a descriptor below the root.
static int isOurs(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = root ? readlink(link, path, 4095) : -1;
    if (length < 0) return 0;
    path[length] = 0;
    return strncmp(path, root, strlen(root)) == 0;
}

// Whether writes may fail, and not only syncs.
static int mayFail(void) { return nth || callsFile || trigger; }

// Whether this call is one of those that fail.
static int fails(void) {
    long call = __atomic_add_fetch(&calls, 1, __ATOMIC_RELAXED);
    int isTriggered = trigger && access(trigger, F_OK) == 0;
    if (!isTriggered && (nth == 0 || call < nth || call >= nth + count)) return 0;
    errno = (int)failure;
    return 1;
}

// A copy takes the place of the former one when it is whole.
static void keep(const char *suffix, ino_t inode, int (*fill)(FILE *, const char *), const char *path) {
    char draft[4200], name[4200];
    snprintf(draft, sizeof draft, "%s/draft", copies);
    snprintf(name, sizeof name, "%s/%lu%s", copies, (unsigned long)inode, suffix);
    FILE *file = fopen(draft, "w");
    if (!file) abort();
    if (fill(file, path) != 0 || fclose(file) != 0 || realRename(draft, name) != 0) abort();
}

static int fillWithContent(FILE *file, const char *path) {
    static char piece[1 << 20];
    int source = open(path, O_RDONLY | O_CLOEXEC);
    if (source < 0) return errno == ENOENT ? 0 : -1;
    ssize_t length;
    while ((length = read(source, piece, sizeof piece)) > 0)
        if (fwrite(piece, 1, length, file) != (size_t)length) abort();
    close(source);
    return 0;
}

static int fillWithNames(FILE *file, const char *path) {
    DIR *folder = opendir(path);
    if (!folder) return -1;
    struct dirent *entry;
    while ((entry = readdir(folder)))
        if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
            fprintf(file, "%c %lu %s\n", entry->d_type == DT_DIR ? 'd' : 'f', (unsigned long)entry->d_ino, entry->d_name);
    closedir(folder);
    return 0;
}

static int synced(int fd, int (*sync)(int)) {
    char path[4096];
    struct stat facts;
    if (!isOurs(fd, path)) return sync(fd);
    if (fails()) return -1;
    if (delay) usleep((useconds_t)delay);
    if (copies && fstat(fd, &facts) == 0) {
        pthread_mutex_lock(&lock);
        if (S_ISDIR(facts.st_mode)) keep(".names", facts.st_ino, fillWithNames, path);
        else if (S_ISREG(facts.st_mode)) keep("", facts.st_ino, fillWithContent, path);
        pthread_mutex_unlock(&lock);
    }
    return sync(fd);
}

int fsync(int fd) { return synced(fd, realFsync); }
int fdatasync(int fd) { return synced(fd, realFdatasync); }

ssize_t write(int fd, const void *bytes, size_t size) {
    char path[4096];
    return mayFail() && isOurs(fd, path) && fails() ? -1 : realWrite(fd, bytes, size);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset) {
    char path[4096];
    return mayFail() && isOurs(fd, path) && fails() ? -1 : realPwrite(fd, bytes, size, offset);
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset) { return pwrite64(fd, bytes, size, offset); }

int ftruncate64(int fd, off64_t size) {
    char path[4096];
    return mayFail() && isOurs(fd, path) && fails() ? -1 : realFtruncate(fd, size);
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int rename(const char *from, const char *to) {
    int isOurs = root && strncmp(from, root, strlen(root)) == 0;
    return mayFail() && isOurs && fails() ? -1 : realRename(from, to);
}
