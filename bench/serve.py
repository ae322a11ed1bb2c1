"""What sqe serve costs beside the scoring: run from the root of a checkout, on an idle machine.

    python3 bench/serve.py

One pair of 4 s arrays: the round trip of a request, less the time that the scorer itself takes of the
same pair, which the difference of a request of two equal pairs and one of one tells: both travel, and
only the scoring and the samples of the second come on top. Many pairs: 600 pairs of files by a running
process, to the same by `sqe score`.
"""

from __future__ import annotations

import array
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "python"))

import sqe  # noqa: E402

RATE = 16000
LENGTH = 4 * RATE
WARM = 400
RUNS = 300


def timed(call, runs):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append(1e3 * (time.perf_counter() - start))
    return min(times), statistics.median(times)


def noise(seed):
    import random

    source = random.Random(seed)
    return array.array("f", [source.gauss(0, 0.1) for _ in range(LENGTH)])


def one_pair():
    clean = noise(1)
    estimate = array.array("f", [c + e / 10 for c, e in zip(clean, noise(2))])
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for name, samples in (("c", clean), ("e", estimate)):
            # the scorer alone: the same samples in files, which are read in no time beside it
            path = Path(folder) / f"{name}.wav"
            write(path, samples)
            names.append(str(path))
        for metrics in (["snr"], ["si_sdr", "stoi"]):
            def arrays():
                sqe.score_arrays(clean, estimate, RATE, metrics)

            def files():
                sqe.score(names[0], names[1], metrics, digests=False)

            timed(arrays, WARM), timed(files, WARM)
            of_arrays, of_files = timed(arrays, RUNS), timed(files, RUNS)
            print(f"{','.join(metrics)}: arrays {of_arrays[0]:.2f} ms at best, {of_arrays[1]:.2f} median; files {of_files[0]:.2f}, {of_files[1]:.2f}")
    nothing = timed(lambda: sqe.client().request("cancel", {"id": 0}), 1000)
    print(f"empty request: {nothing[0]:.3f} ms at best, {nothing[1]:.3f} median")


def write(path, samples):
    import struct

    data = samples.tobytes()
    head = b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 3, 1, RATE, 4 * RATE, 4, 32)
    body = head + b"data" + struct.pack("<I", len(data)) + data
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)


def many_pairs():
    metrics = ["si_sdr", "sdr", "stoi", "pesq_wb"]
    with tempfile.TemporaryDirectory() as folder:
        for side in ("clean", "noisy"):
            files = sorted((ROOT / "testdata" / side).glob("*.wav"))
            os.mkdir(f"{folder}/{side}")
            for i in range(100):
                for file in files:
                    os.symlink(file, f"{folder}/{side}/{i:03d}_{file.name}")
        clean, noisy = f"{folder}/clean", f"{folder}/noisy"
        of_command, of_python = [], []
        for _ in range(3):
            start = time.perf_counter()
            command = [str(ROOT / "sqe"), "score", clean, noisy, "-q", "-m", ",".join(metrics), "-o", f"{folder}/t.csv"]
            subprocess.run(command, check=True)
            of_command.append(time.perf_counter() - start)
            start = time.perf_counter()
            table = sqe.score(clean, noisy, metrics)
            of_python.append(time.perf_counter() - start)
        print(
            f"{len(table)} pairs: command line {min(of_command):.2f} s, Python {min(of_python):.2f} s,"
            f" ratio {min(of_python) / min(of_command):.2f} (of all: {[round(p / c, 2) for p, c in zip(of_python, of_command)]})"
        )


if __name__ == "__main__":
    one_pair()
    many_pairs()
