"""`pesq` and `pesq_batch` with the arguments of the package pesq."""

from __future__ import annotations

from typing import Any, List, Optional

import sqe

_METRICS = {"wb": "pesq_wb", "nb": "pesq_nb"}


class PesqError:
    """What to do where there is no score."""

    RAISE_EXCEPTION = 0
    RETURN_VALUES = 1


def _metric(fs: int, mode: str) -> str:
    if mode not in _METRICS:
        raise ValueError(f"mode is 'wb' or 'nb', not {mode!r}")
    if fs not in (8000, 16000) or (mode == "wb" and fs != 16000):
        raise ValueError(f"{mode} PESQ is of {'16000' if mode == 'wb' else '8000 or 16000'} Hz, not {fs}")
    return _METRICS[mode]


def pesq(fs: int, ref: Any, deg: Any, mode: str = "wb", on_error: int = PesqError.RAISE_EXCEPTION) -> float:
    """PESQ MOS-LQO of one pair: P.862.2 for 'wb', P.862.1 for 'nb'; -1 for a failure where asked."""
    metric = _metric(fs, mode)
    row = sqe.score_arrays(ref, deg, fs, [metric])
    return row.get(metric, -1.0) if on_error == PesqError.RETURN_VALUES else row[metric]


def pesq_batch(
    fs: int,
    ref: Any,
    deg: Any,
    mode: str = "wb",
    n_processor: Optional[int] = None,
    on_error: int = PesqError.RAISE_EXCEPTION,
) -> List[float]:
    """PESQ of several pairs; one reference may serve all. Threads are sqe's own."""
    metric = _metric(fs, mode)
    degraded = list(deg)
    one = len(getattr(ref, "shape", (0, 0))) == 1
    references = [ref] * len(degraded) if one else list(ref)
    if len(references) != len(degraded):
        raise ValueError(f"{len(references)} references, {len(degraded)} degraded signals")
    pairs = [(str(i), r, d) for i, (r, d) in enumerate(zip(references, degraded))]
    table = sqe.score_many(pairs, fs, [metric], digests=False)
    returned = on_error == PesqError.RETURN_VALUES
    return [row.get(metric, -1.0) if returned else row[metric] for row in table]
