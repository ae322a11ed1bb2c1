"""Writes differences.csv from a score table of several systems.

    sqe score clean enhanced_… noisy -m si_sdr,stoi,pesq_wb --align integer --resample 16000 \
        --max-length-difference 1 -o aligned.csv
    python3 make_differences.py aligned.csv > differences.csv

The recordings are 32 real ones of several languages and devices; only differences of their scores are kept.
"""

import collections
import csv
import sys

SETS = [
    ("si_sdr, DTLN against noisy", "si_sdr", "enhanced_dtln", "noisy"),
    ("si_sdr, RNNoise against noisy", "si_sdr", "enhanced_rnnoise_jitsi", "noisy"),
    ("si_sdr, afftdn against DTLN", "si_sdr", "enhanced_afftdn", "enhanced_dtln"),
    ("stoi, RNNoise against noisy", "stoi", "enhanced_rnnoise_jitsi", "noisy"),
    ("stoi, Opus at 8 kbit/s against noisy", "stoi", "enhanced_opus8k", "noisy"),
    ("pesq_wb, RNNoise against noisy", "pesq_wb", "enhanced_rnnoise_jitsi", "noisy"),
    ("pesq_wb, DTLN against afftdn", "pesq_wb", "enhanced_dtln", "enhanced_afftdn"),
]

scores = collections.defaultdict(dict)
with open(sys.argv[1], newline="") as table:
    for row in csv.DictReader(table):
        scores[row["system"]][row["id"]] = row
print("set;difference")
for name, metric, one, other in SETS:
    for row in sorted(scores[one]):
        print("%s;%.6f" % (name, float(scores[one][row][metric]) - float(scores[other][row][metric])))
