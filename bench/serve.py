"""What sqe serve costs beside the scoring: run from the root of a checkout, on an idle machine.

    python3 bench/serve.py

One pair of 4 s: what a call with arrays takes, turn by turn with one of the same samples in files, which
the process reads itself; an empty request; and a request that is refused for its metric, with its arrays in shared memory.
Many pairs: 600 pairs of files by a running process, to the same by `sqe score`.
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
            path = Path(folder) / f"{name}.wav"
            write(path, samples)
            names.append(str(path))
        for metrics in (["snr"], ["si_sdr", "stoi"]):
            def arrays():
                sqe.score_arrays(clean, estimate, RATE, metrics)

            def files():
                sqe.score(names[0], names[1], metrics, digests=False)

            for call in (arrays, files, arrays, files):
                timed(call, WARM)
            times = [(timed(arrays, 1)[0], timed(files, 1)[0]) for _ in range(RUNS)]
            for name, of_kind in zip(("arrays", "files"), zip(*times)):
                report(f"{','.join(metrics)} of {name}", of_kind)
    report("empty request", [timed(lambda: sqe.client().request("cancel", {"id": 0}), 1)[0] for _ in range(1000)])
    sent = sqe._arrays.samples(clean, RATE, "clean")

    def refused():
        try:
            sqe.client().request("score", {"reference": sent, "estimate": sent, "metrics": "none"})
        except sqe.RequestError:
            pass

    report("request that is refused", [timed(refused, 1)[0] for _ in range(1000)])


def report(what, times):
    ordered = sorted(times)
    part = [ordered[0], ordered[len(ordered) // 4], ordered[len(ordered) // 2]]
    print(f"{what}: {part[0]:.2f} ms at best, {part[1]:.2f} first quartile, {part[2]:.2f} median")


def write(path, samples):
    import struct

    data = samples.tobytes()
    head = b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 3, 1, RATE, 4 * RATE, 4, 32)
    body = head + b"data" + struct.pack("<I", len(data)) + data
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)


def many_pairs():
    metrics = ["si_sdr", "stoi"]
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
