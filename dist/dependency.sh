#!/usr/bin/env bash
# Uses the modules as a Maven dependency, as docs/library.md says: its command installs them into a copy
# of the local repository, and a project with its dependency compiles and runs its first example.
set -euo pipefail
cd "$(dirname "$0")/.."
root="$PWD"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
known="${MAVEN_REPOSITORY:-$HOME/.m2/repository}"
repository="$work/repository"
mkdir -p "$known"
cp -a --reflink=auto "$known" "$repository"
rm -rf "$repository/sqe"

# The first fenced block of a language.
block() {
  awk -v fence="\`\`\`$1" '$0 == fence { inside = 1; next } /^```$/ && inside { exit } inside' docs/library.md
}

install="$(sed -n 's/^    \(mvn .* install\)$/\1/p' docs/library.md | head -n 1)"
echo "== $install"
# shellcheck disable=SC2086 # the command's words
$install -B -ntp -Dmaven.repo.local="$repository"

mkdir -p "$work/project/src/main/java"
cat > "$work/project/pom.xml" << POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>example</groupId>
  <artifactId>example</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.source>17</maven.compiler.source>
    <maven.compiler.target>17</maven.compiler.target>
  </properties>
  <dependencies>
$(block xml)
  </dependencies>
</project>
POM
cat > "$work/project/src/main/java/Example.java" << JAVA
import java.nio.file.*;
import java.util.*;
import sqe.judge.gate.*;
import sqe.report.*;
import sqe.scoring.*;
import sqe.table.*;

public class Example {
  public static void main(String[] arguments) throws Exception {
    Path clean = Path.of(arguments[0]);
    Path enhanced = Path.of(arguments[1]);
    Path table = Path.of(arguments[2]);
    Path lock = table;
$(block java)
  }
}
JAVA
echo "== a project with the dependency"
cd "$work/project"
mvn -q -B -ntp -Dmaven.repo.local="$repository" compile \
  dependency:build-classpath -Dmdep.outputFile="$work/class-path"
java -cp "target/classes:$(cat "$work/class-path")" Example \
  "$root/testdata/clean" "$root/testdata/enhanced_rnnoise" "$work/scores.csv" | tee "$work/said"
grep -q '^6 rows' "$work/said"
[ "$(wc -l < "$work/scores.csv")" -eq 7 ]
echo "== it works"
