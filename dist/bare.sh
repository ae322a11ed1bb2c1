#!/usr/bin/env bash
# Unpacks the archive with its own runtime in a root that holds a shell, few tools and the libraries of
# the system, and no Java; and runs there what README.md says to type.
set -euo pipefail
archive="$(readlink -f "$1")"
cd "$(dirname "$0")/.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
bare="$work/bare"

echo "== $(basename "$archive") in a root without Java"
mkdir -p "$bare"/{bin,dev,proc,tmp,root} "$work/own"
for tool in sh readlink dirname cksum cut find mkdir mv rm tar gzip; do
  cp -L "$(command -v "$tool")" "$bare/bin/$tool"
done
tar xzf "$archive" -C "$work/own"
# what the networks' and SQLite's libraries need of the system
for jar in "$work"/own/*/lib/onnxruntime*.jar "$work"/own/*/lib/sqlite*.jar; do
  (cd "$work/own" && python3 -m zipfile -e "$jar" "$work/own/natives")
done
{ find "$bare/bin" "$work/own" -type f \( -perm -u+x -o -path '*linux-x64*.so' -o -path '*Linux/x86_64*.so' -o -path '*runtime/*.so' \) \
  -exec ldd {} + 2> /dev/null || true; } | sed -n 's/.*=> \(\/[^ ]*\) .*/\1/p; s/^[[:space:]]*\(\/[^ ]*\) (.*/\1/p' |
  grep -E '^/(usr/)?lib' | sort -u | while read -r library; do
  mkdir -p "$bare$(dirname "$library")"
  cp -L "$library" "$bare$library"
done
cp "$archive" "$bare/root/"
touch "$bare/dev/null"
awk '/^```shell$/ { fence++; inside = 1; next } /^```$/ { inside = 0 } inside && fence == 1' README.md \
  > "$bare/root/commands"
grep -q 'bin/sqe selftest' "$bare/root/commands"
# and the commands of a checkout, which are the archive's but for where sqe lies
awk '/^```sh$/ { inside = 1; next } /^```$/ { inside = 0 } inside' README.md |
  sed -n 's|^\./sqe|bin/sqe|p' >> "$bare/root/commands"
# shellcheck disable=SC2016 # the inner shell expands them
unshare -r -m bash -c '
  mount --bind /dev/null "$1/dev/null"
  mount --rbind /proc "$1/proc"
  exec env -i PATH=/bin HOME=/root "$(command -v chroot)" "$1" /bin/sh -c "! command -v java && set -e && cd /root && . ./commands"
' bare "$bare" > "$work/said" 2>&1 || {
  cat "$work/said"
  exit 1
}
grep -E '^(sqe|Java|PASS)|^pesq_wb ' "$work/said"
grep -q '^PASS: ' "$work/said"
