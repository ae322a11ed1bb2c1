#!/usr/bin/env bash
# Builds a release of the last commit twice, in two folders, and compares what came out, byte for byte.
set -euo pipefail
cd "$(dirname "$0")/.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
for build in first second/with/a/longer/path; do
  echo "== build in $build"
  mkdir -p "$work/$build"
  git clone -q . "$work/$build/sqe"
  (
    cd "$work/$build/sqe"
    mvn -B -ntp -q -Pdist -Dquick -Dmaven.test.skip=true -Dspotless.check.skip=true \
      -Dsqe.commit="$(git rev-parse --short=12 HEAD)" package
  )
done
diff -r "$work/first/sqe/target/dist" "$work/second/with/a/longer/path/sqe/target/dist"
for jar in "$work"/first/sqe/*/target/sqe-*.jar; do
  cmp "$jar" "$work/second/with/a/longer/path/${jar#"$work/first/"}"
done
cat "$work/first/sqe/target/dist/SHA256SUMS"
echo "== both builds are the same, byte for byte"
