#!/usr/bin/env bash
# Measures what does not show in a short run, from the outside, and prints a Markdown table:
# whether memory, open files and speed stay as they are over a long batch, and whether tables of a
# million rows go through the commands that read them.
#
# Input is made in a temporary folder (350 MB), which is removed at the end.
#
#   bench/endurance.sh [pairs|tables]...    default: both
#
# pairs: PAIRS pairs of 2 s (default 100000, of 200 recordings) in one process at -Xmx512m; every
# tenth of the run is a line of its own. tables: gate, compare, audit --scores and report of ROWS
# rows (default 1000000) at -Xmx2g.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/measuring.sh"

pairs="${PAIRS:-100000}"
rows="${ROWS:-1000000}"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"

rows_done() {
  local lines=0
  [ ! -e "$work/t.csv.part" ] || lines="$(wc -l < "$work/t.csv.part")"
  echo "$lines"
}

measure_pairs() {
  "$java" "$root/bench/src/main/java/sqe/bench/AuditSet.java" \
    "$root/testdata/clean" "$work/clean" 200 2 16000 1
  "$java" "$root/bench/src/main/java/sqe/bench/AuditSet.java" \
    "$root/testdata/clean" "$work/half" 200 2 16000 0.5
  (cd "$work/clean" && find . -name '*.wav' | sort) | awk -v n="$pairs" -v w="$work" '
    { name[NR] = $0 }
    END {
      print "id,reference,estimate"
      for (i = 0; i < n; i++) {
        f = name[i % NR + 1]
        printf "%06d,%s/clean/%s,%s/half/%s\n", i, w, f, w, f
      }
    }' > "$work/pairs.csv"
  SQE_JAVA_OPTIONS="-Xmx512m" "$root/sqe" score --manifest "$work/pairs.csv" -m snr,si_sdr \
    -o "$work/t.csv" --no-progress 2> "$work/err" &
  process=$!
  local tenth=1 start now done_rows files resident
  start="$(date +%s)"
  while kill -0 "$process" 2> /dev/null; do
    done_rows="$(rows_done)"
    if [ "$done_rows" -ge $((pairs * tenth / 10)) ] && [ "$tenth" -lt 10 ]; then
      now="$(date +%s)"
      files="$(ls "/proc/$process/fd" | wc -l)"
      resident="$(awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$process/status")"
      echo "| $done_rows pairs of 2 s | $((now - start)) s, $resident MiB resident, $files files open | flat |"
      tenth=$((tenth + 1))
    fi
    sleep 0.2
  done
  wait "$process" || fail "sqe score has failed: $(tail -n 1 "$work/err")"
  process=""
  now="$(date +%s)"
  echo "| $(($(wc -l < "$work/t.csv") - 1)) pairs of 2 s, all | $((now - start)) s | |"
}

make_table() { # file, seed, shift
  awk -v n="$rows" -v seed="$2" -v shift="$3" 'BEGIN {
    srand(seed)
    print "id,system,si_sdr,stoi"
    for (i = 0; i < n; i++) {
      printf "f%07d,a,%.4f,%.6f\n", i, 10 + 5 * rand() + shift, 0.7 + 0.29 * rand()
    }
  }' > "$1"
}

# Runs a command; its seconds, largest resident size and exit code become a row.
timed() { # what, arguments...
  local what="$1" start now code=0 resident=0 seen
  shift
  start="$(date +%s)"
  SQE_JAVA_OPTIONS="-Xmx2g" "$root/sqe" "$@" > "$work/out" 2> "$work/err" &
  process=$!
  while seen="$(awk '/^VmHWM/ { printf "%d", $2 / 1024 }' "/proc/$process/status" 2> /dev/null)"; do
    resident="${seen:-$resident}"
    sleep 0.1
  done
  wait "$process" || code=$?
  process=""
  now="$(date +%s)"
  echo "| $what of $rows rows | $((now - start)) s, $resident MiB, exit code $code | ends |"
  [ "$code" -le 1 ] || echo "| | $(tail -n 1 "$work/err") | |"
}

measure_tables() {
  make_table "$work/before.csv" 1 0
  make_table "$work/after.csv" 2 0.01
  timed "sqe gate" gate "$work/after.csv" -b "$work/before.csv" --unsigned-ok
  timed "sqe gate --lock" gate "$work/after.csv" --lock "$work/l.lock"
  timed "sqe compare" compare "$work/before.csv" "$work/after.csv" --unsigned-ok
  timed "sqe audit --scores" audit --scores "$work/before.csv"
  timed "sqe report" report "$work/before.csv" -o "$work/r.html"
}

"$root/sqe" --version > /dev/null # builds if need be

[ $# -gt 0 ] || set -- pairs tables
measure_parts "pairs tables" "$@"
