#!/usr/bin/env bash
# The largest resident size of `sqe score` on one long pair: the whole process, default metrics.
#
#   bench/long-recordings.sh              10 minutes, 1 hour, 1 hour in segments of 10 s
#
# The recordings are the sentences of testdata/, repeated with slight noise, 16 kHz and 16 bits.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

python3 - "$root" "$folder" << 'PYTHON'
import array, glob, os, random, sys, wave

root, folder = sys.argv[1:]

def samples(path):
    with wave.open(path) as sound:
        return array.array("h", sound.readframes(sound.getnframes()))

names = sorted(os.path.basename(path) for path in glob.glob(root + "/testdata/clean/*.wav"))
clean, enhanced = array.array("h"), array.array("h")
for name in names:
    one = samples(f"{root}/testdata/clean/{name}")
    other = samples(f"{root}/testdata/enhanced_rnnoise/{name}")
    length = min(len(one), len(other))
    clean.extend(one[:length])
    enhanced.extend(other[:length])
for minutes in (10, 60):
    wanted = minutes * 60 * 16000
    for label, sound, seed in (("clean", clean, 1), ("enhanced", enhanced, 2)):
        noise = random.Random(seed)
        with wave.open(f"{folder}/{label}_{minutes}.wav", "wb") as out:
            out.setparams((1, 2, 16000, 0, "NONE", ""))
            done = 0
            while done < wanted:
                part = sound[: wanted - done]
                steps = noise.choices((-2, -1, 0, 1, 2), k=len(part))
                noisy = array.array(
                    "h", (max(-32768, min(32767, x + n)) for x, n in zip(part, steps)))
                out.writeframes(noisy.tobytes())
                done += len(part)
PYTHON

measure() {
  local label="$1" minutes="$2"
  shift 2
  local report="$folder/time"
  # status 1 says that some score is missing: PESQ takes 50 utterances at most
  /usr/bin/time -f '%M %e' -o "$report" "$root/sqe" score "$folder/clean_$minutes.wav" \
    "$folder/enhanced_$minutes.wav" -q "$@" > "$folder/table.csv" || [ "$?" -eq 1 ]
  tail -n 1 "$report" | awk -v label="$label" \
    '{ printf "| %s | %.0f MiB | %.0f s |\n", label, $1 / 1024, $2 }'
}

"$root/sqe" --version > /dev/null
echo '| pair | largest resident size | time |'
echo '|---|---:|---:|'
measure '10 minutes' 10
measure '1 hour' 60
measure '1 hour, `--segment 10`' 60 --segment 10
