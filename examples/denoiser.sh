#!/usr/bin/env bash
# Trains a small denoiser with sqe's metrics as losses and compares before and after.
#
#   examples/denoiser.sh [STEPS] [RESULTS]     default: 640 steps, results below examples/target
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
steps="${1:-640}"
results="${2:-$root/examples/target/denoised}"
libraries="$root/examples/target/lib"
maven="mvn"
[ -x "$root/mvnw" ] && maven="$root/mvnw"

(cd "$root" && "$maven" -B -q -Dquick -Dmaven.test.skip=true -Dspotless.check.skip=true -pl examples -am \
  package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$libraries")
java="java"
[ -n "${JAVA_HOME:-}" ] && java="$JAVA_HOME/bin/java"
"$java" -cp "$libraries/*:$root/examples/target/classes" sqe.examples.denoiser.Denoiser \
  "$root/testdata" "$results" "$steps"

echo
echo "The same files by sqe score ($results/scores.csv):"
"$root/sqe" score "$results/clean" "$results/noisy" "$results/si_sdr" "$results/pmsqe" "$results/both" \
  "$results/si_sdr+features" -m si_sdr,pmsqe,stoi,deep_feature -o "$results/scores.csv" --no-progress
