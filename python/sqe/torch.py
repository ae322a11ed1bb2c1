"""Losses of sqe in PyTorch: value and gradient come from sqe, in double precision.

    loss = sqe.torch.Loss("si_sdr", sample_rate=16000)
    loss(enhanced, clean).backward()

This module imports torch, and nothing else of the package does.
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional

import torch

from . import client as _client
from ._errors import RequestError


class _Measure(torch.autograd.Function):
    """Values of the signals of a batch; the gradient is that of the first argument."""

    @staticmethod
    def forward(ctx: Any, estimate: torch.Tensor, reference: torch.Tensor, name: str, params: Dict[str, Any]) -> torch.Tensor:
        wanted = ctx.needs_input_grad[0]
        length = estimate.shape[-1]
        items = zip(_flat(estimate, length), _flat(reference, length))
        sqe = _client()
        pending = [sqe.submit_loss(name, e, r, gradient=wanted, **params) for e, r in items]
        losses = [each.loss() for each in pending]
        ctx.gradients = [_vector(each.gradient) for each in losses] if wanted else None
        ctx.like = estimate
        values = torch.tensor([each.value for each in losses], dtype=estimate.dtype)
        return values.reshape(estimate.shape[:-1]).to(estimate.device)

    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx: Any, outer: torch.Tensor) -> Any:
        gradient = torch.stack(ctx.gradients).reshape(ctx.like.shape).to(ctx.like)
        return gradient * outer.unsqueeze(-1), None, None, None


def _flat(signals: torch.Tensor, length: int) -> List[torch.Tensor]:
    return list(signals.detach().cpu().reshape(-1, length))


def _vector(gradient: Any) -> torch.Tensor:
    return torch.frombuffer(memoryview(gradient).cast("B"), dtype=torch.float64)


def measure(
    name: str,
    estimate: torch.Tensor,
    reference: torch.Tensor,
    sample_rate: Optional[int] = None,
    **parameters: Any,
) -> torch.Tensor:
    """A measure of each signal of a batch, differentiable with respect to the estimate.

    name: a differentiable metric (`sqe.metrics()` says which are), or a loss of two arrays.
    estimate, reference: of the shape (..., samples).
    sample_rate: in Hz, for metrics.
    Returns values of the shape (...), of the estimate's dtype.
    """
    if estimate.shape != reference.shape:
        raise RequestError(f"shapes differ: {tuple(estimate.shape)}, {tuple(reference.shape)}")
    params = {"sample_rate": sample_rate, **parameters}
    return _Measure.apply(estimate, reference, name, params)


class Loss(torch.nn.Module):
    """A measure as a training loss: the mean over the batch, negative where higher is better.

    name, sample_rate, parameters: as `measure`.
    """

    def __init__(self, name: str, sample_rate: Optional[int] = None, **parameters: Any):
        super().__init__()
        self.name = name
        self.sample_rate = sample_rate
        self.parameters_of_loss = parameters
        found = [each for each in _client().metrics() if each["id"] == name]
        self.sign = -1.0 if found and found[0]["better"] == "higher" else 1.0

    def forward(self, estimate: torch.Tensor, reference: torch.Tensor) -> torch.Tensor:
        values = measure(self.name, estimate, reference, self.sample_rate, **self.parameters_of_loss)
        return self.sign * values.mean()
