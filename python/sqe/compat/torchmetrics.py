"""Metrics with the classes of torchmetrics.audio: update, compute, reset, and call for one batch.

Predictions come first, as there; signals are of the shape (..., samples). Values are Python floats.
"""

from __future__ import annotations

from typing import Any, List, Optional

import sqe


class _Mean:
    """The mean of a metric over all signals since the last reset."""

    def __init__(self, metric: str, sample_rate: int):
        self.metric = metric
        self.sample_rate = sample_rate
        self._values: List[float] = []

    def update(self, preds: Any, target: Any) -> None:
        """Adds the signals of a batch."""
        self._values += self._scores(preds, target)

    def compute(self) -> float:
        """The mean of all signals so far."""
        if not self._values:
            raise ValueError("nothing was added: call update first")
        return sum(self._values) / len(self._values)

    def reset(self) -> None:
        """Forgets all signals."""
        self._values = []

    def forward(self, preds: Any, target: Any) -> float:
        """Adds the signals of a batch and returns their own mean."""
        values = self._scores(preds, target)
        self._values += values
        return sum(values) / len(values)

    __call__ = forward

    def _scores(self, preds: Any, target: Any) -> List[float]:
        if tuple(preds.shape) != tuple(target.shape):
            raise ValueError(f"shapes differ: {tuple(preds.shape)}, {tuple(target.shape)}")
        length = preds.shape[-1]
        pairs = zip(target.reshape(-1, length), preds.reshape(-1, length))
        named = [(str(i), clean, estimate) for i, (clean, estimate) in enumerate(pairs)]
        table = sqe.score_many(named, self.sample_rate, [self.metric], digests=False)
        return [row[self.metric] for row in table]


# these ratios are of samples as they are: a rate only names their time axis
_ANY_RATE = 16000


class ScaleInvariantSignalDistortionRatio(_Mean):
    """SI-SDR; with zero_mean, SI-SNR."""

    def __init__(self, zero_mean: bool = False):
        super().__init__("si_snr" if zero_mean else "si_sdr", _ANY_RATE)


class ScaleInvariantSignalNoiseRatio(_Mean):
    """SI-SNR."""

    def __init__(self) -> None:
        super().__init__("si_snr", _ANY_RATE)


class SignalNoiseRatio(_Mean):
    """SNR of the signals as they are."""

    def __init__(self, zero_mean: bool = False):
        if zero_mean:
            raise ValueError("zero_mean has no counterpart in sqe: subtract the means first")
        super().__init__("snr", _ANY_RATE)


class SignalDistortionRatio(_Mean):
    """SDR with a filter of 512 taps."""

    def __init__(
        self,
        use_cg_iter: Optional[int] = None,
        filter_length: int = 512,
        zero_mean: bool = False,
        load_diag: Optional[float] = None,
    ):
        if filter_length != 512 or zero_mean or load_diag:
            raise ValueError("sqe's SDR has 512 taps, and neither zero_mean nor load_diag")
        super().__init__("sdr", _ANY_RATE)


class ShortTimeObjectiveIntelligibility(_Mean):
    """STOI or ESTOI."""

    def __init__(self, fs: int, extended: bool = False):
        super().__init__("estoi" if extended else "stoi", fs)


class PerceptualEvaluationSpeechQuality(_Mean):
    """PESQ MOS-LQO, 'wb' at 16000 Hz or 'nb' at 8000 or 16000 Hz."""

    def __init__(self, fs: int, mode: str, n_processes: int = 1):
        if mode not in ("wb", "nb"):
            raise ValueError(f"mode is 'wb' or 'nb', not {mode!r}")
        super().__init__(f"pesq_{mode}", fs)
