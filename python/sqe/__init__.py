"""Speech quality scores, losses and gates; the arithmetic is that of the command line, to the bit.

    import sqe
    sqe.score("clean/", "enhanced/", metrics=["si_sdr", "stoi"]).mean("stoi")
    sqe.score_arrays(clean, enhanced, 16000)["si_sdr"]

A process of sqe, which needs Java 17 or later, starts with the first call and ends with this one.
"""

from __future__ import annotations

import atexit
import os
import threading
from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence, Union

from ._client import ArrayPair, Client, GateResult, Loss, PathLike, Pending, Progress
from ._errors import (
    CancelledError,
    FailedError,
    ProcessDied,
    RequestError,
    SqeError,
    StartError,
    UndefinedScoreError,
)
from ._table import Row, Table

__version__ = "0.1.0"

__all__ = [
    "ArrayPair",
    "CancelledError",
    "Client",
    "FailedError",
    "GateResult",
    "Loss",
    "Pending",
    "ProcessDied",
    "RequestError",
    "Row",
    "SqeError",
    "StartError",
    "Table",
    "UndefinedScoreError",
    "assert_not_worse",
    "audit",
    "client",
    "close",
    "gate",
    "lock",
    "loss",
    "metrics",
    "score",
    "score_arrays",
    "score_many",
]

_lock = threading.Lock()
_client: Optional[Client] = None


def client() -> Client:
    """The client that the functions of this module use; started where there is none."""
    global _client
    with _lock:
        if _client is not None and not _client.alive:
            _client.close()
            _client = None
        if _client is None:
            _client = Client()
        return _client


def close() -> None:
    """Ends the process of sqe, if there is one; the next call starts another."""
    global _client
    with _lock:
        if _client is not None:
            _client.close()
        _client = None


def _after_fork() -> None:
    global _lock, _client
    _lock = threading.Lock()
    _client = None


atexit.register(close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


def score(
    reference: Optional[PathLike],
    estimate: Union[PathLike, Sequence[PathLike]],
    metrics: Optional[Sequence[str]] = None,
    *,
    noisy: Optional[PathLike] = None,
    output: Optional[PathLike] = None,
    progress: Optional[Progress] = None,
    **options: Any,
) -> Table:
    """Scores files or folders; see `Client.score`."""
    return client().score(
        reference, estimate, metrics, noisy=noisy, output=output, progress=progress, **options
    )


def score_arrays(
    reference: Any,
    estimate: Any,
    sample_rate: int,
    metrics: Optional[Sequence[str]] = None,
    *,
    noisy: Any = None,
    **options: Any,
) -> Row:
    """Scores one pair of arrays; see `Client.score_arrays`."""
    return client().score_arrays(reference, estimate, sample_rate, metrics, noisy=noisy, **options)


def score_many(
    pairs: Iterable[Any], sample_rate: int, metrics: Optional[Sequence[str]] = None, **options: Any
) -> Table:
    """Scores many pairs of arrays into one table; see `Client.score_many`."""
    return client().score_many(pairs, sample_rate, metrics, **options)


def loss(
    name: str,
    prediction: Any,
    *arrays: Any,
    sample_rate: Optional[int] = None,
    gradient: bool = False,
    **parameters: Any,
) -> Loss:
    """The value of a training loss, and its gradient; see `Client.loss`."""
    return client().loss(
        name, prediction, *arrays, sample_rate=sample_rate, gradient=gradient, **parameters
    )


def gate(
    current: Union[Table, PathLike],
    baseline: Union[Table, PathLike],
    policy: Union[Mapping[str, Any], PathLike, None] = None,
    *,
    system: Optional[str] = None,
    baseline_system: Optional[str] = None,
) -> GateResult:
    """Whether a table is worse than its baseline; see `Client.gate`."""
    return client().gate(current, baseline, policy, system=system, baseline_system=baseline_system)


def lock(table: Table, file: PathLike) -> None:
    """Writes a table as a baseline to commit; see `Client.lock`."""
    client().lock(table, file)


def audit(reference: PathLike, estimate: Optional[PathLike] = None, **options: Any) -> Dict[str, Any]:
    """Defects of the files of one pair; see `Client.audit`."""
    return client().audit(reference, estimate, **options)


def metrics(*words: str) -> List[Dict[str, Any]]:
    """What metrics are; see `Client.metrics`."""
    return client().metrics(*words)


def assert_not_worse(
    scores: Union[Table, PathLike],
    baseline: Union[Table, PathLike],
    policy: Union[Mapping[str, Any], PathLike, None] = None,
) -> GateResult:
    """For tests: raises `AssertionError` with the report of the gate unless that passes."""
    __tracebackhide__ = True
    result = gate(scores, baseline, policy)
    if not result.passed:
        raise AssertionError(f"the gate says {result.verdict}\n\n{result.text}")
    return result
