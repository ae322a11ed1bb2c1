"""A long test of sqe serve: many requests from several threads, cancels and kills at random.

    python3 python/tests/stress.py [--requests 10000] [--threads 8] [--seed 1]

Says what it saw, and exits with 1 where a reply was lost or mixed, a process is left, or memory grows.
It is no part of the ordinary tests, for it takes minutes.
"""

from __future__ import annotations

import argparse
import array
import math
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "python"))

import sqe  # noqa: E402

RATE = 16000
LONGEST_WAIT = 120


def resident(pid: int) -> int:
    """Resident memory in MiB; 0 where the process is gone."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) >> 10
    except OSError:
        pass
    return 0


def processes() -> set:
    """The processes of sqe serve that this one or its children have started."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
                mark = (entry / "environ").read_bytes()
            except OSError:
                continue
            if b"serve" in words and MARK.encode() in mark:
                found.add(int(entry.name))
    return found


MARK = f"SQE_STRESS={os.getpid()}"
os.environ["SQE_STRESS"] = str(os.getpid())


class Thread(threading.Thread):
    def __init__(self, number: int, requests: int, seed: int, cancels: bool):
        super().__init__()
        self.random = random.Random(seed * 1000 + number)
        self.requests = requests
        self.cancels = cancels
        self.seen: Counter = Counter()
        self.wrong: list = []

    def run(self) -> None:
        for _ in range(self.requests):
            try:
                self.ask()
            except sqe.ProcessDied:
                self.seen["process died"] += 1
            except sqe.CancelledError:
                self.seen["cancelled"] += 1
            except BaseException as e:  # reported at the end
                self.wrong.append(repr(e))

    def ask(self) -> None:
        kind = self.random.random()
        gain = self.random.uniform(0.1, 0.9)
        length = self.random.choice([200, 2000, 20000, 64000])
        clean = array.array("d", [0.5, -0.5]) * (length // 2)
        estimate = array.array("d", [0.5 * gain, -0.5 * gain]) * (length // 2)
        client = sqe.client()
        if kind < 0.6:
            params = {
                "reference": sqe._arrays.samples(clean, RATE, "a"),
                "estimate": sqe._arrays.samples(estimate, RATE, "b"),
                "metrics": ["snr", "mse"],
            }
            pending = client.submit("score", params)
            self.maybe_cancel(pending)
            scores = pending.result(LONGEST_WAIT)["rows"][0]["scores"]
            self.check(scores["snr"], -20 * math.log10(1 - gain))
        elif kind < 0.85:
            pending = client.submit_loss("mse", estimate, clean, gradient=True)
            self.maybe_cancel(pending)
            loss = sqe.Loss(pending.result(LONGEST_WAIT))
            self.check(loss.value, (0.5 - 0.5 * gain) ** 2)
            self.check(loss.gradient[0] * length, gain - 1)
        elif kind < 0.95:
            try:
                client.request("score", {"reference": str(gain), "estimate": length}, timeout=LONGEST_WAIT)
                self.wrong.append("a wrong request had a result")
            except sqe.RequestError as e:
                self.seen["refused"] += 1
                if str(length) not in str(e):
                    self.wrong.append(f"mixed: {e}")
        else:
            pairs = [
                {"id": str(i), "reference": sqe._arrays.samples(clean[:200], RATE, "a"),
                 "estimate": sqe._arrays.samples(estimate[:200], RATE, "b")}
                for i in range(5)
            ]
            pending = client.submit("score", {"pairs": pairs, "metrics": "snr"})
            self.maybe_cancel(pending)
            for row in pending.result(LONGEST_WAIT)["rows"]:
                self.check(row["scores"]["snr"], -20 * math.log10(1 - gain))

    def maybe_cancel(self, pending: "sqe.Pending") -> None:
        if self.cancels and self.random.random() < 0.1:
            time.sleep(self.random.random() * 0.003)
            pending.cancel()

    def check(self, value: float, expected: float) -> None:
        self.seen["right"] += 1
        if not math.isclose(value, expected, rel_tol=1e-6):
            self.wrong.append(f"mixed or wrong: {value}, not {expected}")


def phase(requests: int, threads: int, seed: int, kills: bool) -> "tuple[Counter, list]":
    """Asks, with kills of the process meanwhile where that is wanted."""
    asking = [Thread(i, requests // threads, seed, True) for i in range(threads)]
    for thread in asking:
        thread.start()
    chance = random.Random(seed)
    memory = []
    while any(thread.is_alive() for thread in asking):
        time.sleep(chance.uniform(3, 6) if kills else 1)
        pid = sqe.client().pid
        memory.append(resident(pid))
        if kills and any(thread.is_alive() for thread in asking):
            os.kill(pid, signal.SIGKILL)
    for thread in asking:
        thread.join()
    seen: Counter = sum((thread.seen for thread in asking), Counter())
    wrong = [each for thread in asking for each in thread.wrong]
    if not kills:
        step = max(1, len(memory) // 8)
        print("resident MiB:", memory[::step])
        middle, last = memory[len(memory) // 2], memory[-1]
        if last > 1.25 * middle + 64:
            wrong.append(f"memory grows: {memory}")
    return seen, wrong


def killed_clients(count: int, seed: int) -> list:
    """Interpreters that are killed at random points leave no process."""
    chance = random.Random(seed)
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT / 'python')!r}); import sqe, threading\n"
        "def ask():\n"
        "    while True: sqe.score_arrays([0.5, -0.5] * 5000, [0.4, -0.5] * 5000, 16000, ['sdr'])\n"
        "[threading.Thread(target=ask, daemon=True).start() for _ in range(4)]\n"
        "import time; time.sleep(60)"
    )
    for _ in range(count):
        child = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.2, 4))
        child.kill()
        child.wait()
    return []


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--requests", type=int, default=10000)
    options.add_argument("--threads", type=int, default=8)
    options.add_argument("--kills", type=int, default=10)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    wrong = []
    for kills in (False, True):
        start = time.monotonic()
        requests = chosen.requests if not kills else chosen.requests // 4
        seen, found = phase(requests, chosen.threads, chosen.seed, kills)
        wrong += found
        name = "with kills of sqe" if kills else "with cancels"
        print(f"{requests} requests {name}: {dict(seen)}, {len(found)} wrong, {time.monotonic() - start:.0f} s")
    wrong += killed_clients(chosen.kills, chosen.seed)
    sqe.close()
    end = time.monotonic() + 20
    while processes() and time.monotonic() < end:
        time.sleep(0.2)
    left = processes()
    print(f"{chosen.kills} interpreters killed; processes left: {sorted(left)}")
    for each in wrong[:20]:
        print("wrong:", each)
    return 1 if wrong or left else 0


if __name__ == "__main__":
    sys.exit(main())
