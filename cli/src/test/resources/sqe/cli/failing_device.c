/*
 * A device that fails in the middle of a file, for programs that are started with this library
 * preloaded: reads of files whose name ends in $FAILING_FILES, from byte $FAILING_FROM on, end with
 * EIO, as those of a broken disk do.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int fails(int descriptor, off_t position, size_t *count) {
  const char *ending = getenv("FAILING_FILES");
  const char *from = getenv("FAILING_FROM");
  char link[64];
  char name[4096];
  if (ending == NULL || from == NULL) {
    return 0;
  }
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, name, sizeof name - 1);
  size_t end = strlen(ending);
  if (length < (ssize_t) end || strncmp(name + length - end, ending, end) != 0) {
    return 0;
  }
  off_t first = atoll(from);
  if (position >= first) {
    errno = EIO;
    return 1;
  }
  if (position + (off_t) *count > first) {
    *count = first - position; /* what is before can be read */
  }
  return 0;
}

ssize_t read(int descriptor, void *target, size_t count) {
  static ssize_t (*real)(int, void *, size_t);
  if (real == NULL) {
    real = dlsym(RTLD_NEXT, "read");
  }
  off_t position = lseek(descriptor, 0, SEEK_CUR);
  return position >= 0 && fails(descriptor, position, &count) ? -1 : real(descriptor, target, count);
}

ssize_t pread64(int descriptor, void *target, size_t count, off64_t position) {
  static ssize_t (*real)(int, void *, size_t, off64_t);
  if (real == NULL) {
    real = dlsym(RTLD_NEXT, "pread64");
  }
  return fails(descriptor, position, &count) ? -1 : real(descriptor, target, count, position);
}

ssize_t pread(int descriptor, void *target, size_t count, off_t position) {
  return pread64(descriptor, target, count, position);
}
