# Runs sqe: what the launcher of a checkout and that of an archive have in common. POSIX shell, for
# it runs wherever the archive does. Whoever reads this has set
#
#   java     the program that runs Java
#   lib      the folder of the jars
#   cache    a folder for archives of loaded classes, which make the start quick; may be read-only
#   sample   a folder with the folders clean and enhanced_rnnoise, whose scoring shows which classes
# shellcheck shell=sh disable=SC2154

class_path=''
for jar in "$lib"/*.jar; do
  class_path="$class_path${class_path:+:}$jar"
done

# Where java stands is nearly everywhere a link to the JDK that it is of.
program="$java"
while [ -L "$program" ]; do
  target="$(readlink "$program")"
  case "$target" in
    /*) program="$target" ;;
    *) program="$(dirname "$program")/$target" ;;
  esac
done
jdk="$(cd "$(dirname "$program")/.." && pwd -P)"

# Networks and SQLite run in native code, which the JVM warns of from version 24 on unless it is
# allowed. The version stands in a file of the JDK, like its modules: asking java would take as long as
# a short command.
native=''
has_vectors=''
has_profiles=''
if [ -r "$jdk/release" ]; then
  while IFS= read -r line; do
    case "$line" in
      JAVA_VERSION=\"*)
        version="${line#*\"}"
        version="${version%%[!0-9]*}"
        if [ "${version:-0}" -ge 22 ]; then native=--enable-native-access=ALL-UNNAMED; fi
        if [ "${version:-0}" -ge 25 ]; then has_profiles=yes; fi
        ;;
      MODULES=*jdk.incubator.vector*) has_vectors=yes ;;
    esac
  done < "$jdk/release"
fi

# A folder or a table of pairs.
is_batch() {
  for argument in "$@"; do
    case "$argument" in --manifest* | *.csv | *.jsonl) return 0 ;; esac
    [ -d "$argument" ] && return 0
  done
  return 1
}

# From a few hundred pairs on, vectors save more than the compiler needs to make them.
many=300
is_large_batch() {
  for argument in "$@"; do
    count=0
    if [ -d "$argument" ]; then
      count="$(find -L "$argument" -type f 2> /dev/null | head -n "$many" | wc -l || true)"
    else
      case "$argument" in
        *.csv | *.jsonl) count="$(head -n "$many" "$argument" 2> /dev/null | wc -l || true)" ;;
      esac
    fi
    [ "$count" -lt "$many" ] || return 0
  done
  return 1
}

# Up to about six minutes of sound on either side: what the second compiler would save is less than
# it takes. SRMR and NCM, which compute far more than they have code, are worth it much earlier.
is_small_batch() {
  kibibytes=24576
  for argument in "$@"; do
    case "$argument" in
      *.csv | *.jsonl | --manifest*) return 1 ;;
      *srmr* | *ncm* | all | *,all | all,* | *=all) kibibytes=3072 ;;
    esac
  done
  for argument in "$@"; do
    [ -d "$argument" ] || continue
    [ "$(find -L "$argument" 2> /dev/null | head -n "$many" | wc -l)" -lt "$many" ] || return 1
    size="$(du -skL "$argument" 2> /dev/null | cut -f1 || true)"
    kibibytes=$((kibibytes - ${size:-0}))
  done
  [ "$kibibytes" -ge 0 ]
}

# A sound of more than two minutes.
is_long() {
  for argument in "$@"; do
    [ -f "$argument" ] && [ -n "$(find -L "$argument" -prune -size +8192 2> /dev/null)" ] && return 0
  done
  return 1
}

# The memory in which a batch makes its arrays: of the size that its cores fill in a third of a second.
# Left alone it grows to gigabytes, of which each new page costs the system more than collecting does.
batch_mode() {
  cores="$(getconf _NPROCESSORS_ONLN 2> /dev/null || echo 2)"
  mode="-XX:+UseParallelGC -XX:MaxNewSize=$((cores * 128))m $quiet_sizes"
}

# Short commands take half the processor time without the second compiler; large batches need it.
mode='-XX:+UseSerialGC -XX:TieredStopAtLevel=1'
vectors=''
# Of a heap that is smaller than a size given here the JVM would warn, on stdout.
quiet_sizes=-Xlog:gc+ergo=off
case "${1:-}" in
  audit | gate | compare | loss) mode=-XX:+UseParallelGC ;;
  # Who lives long beside a training does not take the memory that garbage would fill.
  serve) mode="-XX:+UseParallelGC -XX:MaxNewSize=256m $quiet_sizes" ;;
  score | identify)
    if is_batch "$@"; then
      if [ "$1" != score ] || ! is_small_batch "$@"; then batch_mode; fi
      if [ -n "$has_vectors" ] && is_large_batch "$@"; then
        # the archive of classes was made without the module, of which later JVMs complain on stdout
        vectors='--add-modules jdk.incubator.vector --add-opens java.base/java.io=ALL-UNNAMED
          -Xlog:cds=off'
      fi
    elif is_long "$@"; then
      # One pair, a few arrays as long as it is: they are let go early and what is free is given back.
      mode="-XX:+UseSerialGC -XX:MaxNewSize=32m -XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=10
        -XX:MarkSweepDeadRatio=0 -Xms64m $quiet_sizes"
    fi
    ;;
esac

archive="$cache/classes-$(printf '%s %s' "$jdk" "$class_path" | cksum | cut -d' ' -f1)"
archive_option=-XX:SharedArchiveFile
archive_log=''
# From JDK 25 on an archive may have profiles besides classes: what is called often is compiled early.
# With the other collector and a small heap the JVM would end at its sight, and what it has to say of
# one goes to stdout.
case "$has_profiles $mode" in
  yes*SerialGC*)
    archive="$archive.aot"
    archive_option=-XX:AOTCache
    archive_log='-Xlog:aot=off -Xlog:cds=off'
    ;;
  *) archive="$archive.jsa" ;;
esac
# Beside other archives, or with none, the JVM would refuse to start.
case "${SQE_JAVA_OPTIONS:-}" in
  *-Xshare* | *Archive* | *AOT*) archive_option='' ;;
esac

# Each pair of the sample ten times: in fewer, little is called often.
sample_pairs() {
  echo id,reference,estimate
  for reference in "$sample"/clean/*; do
    for time in 0 1 2 3 4 5 6 7 8 9; do
      printf '%s-%s,"%s","%s"\n' "${reference##*/}" "$time" "$reference" \
        "$sample/enhanced_rnnoise/${reference##*/}"
    done
  done
}

archive_profiles() {
  list="$cache/pairs.$$.csv"
  sample_pairs > "$list"
  # shellcheck disable=SC2086 # native is one word or none
  "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 $native -XX:AOTCacheOutput="$archive.$$" \
    -cp "$class_path" sqe.cli.Sqe score --manifest "$list" -q > /dev/null 2>&1 || true
  [ ! -e "$archive.$$" ] || mv "$archive.$$" "$archive"
  rm -f "$list"
}

archive_classes() {
  list="$cache/classes.$$"
  # shellcheck disable=SC2086 # native is one word or none
  "$java" -XX:+UseSerialGC -Xshare:auto $native -XX:DumpLoadedClassList="$list" -cp "$class_path" \
    sqe.cli.Sqe score "$sample/clean" "$sample/enhanced_rnnoise" -q > /dev/null 2>&1 || true
  # shellcheck disable=SC2086
  if "$java" -XX:+UseSerialGC -Xshare:dump $native -XX:SharedClassListFile="$list" \
    -XX:SharedArchiveFile="$archive.$$" -cp "$class_path" > /dev/null 2>&1; then
    mv "$archive.$$" "$archive"
  else
    rm -f "$archive.$$"
  fi
  rm -f "$list"
}
if [ -n "$archive_option" ] && [ ! -e "$archive" ] && [ -w "$cache" ]; then
  if [ "$archive_option" = -XX:AOTCache ]; then archive_profiles; else archive_classes; fi
fi

# Java reads file names and arguments in the locale's encoding. Where none is set (containers, cron)
# that is ASCII, and every other letter is lost; names are UTF-8, and nothing else depends on it.
# Whoever has chosen another encoding keeps it.
locale="${LC_ALL:-${LC_CTYPE:-${LANG:-}}}"
case "$locale" in
  *.[Uu][Tt][Ff]*) locale=C.UTF-8 ;;
  *.*) ;;
  *) locale=C.UTF-8 ;;
esac

properties=''
[ -t 1 ] && properties=-Dsqe.stdout.terminal=true
# how wide, asks only what draws
if [ "${1:-}" = inspect ] && [ -t 1 ]; then
  columns="$(stty size < /dev/tty 2> /dev/null | cut -d' ' -f2 || true)"
  properties="$properties -Dsqe.columns=$columns"
fi
[ -t 2 ] && properties="$properties -Dsqe.stderr.terminal=true"

# Takes out the line in which the JVM warns of the module of vectors.
without_warning() {
  while IFS= read -r line; do
    [ "$line" != "WARNING: Using incubator modules: jdk.incubator.vector" ] || break
    printf '%s\n' "$line"
  done
  exec cat
}

# Only the JVM's own messages pass it: sqe's would come late, after the command has ended.
if [ -n "$vectors" ]; then
  if pipe="$(mktemp -d 2> /dev/null)" && mkfifo "$pipe/err" 2> /dev/null; then
    exec 3>&2
    without_warning < "$pipe/err" >&3 &
    exec 2> "$pipe/err"
    rm -rf "$pipe"
    properties="$properties -Dsqe.stderr.descriptor=3"
  else
    vectors=''
  fi
fi

export LC_ALL="$locale"
# shellcheck disable=SC2086 # the options are words
exec "$java" ${archive_option:+"$archive_option=$archive"} $archive_log $mode $vectors $native $properties \
  ${SQE_JAVA_OPTIONS:-} -cp "$class_path${SQE_CLASS_PATH:+:$SQE_CLASS_PATH}" sqe.cli.Sqe "$@"
