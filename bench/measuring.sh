# What the scripts that measure ./sqe from the outside share; it is sourced, not run. They have a
# function measure_PART for each part they can measure, and print a Markdown table.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
work="$(mktemp -d)" # removed at the end
process=""          # one in the background, ended at the end

finish() {
  [ -z "$process" ] || kill "$process" 2> /dev/null || true
  rm -rf "$work"
}
trap finish EXIT

fail() {
  echo "error: $1" >&2
  exit 1
}

measure_parts() { # known parts, wanted parts...
  local known="$1" part
  shift
  echo "| measured ($(uptime | sed 's/.*load/load/')) | figure | target |"
  echo "|---|---:|---:|"
  for part in "$@"; do
    [[ " $known " == *" $part "* ]] || fail "no such part: $part (${known// /, })"
    "measure_$part"
  done
}
