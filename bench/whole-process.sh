#!/usr/bin/env bash
# Measures ./sqe from the outside, as a user meets it, and prints the figures as a Markdown table:
# the start with one pair, the gain of a second core, and the memory of a long batch.
#
# Input is made from testdata/ in a temporary folder, which is removed at the end.
#
#   bench/whole-process.sh [start|cores|memory]...    default: all three
#
# STARTS, CORE_PAIRS and MEMORY_PAIRS set how much is measured.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/measuring.sh"

starts="${STARTS:-11}"
core_pairs="${CORE_PAIRS:-500}"
memory_pairs="${MEMORY_PAIRS:-10000}"

microseconds() {
  echo "${EPOCHREALTIME/[.,]/}"
}

seconds() { # of microseconds
  awk -v us="$1" 'BEGIN { printf "%.3f", us / 1e6 }'
}

little_endian() { # number, bytes
  local value="$1" i
  for ((i = 0; i < $2; i++)); do
    printf "\\x$(printf %02x $((value & 255)))"
    value=$((value >> 8))
  done
}

# Ten seconds of 16-bit speech at 16 kHz: sentences one after the other, below a header of 44 bytes.
ten_seconds() { # folder of testdata
  local bytes=320000 sentence
  printf RIFF; little_endian $((bytes + 36)) 4; printf 'WAVEfmt '
  little_endian 16 4; little_endian 1 2; little_endian 1 2; little_endian 16000 4
  little_endian 32000 4; little_endian 2 2; little_endian 16 2
  printf data; little_endian $bytes 4
  for sentence in s01_engb s02_enus s03_de; do
    tail -c +45 "$root/testdata/$1/$sentence.wav"
  done > "$work/samples"
  head -c $bytes "$work/samples"
}

# A folder of clean and one of enhanced files: the given pair, linked again and again.
link_pairs() { # folder, number, clean files..., each with its namesake in ../enhanced
  local folder="$1" count="$2" i file
  shift 2
  local files=("$@")
  mkdir -p "$folder/clean" "$folder/enhanced"
  for ((i = 0; i < count; i++)); do
    file="${files[i % ${#files[@]}]}"
    printf '%s\n' "$file" "$folder/clean/$i.wav"
    printf '%s\n' "${file/clean/enhanced}" "$folder/enhanced/$i.wav"
  done | xargs -n 2 ln -s
}

score() {
  "$root/sqe" score "$@" -q || fail "sqe score $* has failed"
}

measure_start() {
  local i before
  for ((i = 0; i < starts; i++)); do
    before="$(microseconds)"
    score "$work/pair/clean/s.wav" "$work/pair/enhanced/s.wav" > "$work/row.csv"
    echo $(($(microseconds) - before))
  done | sort -n > "$work/times"
  local middle
  middle="$(sed -n "$(((starts + 1) / 2))p" "$work/times")"
  echo "| one 10 s pair from the shell, median of $starts | $(seconds "$middle") s | ≤ 0.8 s |"
  echo "| the same, fastest | $(seconds "$(head -n 1 "$work/times")") s | |"
}

time_batch() { # jobs
  local before
  before="$(microseconds)"
  score "$work/cores/clean" "$work/cores/enhanced" -j "$1" -o "$work/table-$1.csv"
  echo $(($(microseconds) - before))
}

measure_cores() {
  link_pairs "$work/cores" "$core_pairs" "$work/pair/clean/s.wav"
  local one two
  one="$(time_batch 1)"
  two="$(time_batch 2)"
  cmp "$work/table-1.csv" "$work/table-2.csv" || fail "the table depends on the number of threads"
  echo "| $core_pairs pairs of 10 s, -j 1 | $(seconds "$one") s | |"
  echo "| the same, -j 2 | $(seconds "$two") s | |"
  echo "| gain of the second core | $(awk -v a="$one" -v b="$two" 'BEGIN { printf "%.2f", a / b }') × | ≥ 1.8 × |"
}

# Rows written so far. Finished rows are on disk at once, in the unfinished table.
rows() {
  cat "$work/long.csv.part" 2> /dev/null | wc -l
}

wait_for_rows() { # number
  while [ "$(rows)" -le "$1" ]; do
    kill -0 "$process" 2> /dev/null || fail "the batch ended before row $1"
    sleep 0.05
  done
}

# Collects all garbage and says what is left, and what the process occupies.
memory_line() { # rows
  local jcmd="jcmd"
  [ -z "${JAVA_HOME:-}" ] || jcmd="$JAVA_HOME/bin/jcmd"
  "$jcmd" "$process" GC.run > /dev/null
  local live resident
  live="$(sed -n 's/.*Pause Full.*->\([0-9]*M\).*/\1/p' "$work/gc.log" | tail -n 1)"
  resident="$(awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$process/status")"
  echo "| heap in use after $1 pairs, -Xmx512m; resident | ${live/M/ MiB}; $resident MiB | flat |"
}

measure_memory() {
  link_pairs "$work/long" $((memory_pairs + 200)) "$work"/short/clean/*.wav
  SQE_JAVA_OPTIONS="-Xmx512m -Xlog:gc:file=$work/gc.log" "$root/sqe" score \
    "$work/long/clean" "$work/long/enhanced" -q -o "$work/long.csv" &
  process=$!
  local at
  for at in 100 1000 "$memory_pairs"; do
    wait_for_rows "$at"
    memory_line "$at"
  done
  wait "$process" || fail "the batch has failed"
  process=""
}

mkdir -p "$work/pair/clean" "$work/pair/enhanced" "$work/short/clean" "$work/short/enhanced"
ten_seconds clean > "$work/pair/clean/s.wav"
ten_seconds enhanced_rnnoise > "$work/pair/enhanced/s.wav"
cp "$root"/testdata/clean/*.wav "$work/short/clean/"
cp "$root"/testdata/enhanced_rnnoise/*.wav "$work/short/enhanced/"
score "$work/pair/clean/s.wav" "$work/pair/enhanced/s.wav" > "$work/row.csv" # builds if need be

[ $# -gt 0 ] || set -- start cores memory
measure_parts "start cores memory" "$@"
