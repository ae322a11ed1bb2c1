#!/usr/bin/env bash
# Measures `sqe audit` of a large set from the outside and prints the figures as a Markdown table:
# processor time for a second of audio, and memory.
#
# Input is made from testdata/ in a temporary folder (300 MB, or 1.7 GB for `many`), which is
# removed at the end.
#
#   bench/audit-scale.sh [files|pairs|many|fingerprints]...    default: files pairs
#
# files: 1,000 files of 10 s at 16 kHz. pairs: 300 of them, each with itself at half its level.
# many: 100,000 files of 1 s at 8 kHz; with next to no sound to decode, what the checks on the whole
# set cost. fingerprints: 1,000,000 made-up fingerprints, near-duplicates and leakage among them; no
# audio. FILES, PAIRS, MANY and FINGERPRINTS set how much is measured.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/measuring.sh"

files="${FILES:-1000}"
pairs="${PAIRS:-300}"
many="${MANY:-100000}"
fingerprints="${FINGERPRINTS:-1000000}"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"

make_set() { # folder, count, seconds, rate, gain
  "$java" "$root/bench/src/main/java/sqe/bench/AuditSet.java" \
    "$root/testdata/clean" "$work/$1" "$2" "$3" "$4" "$5"
}

# Largest resident size so far, in MiB, read until the process is gone.
watch_memory() { # file
  while awk '/^VmHWM/ { printf "%d\n", $2 / 1024 }' "/proc/$process/status" > "$1.new" 2> /dev/null &&
    [ -s "$1.new" ]; do
    mv "$1.new" "$1"
    sleep 0.1
  done
}

# Runs an audit; leaves its processor seconds, user and system, in $processor and MiB in $memory.
run_audit() { # heap, arguments...
  local heap="$1"
  shift
  times > "$work/before"
  SQE_JAVA_OPTIONS="-Xmx$heap" "$root/sqe" audit "$@" -q --fail-on never > "$work/out" &
  process=$!
  watch_memory "$work/memory"
  wait "$process" || fail "sqe audit $* has failed"
  process=""
  times > "$work/after"
  processor="$(cat "$work/before" "$work/after" | tr 'ms' '  ' | awk '
    { seconds[NR] = $1 * 60 + $2 + $3 * 60 + $4 }
    END { printf "%.1f", seconds[4] - seconds[2] }')"
  memory="$(cat "$work/memory")"
}

row() { # what, seconds of audio, targets
  local cost
  cost="$(awk -v s="$processor" -v audio="$2" 'BEGIN { printf "%.2f", 1000 * s / audio }')"
  echo "| $1: processor time | $processor s; $cost ms for a second of audio | $3 |"
  echo "| the same: largest resident size | $memory MiB | $4 |"
}

measure_files() {
  make_set files "$files" 10 16000 1
  run_audit 256m "$work/files"
  row "$files files of 10 s" $((files * 10)) "≤ 3 ms" "≤ 512 MiB"
  rm -rf "$work/files"
}

measure_pairs() {
  make_set clean "$pairs" 10 16000 1
  make_set processed "$pairs" 10 16000 0.5
  run_audit 256m "$work/clean" --pair-with "$work/processed"
  row "$pairs pairs of 10 s" $((pairs * 20)) "" ""
  rm -rf "$work/clean" "$work/processed"
}

measure_many() {
  make_set many "$many" 1 8000 1
  run_audit 1g "$work/many"
  row "$many files of 1 s" "$many" "" ""
  tail -n 1 "$work/out"
  rm -rf "$work/many"
}

measure_fingerprints() {
  "$java" -XX:+UseParallelGC -Xmx3600m -cp "$root/.sqe/lib/*" \
    "$root/bench/src/main/java/sqe/bench/AuditFingerprints.java" "$fingerprints" > "$work/out" &
  process=$!
  watch_memory "$work/memory"
  wait "$process" || fail "the search among $fingerprints fingerprints has failed"
  process=""
  echo "| $(sed 's/, all checks on the set/: all checks on the set |/' "$work/out") | ≤ 600 s |"
  echo "| the same: largest resident size | $(cat "$work/memory") MiB | ≤ 4096 MiB |"
}

"$root/sqe" --version > /dev/null # builds if need be

[ $# -gt 0 ] || set -- files pairs
measure_parts "files pairs many fingerprints" "$@"
