"""`sdr`, `si_sdr` of separated sources with the arguments of the package fast_bss_eval."""

from __future__ import annotations

from typing import Any, List, Optional

import sqe

# these ratios are of samples as they are: a rate only names their time axis
_ANY_RATE = 16000


def sdr(
    ref: Any,
    est: Any,
    filter_length: Optional[int] = 512,
    use_cg_iter: Optional[int] = None,
    zero_mean: Optional[bool] = False,
    clamp_db: Optional[float] = None,
    load_diag: Optional[float] = None,
    return_perm: Optional[bool] = False,
) -> Any:
    """SDR of each source with a filter of 512 taps, in the order of the references.

    ref, est: of the shape (sources, samples) or (samples,).
    """
    if filter_length != 512:
        raise ValueError(f"the filter has 512 taps here, not {filter_length}")
    _refuse(zero_mean=zero_mean, clamp_db=clamp_db, load_diag=load_diag, return_perm=return_perm)
    return _ratios("sdr", ref, est)


def si_sdr(
    ref: Any,
    est: Any,
    zero_mean: Optional[bool] = False,
    clamp_db: Optional[float] = None,
    return_perm: Optional[bool] = False,
) -> Any:
    """SI-SDR of each source, in the order of the references; with zero_mean, SI-SNR."""
    _refuse(clamp_db=clamp_db, return_perm=return_perm)
    return _ratios("si_snr" if zero_mean else "si_sdr", ref, est)


def _refuse(**options: Any) -> None:
    for name, value in options.items():
        if value:
            raise ValueError(f"{name}={value!r} has no counterpart in sqe: leave it out")


def _ratios(metric: str, ref: Any, est: Any) -> Any:
    shape = tuple(getattr(ref, "shape", ()))
    if len(shape) > 2:
        raise ValueError(f"give one mixture at a time, of the shape (sources, samples), not {shape}")
    several = len(shape) == 2 and shape[0] > 1
    options = {"channels": "sources"} if several else {}
    table = sqe.score_many([("", ref, est)], _ANY_RATE, [metric], digests=False, **options)
    values: List[float] = [row[metric] for row in table]
    if len(shape) < 2:
        return values[0]
    if hasattr(ref, "detach"):
        import torch

        return torch.tensor(values, dtype=ref.dtype)
    import numpy

    return numpy.array(values)
