#!/usr/bin/env bash
# Tries what `mvn -Pdist package` has made in target/dist, as users do: sums, the archives for any
# system on each JDK of this machine, and the one with its own runtime where there is no Java.
set -euo pipefail
cd "$(dirname "$0")/.."
root="$PWD"
version="$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' pom.xml | head -n 1)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

step() { echo "== $1"; }

step "sums"
(cd target/dist && sha256sum --quiet -c SHA256SUMS)

step "launchers: syntax"
sh -n dist/launcher/sqe
sh -n dist/launcher/sqe-gate
sh -n dist/launcher/launch.sh
bash -n sqe
if command -v shellcheck > /dev/null; then
  shellcheck -x sqe dist/launcher/sqe dist/launcher/sqe-gate dist/launcher/launch.sh dist/*.sh
else
  echo "   no shellcheck here: not linted"
fi
[ "$(grep -c $'\r$' dist/launcher/sqe.bat)" -eq "$(wc -l < dist/launcher/sqe.bat)" ]

step "contents"
unpack_zip() {
  if command -v unzip > /dev/null; then unzip -q "$1" -d "$2"; else
    # the JDK's jar does not keep permissions
    (mkdir -p "$2" && cd "$2" && jar xf "$1" && chmod +x ./*/bin/sqe)
  fi
}
unpack_zip "$root/target/dist/sqe-$version.zip" "$work/zip"
mkdir "$work/tar" "$work/gpl"
tar xzf "target/dist/sqe-$version.tar.gz" -C "$work/tar"
tar xzf "target/dist/sqe-$version-gpl.tar.gz" -C "$work/gpl"
diff -r "$work/zip/sqe-$version" "$work/tar/sqe-$version"
[ -x "$work/tar/sqe-$version/bin/sqe" ]
# no jar under the GPL in the one, nor in its list of parts; in the other with its licence
! ls "$work/tar/sqe-$version/lib" | grep -E 'sqe-pitch|Tarsos'
! grep -qE 'sqe-pitch|TarsosDSP' "target/dist/sqe-$version.cdx.json"
ls "$work/gpl/sqe-$version-gpl/lib" | grep -q sqe-pitch
grep -q TarsosDSP "target/dist/sqe-$version-gpl.cdx.json"
[ -s "$work/gpl/sqe-$version-gpl/LICENSE.GPL-3.0" ]
# every jar is in the list of parts
for jar in "$work/tar/sqe-$version/lib"/*.jar; do
  sum="$(sha256sum "$jar" | cut -d' ' -f1)"
  grep -q "$sum" "target/dist/sqe-$version.cdx.json" ||
    grep -q "\"$(basename "$jar" "-$version.jar")\"" "target/dist/sqe-$version.cdx.json" || {
      echo "$jar is not in the list of parts"
      exit 1
    }
done

for jdk in /usr/lib/jvm/*/; do
  jdk="$(readlink -f "$jdk")"
  [ -x "$jdk/bin/javac" ] && [ ! -e "$work/$(basename "$jdk").csv" ] || continue
  step "sqe-$version.zip on $("$jdk/bin/java" -version 2>&1 | head -n 1)"
  (
    cd "$work/zip/sqe-$version"
    export JAVA_HOME="$jdk"
    bin/sqe --version
    bin/sqe selftest | tail -n 1
    bin/sqe score testdata/clean testdata/enhanced_rnnoise -q > "$work/$(basename "$jdk").csv"
    "$work/gpl/sqe-$version-gpl/bin/sqe" selftest | tail -n 1
  )
  cmp "$work/$(basename "$jdk").csv" "$(ls "$work"/*.csv | head -n 1)"
done

if [ -e "target/dist/sqe-$version-linux-x64.tar.gz" ]; then
  dist/bare.sh "target/dist/sqe-$version-linux-x64.tar.gz"
else
  echo "== no archive with a runtime: made on Linux on x64 only"
fi
echo "== all of it works"
