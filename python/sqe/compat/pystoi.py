"""`stoi` with the arguments of the package pystoi."""

from __future__ import annotations

from typing import Any

import sqe


def stoi(x: Any, y: Any, fs_sig: int, extended: bool = False) -> float:
    """STOI, or extended STOI, of the clean signal x and the processed signal y."""
    metric = "estoi" if extended else "stoi"
    return sqe.score_arrays(x, y, fs_sig, [metric])[metric]
