"""Tests of the package against the real program. What is not installed is skipped, visibly."""

from __future__ import annotations

import array
import csv
import io
import math
import multiprocessing
import os
import re
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import wave
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "python"))

import sqe  # noqa: E402
from sqe.compat import fast_bss_eval, pesq, pystoi  # noqa: E402

try:
    import numpy
except ImportError:
    numpy = None
try:
    import torch
except ImportError:
    torch = None
try:
    import pandas
except ImportError:
    pandas = None

CLEAN = ROOT / "testdata" / "clean"
ENHANCED = ROOT / "testdata" / "enhanced_rnnoise"
NOISY = ROOT / "testdata" / "noisy"
NAME = "s01_engb.wav"
RATE = 16000


def samples(file):
    """The samples of a WAVE file of 16 bits, as doubles."""
    with wave.open(str(file)) as found:
        frames = found.readframes(found.getnframes())
    return [x / 32768 for x in struct.unpack(f"<{len(frames) // 2}h", frames)]


def doubles(file, length=None):
    return array.array("d", samples(file)[:length])


def float_wave(file, values):
    """A WAVE file of 32-bit floats."""
    data = array.array("f", values).tobytes()
    head = b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 3, 1, RATE, 4 * RATE, 4, 32)
    body = head + b"data" + struct.pack("<I", len(data)) + data
    Path(file).write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)


def command_line(*words):
    """The rows that the command line writes."""
    run = subprocess.run([str(ROOT / "sqe"), "score", *map(str, words), "-q"], capture_output=True, text=True)
    return list(csv.DictReader(io.StringIO(run.stdout)))


def cell(row, metric):
    value = row.get(metric)
    return "" if value is None else value


def ends(pid, seconds=10):
    """Whether a process is gone, or soon will be."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with open(f"/proc/{pid}/stat") as stat:
                if stat.read().rpartition(")")[2].split()[0] == "Z":
                    return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


class ScoresTest(unittest.TestCase):
    def test_files_and_arrays_have_the_bits_of_the_command_line(self):
        """Of all metrics that a pair and its mixture can have."""
        reference, estimate, noisy = CLEAN / NAME, ENHANCED / NAME, NOISY / NAME
        written = command_line(reference, estimate, "-n", noisy, "-m", "all")[0]
        of_files = sqe.score(reference, estimate, "all", noisy=noisy)
        metrics = of_files.metrics
        self.assertGreater(len(metrics), 90)
        arrays = [doubles(file) for file in (reference, estimate, noisy)]
        of_doubles = sqe.score_arrays(arrays[0], arrays[1], RATE, metrics, noisy=arrays[2])
        floats = [array.array("f", a) for a in arrays]
        of_floats = sqe.score_arrays(floats[0], floats[1], RATE, metrics, noisy=floats[2])
        for metric in metrics:
            with self.subTest(metric):
                expected = float(written[metric]) if written[metric] else ""
                for row in (of_files[0], of_doubles, of_floats):
                    self.assertEqual(cell(row, metric), expected)
                    self.assertEqual(row.reasons, of_files[0].reasons)

    def test_floats_score_as_a_file_of_floats(self):
        estimate = [x * 0.77 + 1e-5 for x in samples(ENHANCED / NAME)]
        with tempfile.TemporaryDirectory() as folder:
            float_wave(f"{folder}/e.wav", estimate)
            of_file = sqe.score(CLEAN / NAME, f"{folder}/e.wav", ["si_sdr", "stoi", "pesq_wb", "llr"])
        of_array = sqe.score_arrays(
            doubles(CLEAN / NAME), array.array("f", estimate), RATE, of_file.metrics
        )
        self.assertEqual(of_array.scores, of_file[0].scores)

    def test_folders_are_tables(self):
        told = []
        table = sqe.score(
            CLEAN, ENHANCED, ["si_sdr", "stoi"], align="integer", progress=lambda d, n: told.append((d, n))
        )
        written = command_line(CLEAN, ENHANCED, "-m", "si_sdr,stoi", "--align", "integer")
        self.assertEqual([float(row["stoi"]) for row in written], table["stoi"])
        self.assertEqual([row["id"] for row in written], [row.id for row in table])
        self.assertEqual(told[0], (1, 6))
        self.assertIn("align:integer", table.signatures["stoi"])
        with tempfile.TemporaryDirectory() as folder:
            table.to_csv(f"{folder}/t.csv")
            with open(f"{folder}/t.csv", newline="") as stream:
                again = list(csv.DictReader(stream))
            self.assertEqual(again[0].keys(), written[0].keys())
            self.assertEqual([float(row["stoi"]) for row in again], table["stoi"])
            sqe.score(CLEAN, ENHANCED, ["snr"], output=f"{folder}/out.csv")
            self.assertTrue(Path(f"{folder}/out.csv.meta.json").is_file())

    def test_names_are_joined_and_ids_left_out(self):
        with tempfile.TemporaryDirectory() as folder:
            estimates = Path(folder) / "out"
            estimates.mkdir()
            for file in ENHANCED.glob("*.wav"):
                (estimates / f"{file.stem}_enhanced.wav").write_bytes(file.read_bytes())
            with self.assertRaisesRegex(sqe.FailedError, "estimate_name '{id}_enhanced' pairs them"):
                sqe.score(CLEAN, estimates, ["snr"])
            drop = Path(folder) / "drop.txt"
            drop.write_text(f"# not these\n{Path(NAME).stem}\n")
            for exclude in (drop, [Path(NAME).stem]):
                table = sqe.score(CLEAN, estimates, ["snr"], estimate_name="{id}_enhanced", exclude=exclude)
                self.assertEqual(len(table), 5)
                self.assertNotIn(Path(NAME).stem, [row.id for row in table])
                self.assertIn("exclude leaves out 1 of 6 pairs", table.notes)
            with self.assertRaisesRegex(sqe.RequestError, "match reads all names"):
                sqe.score(CLEAN, estimates, ["snr"], estimate_name="{id}_enhanced", match="(.*)_enhanced")

    def test_a_missing_score_has_its_reason(self):
        row = sqe.score_arrays([0.0] * RATE, doubles(CLEAN / NAME, RATE), RATE, ["si_sdr"])
        self.assertIsNone(row.get("si_sdr"))
        self.assertIn("silent", row.reasons["si_sdr"])
        with self.assertRaisesRegex(sqe.UndefinedScoreError, "si_sdr: .*silent"):
            row["si_sdr"]
        equal = sqe.score_arrays([0.5, -0.5] * 100, [0.5, -0.5] * 100, RATE, ["snr"])
        self.assertEqual(equal["snr"], float("inf"))

    def test_mistakes_are_exceptions_with_sqes_words(self):
        with self.assertRaisesRegex(sqe.RequestError, "did you mean 'si_sdr'"):
            sqe.score_arrays([0.1], [0.1], RATE, ["si_sdrr"])
        with self.assertRaisesRegex(sqe.RequestError, "there is no params.algin"):
            sqe.score_arrays([0.1], [0.1], RATE, ["snr"], algin="integer")
        with self.assertRaisesRegex(sqe.FailedError, "/nowhere: no such file"):
            sqe.score("/nowhere", "/nowhere/too", ["snr"])
        with self.assertRaisesRegex(sqe.RequestError, "channels come first"):
            sqe.score_arrays([[0.1, 0.1]] * 10, [[0.1, 0.1]] * 10, RATE)
        with self.assertRaisesRegex(sqe.RequestError, "lists differ in length"):
            sqe.score_arrays([[0.1], [0.1, 0.2]], [0.1], RATE)
        with self.assertRaisesRegex(sqe.RequestError, "estimate is a object"):
            sqe.score_arrays([0.1], object(), RATE)
        with self.assertRaises(ValueError):
            sqe.score_arrays([float("nan")], [0.1], RATE, ["snr"], max_delay=float("nan"))

    def test_many_pairs_of_a_generator_keep_their_order(self):
        clean, estimate = doubles(CLEAN / NAME, 4000), doubles(ENHANCED / NAME, 4000)
        pairs = ((str(i), clean, array.array("d", [x * (i + 1) for x in estimate])) for i in range(150))
        table = sqe.score_many(pairs, RATE, ["snr"])
        self.assertEqual([row.id for row in table], [str(i) for i in range(150)])
        alone = sqe.score_arrays(clean, array.array("d", [x * 91 for x in estimate]), RATE, ["snr"])
        self.assertEqual(table[90]["snr"], alone["snr"])

    def test_a_pair_without_samples_costs_that_pair(self):
        clean = doubles(CLEAN / NAME, 4000)
        table = sqe.score_many([("a", clean, clean), ("b", clean, []), ("c", clean, clean)], RATE, ["snr"])
        self.assertEqual([row.get("snr") for row in table], [float("inf"), None, float("inf")])
        self.assertIn("no samples", table[1].reasons["snr"])

    def test_what_is_no_pair_is_told(self):
        for pair, words in (((1, 2), "a tuple of 2"), ({"id": "a"}, "with the keys id"), (7, "a int")):
            with self.assertRaisesRegex(sqe.RequestError, "a pair is .*not .*" + words):
                sqe.score_many([pair], RATE, ["snr"])

    @unittest.skipIf(numpy is None, "NumPy is not installed")
    def test_numbers_of_numpy_are_options(self):
        clean = numpy.array(samples(CLEAN / NAME))
        late = numpy.concatenate([numpy.zeros(80), clean])[: len(clean)]
        options = {"align": "integer", "max_delay": numpy.float32(0.5), "delta": numpy.bool_(False)}
        row = sqe.score_arrays(clean, late, numpy.int64(RATE), ["snr"], **options)
        self.assertEqual(row["snr"], float("inf"))
        with self.assertRaisesRegex(sqe.RequestError, "reference is a masked array"):
            sqe.score_arrays(numpy.ma.masked_greater(clean, 0.5), clean, RATE, ["snr"])

    @unittest.skipIf(torch is None, "torch is not installed")
    def test_short_floats_of_torch(self):
        clean = torch.tensor(samples(CLEAN / NAME)).bfloat16()
        equal = sqe.score_arrays(clean.double(), clean, RATE, ["snr"])
        self.assertEqual(equal["snr"], float("inf"))

    @unittest.skipIf(numpy is None, "NumPy is not installed")
    def test_numpy_arrays_of_any_layout(self):
        clean = numpy.array(samples(CLEAN / NAME))
        estimate = numpy.array(samples(ENHANCED / NAME))[: len(clean)]
        clean = clean[: len(estimate)]
        expected = sqe.score_arrays(clean, estimate, RATE, ["si_sdr", "sdr"]).scores
        ints = numpy.rint(estimate * 32768).astype("int16")
        strided = numpy.stack([estimate, clean], axis=1)[:, 0]
        for same in (ints, strided, estimate.astype(">f8"), estimate.astype("f4")):
            self.assertEqual(sqe.score_arrays(clean, same, RATE, ["si_sdr", "sdr"]).scores, expected)
        both = sqe.score_many([("x", numpy.stack([clean, clean]), numpy.stack([estimate, clean]))], RATE, ["si_sdr"])
        self.assertEqual([row["si_sdr"] for row in both], [expected["si_sdr"], float("inf")])
        with self.assertRaisesRegex(sqe.RequestError, "int64: samples are float32"):
            sqe.score_arrays(clean, estimate.astype("int64"), RATE)
        with self.assertRaisesRegex(sqe.RequestError, "channels come first"):
            sqe.score_many([("x", numpy.stack([clean, clean], 1), estimate)], RATE)

    @unittest.skipIf(pandas is None, "pandas is not installed")
    def test_pandas(self):
        frame = sqe.score(CLEAN, ENHANCED, ["stoi"]).to_pandas()
        self.assertEqual(str(frame["stoi"].dtype), "float64")


class LossesTest(unittest.TestCase):
    def test_the_gradient_is_the_slope(self):
        clean, estimate = doubles(CLEAN / NAME, 8000), doubles(NOISY / NAME, 8000)
        found = sqe.loss("si_sdr", estimate, clean, sample_rate=RATE, gradient=True)
        step = 1e-4
        moved = array.array("d", estimate)
        moved[1234] += step
        higher = sqe.loss("si_sdr", moved, clean, sample_rate=RATE).value
        moved[1234] -= 2 * step
        lower = sqe.loss("si_sdr", moved, clean, sample_rate=RATE).value
        slope = (higher - lower) / (2 * step)
        self.assertAlmostEqual(found.gradient[1234], slope, delta=1e-4 * max(1, abs(slope)))

    def test_losses_have_parameters_and_classes_are_whole_numbers(self):
        self.assertEqual(float(sqe.loss("mse", [1.0, 2.0], [0.0, 4.0], reduction="sum")), 5)
        self.assertGreater(sqe.loss("cross_entropy", [[2.0, 0.5, -1.0], [0.0, 0.0, 3.0]], [0, 2]).value, 0)
        with self.assertRaisesRegex(sqe.UndefinedScoreError, "silent"):
            sqe.loss("si_sdr", [0.1] * 100, [0.0] * 100, sample_rate=RATE)

    @unittest.skipIf(torch is None, "torch is not installed")
    def test_torch_checks_the_gradient_of_every_differentiable_metric(self):
        import sqe.torch

        generator = torch.Generator().manual_seed(1)

        def noise(*shape):
            return 0.1 * torch.randn(*shape, dtype=torch.float64, generator=generator)

        found = [each for each in sqe.metrics() if each["differentiable"]]
        self.assertGreater(len(found), 20)
        for metric in found:
            shape = (2, 2, 8000) if "sources" in metric["needs"] else (2, 8000)
            clean = noise(*shape)
            others = [clean, clean + noise(*shape)] if "mixture" in metric["needs"] else [clean]
            estimate = (clean + noise(*shape)).requires_grad_()
            rate = RATE if not metric["sample_rates"] else metric["sample_rates"][-1]

            def measured(signals):
                return sqe.torch.measure(metric["id"], signals, *others, sample_rate=rate)

            with self.subTest(metric["id"]):
                self.assertEqual(measured(estimate).shape, (2,))
                self.assertTrue(
                    torch.autograd.gradcheck(measured, (estimate,), atol=1e-5, rtol=1e-3, fast_mode=True)
                )

    @unittest.skipIf(torch is None, "torch is not installed")
    def test_torch_trains(self):
        import sqe.torch

        clean = torch.tensor(samples(CLEAN / NAME)[:8000])
        noisy = torch.tensor(samples(NOISY / NAME)[:8000])
        gain = torch.tensor(0.2, requires_grad=True)
        loss = sqe.torch.Loss("snr", sample_rate=RATE)
        optimiser = torch.optim.SGD([gain], lr=0.01)
        values = []
        for _ in range(20):
            optimiser.zero_grad()
            value = loss(gain * noisy, clean)
            value.backward()
            optimiser.step()
            values.append(value.item())
        self.assertLess(values[-1], values[0] - 3)

    @unittest.skipIf(torch is None, "torch is not installed")
    def test_torch_has_the_losses_of_whole_tensors(self):
        import sqe.torch

        generator = torch.Generator().manual_seed(2)
        scores = torch.randn(4, 5, dtype=torch.float64, generator=generator, requires_grad=True)
        classes = torch.tensor([0, 3, 1, 4])
        value = sqe.torch.Loss("cross_entropy")(scores, classes)
        self.assertAlmostEqual(value.item(), torch.nn.functional.cross_entropy(scores, classes).item(), 12)
        self.assertTrue(torch.autograd.gradcheck(lambda each: sqe.torch.measure("cross_entropy", each, classes), (scores,)))
        for mistake, words in (
            (lambda: sqe.torch.measure("mse", scores, scores.detach(), reduction="none"), "is an array"),
            (lambda: sqe.torch.measure("snr", scores.detach() + 1, scores, sample_rate=RATE), "tensor 2: detach it"),
            (lambda: sqe.torch.measure("snr", scores, scores[0], sample_rate=RATE), "shapes differ"),
            (lambda: sqe.torch.measure("snr", scores, scores), "give sample_rate"),
            (lambda: sqe.torch.measure("snrr", scores, scores.detach(), sample_rate=RATE), "unknown loss"),
        ):
            with self.assertRaisesRegex(sqe.RequestError, words):
                mistake()

    @unittest.skipIf(torch is None, "torch is not installed")
    def test_workers_of_a_loader_have_their_own_process(self):
        mine = sqe.client().pid
        loader = torch.utils.data.DataLoader(Scored(), batch_size=2, num_workers=2)
        found = torch.cat(list(loader)).tolist()
        self.assertEqual([row[0] for row in found], [Scored.score(i) for i in range(len(Scored()))])
        others = {int(row[1]) for row in found}
        self.assertEqual(len(others), 2)
        self.assertNotIn(mine, others)
        self.assertTrue(all(ends(pid) for pid in others))


class Scored:
    """A data set whose items are scored where they are made."""

    def __len__(self):
        return 8

    def __getitem__(self, index):
        if index >= len(self):
            raise IndexError(index)
        return torch.tensor([self.score(index), sqe.client().pid], dtype=torch.float64)

    @staticmethod
    def score(index):
        return sqe.score_arrays([0.5, -0.5] * 100, [0.5, -0.1 * index] * 100, RATE, ["snr"])["snr"]


class GatesTest(unittest.TestCase):
    def table(self, change):
        clean = doubles(CLEAN / NAME, 4000)
        noise = doubles(NOISY / NAME, 4000)
        pairs = [
            (f"f{i}", clean, [c + (n - c) * change * (1 + i / 10) for c, n in zip(clean, noise)])
            for i in range(20)
        ]
        return sqe.score_many(pairs, RATE, ["snr"])

    def test_a_table_is_gated_against_a_lock(self):
        good, bad = self.table(1), self.table(2)
        policy = {"metrics": {"snr": 0.2}}
        with tempfile.TemporaryDirectory() as folder:
            sqe.lock(good, f"{folder}/main.lock")
            self.assertEqual(sqe.gate(bad, f"{folder}/main.lock", policy).verdict, "FAIL")
            with self.assertRaisesRegex(AssertionError, "the gate says FAIL"):
                sqe.assert_not_worse(bad, f"{folder}/main.lock", policy)
            self.assertTrue(sqe.assert_not_worse(good, Path(folder) / "main.lock", policy))
        with self.assertRaisesRegex(sqe.RequestError, "unknown key 'metric'"):
            sqe.gate(good, good, {"metric": {}})

    def test_other_references_do_not_compare(self):
        good = self.table(1)
        other = sqe.score_many([(row.id, [0.5, -0.5] * 2000, [0.4, -0.5] * 2000) for row in good], RATE, ["snr"])
        with self.assertRaisesRegex(sqe.FailedError, "reference"):
            sqe.gate(other, good, {"metrics": {"snr": 0.2}})

    def test_an_audit_finds_the_delay(self):
        found = sqe.audit(CLEAN / NAME, ENHANCED / NAME)
        self.assertIn("delay", [finding["check"] for finding in found["findings"]])

    def test_metrics_say_what_they_are(self):
        self.assertEqual(sqe.metrics("stoi")[0]["better"], "higher")
        self.assertGreater(len(sqe.metrics()), 90)


class CompatTest(unittest.TestCase):
    def setUp(self):
        self.clean = doubles(CLEAN / NAME)
        self.estimate = doubles(NOISY / NAME, len(self.clean))

    def test_functions_of_other_packages(self):
        row = sqe.score_arrays(self.clean, self.estimate, RATE, ["stoi", "estoi", "pesq_wb", "pesq_nb", "sdr"])
        self.assertEqual(pystoi.stoi(self.clean, self.estimate, RATE), row["stoi"])
        self.assertEqual(pystoi.stoi(self.clean, self.estimate, RATE, extended=True), row["estoi"])
        self.assertEqual(pesq.pesq(RATE, self.clean, self.estimate), row["pesq_wb"])
        self.assertEqual(pesq.pesq(RATE, self.clean, self.estimate, "nb"), row["pesq_nb"])
        self.assertEqual(
            pesq.pesq_batch(RATE, [self.clean] * 2, [self.estimate, self.clean])[0], row["pesq_wb"]
        )
        self.assertEqual(fast_bss_eval.sdr(self.clean, self.estimate), row["sdr"])
        silent = array.array("d", bytes(8 * RATE))
        self.assertEqual(
            pesq.pesq(RATE, silent, silent, on_error=pesq.PesqError.RETURN_VALUES), -1
        )
        with self.assertRaises(sqe.UndefinedScoreError):
            pesq.pesq(RATE, silent, silent)
        with self.assertRaisesRegex(ValueError, "16000 Hz"):
            pesq.pesq(8000, self.clean, self.estimate)

    @unittest.skipIf(numpy is None, "NumPy is not installed")
    def test_sources_come_in_the_order_of_the_references(self):
        one, other = numpy.array(self.clean), numpy.array(self.estimate)[::-1].copy()
        mixed = numpy.stack([other + 0.1 * one, one + 0.1 * other])
        values = fast_bss_eval.si_sdr(numpy.stack([one, other]), mixed)
        self.assertEqual(values.shape, (2,))
        self.assertEqual(values[0], sqe.score_arrays(one, mixed[1], RATE, ["si_sdr"])["si_sdr"])

    @unittest.skipIf(numpy is None, "NumPy is not installed")
    def test_classes_of_torchmetrics(self):
        from sqe.compat.torchmetrics import ShortTimeObjectiveIntelligibility

        clean, estimate = numpy.array(self.clean), numpy.array(self.estimate)
        metric = ShortTimeObjectiveIntelligibility(RATE)
        first = metric(estimate, clean)
        metric.update(numpy.stack([clean, clean]), numpy.stack([clean, clean]))
        perfect = sqe.score_arrays(clean, clean, RATE, ["stoi"])["stoi"]
        self.assertAlmostEqual(metric.compute(), (first + 2 * perfect) / 3)
        metric.reset()
        with self.assertRaises(ValueError):
            metric.compute()


def scored_in_child(queue):
    queue.put((sqe.score_arrays([0.5, -0.5] * 100, [0.5, -0.4] * 100, RATE, ["snr"])["snr"], sqe.client().pid))
    sqe.close()


class ProcessTest(unittest.TestCase):
    def test_threads_share_one_process_and_mix_nothing(self):
        wrong = []

        def ask(thread):
            for i in range(30):
                gain = 1 + thread / 10 + i / 1000
                row = sqe.score_arrays([0.5, -0.5] * 50, [gain * 0.5, gain * -0.5] * 50, RATE, ["snr"])
                expected = math.inf if gain == 1 else -20 * math.log10(gain - 1)
                if not math.isclose(row["snr"], expected, rel_tol=1e-9):
                    wrong.append((gain, row["snr"]))

        threads = [threading.Thread(target=ask, args=(t,)) for t in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])

    def test_a_killed_process_is_an_error_and_the_next_call_starts_another(self):
        before = sqe.client().pid
        os.kill(before, signal.SIGKILL)
        with self.assertRaises(sqe.ProcessDied):
            for _ in range(100):
                sqe.client().request("metrics", {}) if sqe.client().pid == before else self.fail_died()
        self.assertTrue(ends(before))
        self.assertTrue(sqe.metrics("snr"))
        self.assertNotEqual(sqe.client().pid, before)

    def fail_died(self):
        raise sqe.ProcessDied("noticed before it was asked")

    @unittest.skipUnless(hasattr(os, "fork"), "no fork on this system")
    def test_a_forked_child_has_its_own_process(self):
        mine = sqe.client().pid
        context = multiprocessing.get_context("fork")
        queue = context.Queue()
        child = context.Process(target=scored_in_child, args=(queue,))
        child.start()
        value, pid = queue.get(timeout=60)
        child.join(60)
        self.assertNotEqual(pid, mine)
        self.assertTrue(ends(pid))
        self.assertEqual(sqe.client().pid, mine)
        self.assertEqual(sqe.score_arrays([0.5, -0.5] * 100, [0.5, -0.4] * 100, RATE, ["snr"])["snr"], value)

    def test_no_process_outlives_its_interpreter(self):
        for last in ("", "os.kill(os.getpid(), 9)"):
            code = (
                f"import sys, os; sys.path.insert(0, {str(ROOT / 'python')!r}); import sqe;"
                f"print(sqe.client().pid, flush=True); {last}"
            )
            run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
            self.assertTrue(ends(int(run.stdout)), run.stderr)

    def test_a_request_is_cancelled_after_its_time(self):
        pairs = [{"reference": str(CLEAN / NAME), "estimate": str(ENHANCED / NAME)}] * 200
        with self.assertRaises(TimeoutError):
            sqe.client().request("score", {"pairs": pairs, "metrics": "sdr"}, timeout=0.3)
        self.assertTrue(sqe.metrics("snr"))

    def test_a_socket_serves_several_clients(self):
        with tempfile.TemporaryDirectory() as folder:
            path = f"{folder}/s"
            server = subprocess.Popen([str(ROOT / "sqe"), "serve", "--socket", path], stderr=subprocess.PIPE)
            try:
                self.assertIn(b"listening", server.stderr.readline())
                with sqe.Client(socket=path) as one, sqe.Client(socket=path) as other:
                    scores = [c.score_arrays([0.5] * 9, [0.4] * 9, RATE, ["snr"])["snr"] for c in (one, other)]
                    self.assertEqual(scores[0], scores[1])
                    other.request("shutdown", {})
                self.assertEqual(server.wait(20), 0)
            finally:
                server.kill()
                server.stderr.close()
        with self.assertRaisesRegex(sqe.StartError, "nobody answers"):
            sqe.Client(socket=path)

    def test_no_java_is_told(self):
        from sqe import _process

        before = dict(os.environ)
        try:
            os.environ["JAVA_HOME"] = "/nowhere"
            with self.assertRaisesRegex(sqe.StartError, "JAVA_HOME is /nowhere"):
                _process.find_java()
            del os.environ["JAVA_HOME"]
            os.environ["PATH"] = "/nowhere"
            with self.assertRaisesRegex(sqe.StartError, "no Java found"):
                _process.find_java()
        finally:
            os.environ.clear()
            os.environ.update(before)


class PackageTest(unittest.TestCase):
    def test_the_wheel_and_the_source_archive_work_by_themselves(self):
        with tempfile.TemporaryDirectory() as folder:
            sys.path.insert(0, str(ROOT / "python" / "backend"))
            import sqe_build

            archive = sqe_build.build_sdist(folder)
            subprocess.run(["tar", "xzf", f"{folder}/{archive}", "-C", folder], check=True)
            unpacked = Path(folder) / archive[: -len(".tar.gz")]
            pip = [sys.executable, "-m", "pip", "wheel", "-q", "--no-build-isolation", "--no-deps", "--no-index"]
            built = subprocess.run([*pip, "-w", folder, str(unpacked)], capture_output=True, text=True)
            self.assertEqual(built.returncode, 0, built.stderr)
            wheel = next(Path(folder).glob("*.whl"))
            target = f"{folder}/installed"
            subprocess.run(
                [sys.executable, "-m", "pip", "install", "-q", "--no-index", "--no-deps", "--target", target, str(wheel)],
                check=True,
                capture_output=True,
            )
            code = "import sqe; print(sqe.__file__, sqe.score_arrays([0.5] * 9, [0.25] * 9, 16000, ['snr'])['snr'])"
            run = subprocess.run(
                [sys.executable, "-c", code], capture_output=True, text=True, cwd=folder, env={**os.environ, "PYTHONPATH": target}
            )
            self.assertEqual(run.returncode, 0, run.stderr)
            file, value = run.stdout.split()
            self.assertTrue(file.startswith(target))
            self.assertAlmostEqual(float(value), 6.0206, places=4)


class PagesTest(unittest.TestCase):
    @unittest.skipIf(numpy is None, "NumPy is not installed")
    def test_the_examples_of_the_page_run(self):
        text = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
        blocks = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
        self.assertGreater(len(blocks), 4)
        validation = []
        for file in sorted(CLEAN.glob("*.wav")):
            noisy, clean = numpy.array(samples(NOISY / file.name)), numpy.array(samples(file))
            validation.append((file.stem, noisy, clean))
        names = {"model": lambda noisy: noisy * 0.9, "validation_set": validation, "print": lambda *unused: None}
        here = os.getcwd()
        with tempfile.TemporaryDirectory() as folder:
            os.symlink(ROOT / "testdata", f"{folder}/testdata")
            os.chdir(folder)
            try:
                for block in blocks:
                    if "import torch" in block and torch is None:
                        continue
                    exec(compile(block, "docs/python.md", "exec"), names)
            finally:
                os.chdir(here)
        self.assertEqual(len(names["table"]), len(validation))


if __name__ == "__main__":
    unittest.main()
