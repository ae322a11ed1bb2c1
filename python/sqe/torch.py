"""Losses of sqe in PyTorch: value and gradient come from sqe, in double precision.

    loss = sqe.torch.Loss("si_sdr", sample_rate=16000)
    loss(enhanced, clean).backward()

This module imports torch, and nothing else of the package does.
"""

from __future__ import annotations

from typing import Any, Dict, List, NamedTuple, Optional, Tuple

import torch

from . import client as _client
from ._client import Loss as _Loss
from ._errors import RequestError


class _Question(NamedTuple):
    """What is asked of each item of a batch."""

    name: str
    item_rank: Optional[int]  # axes of one item; None: the tensors are one item as they are
    params: Dict[str, Any]

    def items(self, tensor: torch.Tensor) -> List[torch.Tensor]:
        values = tensor.detach().cpu()
        return [values] if self.item_rank is None else list(values.reshape(-1, *values.shape[-self.item_rank :]))

    def batch(self, tensor: torch.Tensor) -> Tuple[int, ...]:
        return () if self.item_rank is None else tuple(tensor.shape[: -self.item_rank])

    def answers(self, tensors: Tuple[torch.Tensor, ...], gradient: bool) -> List[_Loss]:
        client = _client()
        pending = [
            client.submit_loss(self.name, *item, gradient=gradient, **self.params)
            for item in zip(*map(self.items, tensors))
        ]
        return [each.loss() for each in pending]


class _Measure(torch.autograd.Function):
    """Values of the items of a batch, with the gradients that sqe has of them."""

    @staticmethod
    def forward(ctx: Any, question: _Question, *tensors: torch.Tensor) -> torch.Tensor:
        wanted = ctx.needs_input_grad[1:]
        answers = question.answers(tensors, any(wanted))
        if any(wanted):
            if any(hasattr(answer.value, "shape") for answer in answers):
                raise RequestError(f"the value of {question.name} is an array: reduce it, by reduction='mean' or 'sum'")
            ctx.batch = question.batch(tensors[0])
            ctx.gradients = _gradients(question.name, answers, tensors, wanted)
        values = [torch.as_tensor(_plain(each.value), dtype=tensors[0].dtype) for each in answers]
        found = values[0] if question.item_rank is None else torch.stack(values).reshape(question.batch(tensors[0]))
        return found.to(tensors[0].device)

    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx: Any, outer: torch.Tensor) -> Any:
        # d(outer · value)/d(tensor): one factor for each item, the same for all of its samples
        return (
            None,
            *(
                None if each is None else each * outer.reshape(ctx.batch + (1,) * (each.dim() - len(ctx.batch)))
                for each in ctx.gradients
            ),
        )


def _gradients(
    name: str, answers: List[_Loss], tensors: Tuple[torch.Tensor, ...], wanted: Tuple[bool, ...]
) -> List[Optional[torch.Tensor]]:
    known = len(answers[0].gradients)
    for i, each in enumerate(wanted):
        if each and i >= known:
            raise RequestError(f"{name} has no gradient with respect to tensor {i + 1}: detach it")
    return [
        torch.stack([_tensor(answer.gradients[i]) for answer in answers]).reshape(tensor.shape).to(tensor)
        if wanted[i]
        else None
        for i, tensor in enumerate(tensors)
    ]


def _tensor(gradient: Any) -> torch.Tensor:
    return torch.frombuffer(memoryview(gradient).cast("B"), dtype=torch.float64)


def _plain(value: Any) -> Any:
    return value.tolist() if hasattr(value, "tolist") else value


def measure(
    name: str,
    estimate: torch.Tensor,
    *others: torch.Tensor,
    sample_rate: Optional[int] = None,
    **parameters: Any,
) -> torch.Tensor:
    """A measure of each signal of a batch, or a loss of whole tensors, differentiable.

    name: a differentiable metric (`sqe.metrics()` says which are), or a loss (docs/losses.md).
    estimate: of a metric, of the shape (..., samples), or (..., sources, samples) where the metric
        is of separated sources; of a loss, the first of its arrays, of any shape.
    others: the reference, and the mixture where the metric needs it, of the estimate's shape; the
        other arrays of a loss.
    sample_rate: in Hz, of a metric; without it, name is a loss of arrays.
    Returns values of the shape (...), or the value of the loss, of the estimate's dtype. The
    gradient goes to the estimate, and to other arrays where the loss has one for them.
    """
    if sample_rate is None:
        return _Measure.apply(_Question(name, None, parameters), estimate, *others)
    for other in others:
        if estimate.shape != other.shape:
            raise RequestError(f"shapes differ: {tuple(estimate.shape)}, {tuple(other.shape)}")
    metric = _metric(name)
    rank = 2 if metric is not None and "sources" in metric["needs"] else 1
    if estimate.dim() < rank or estimate.numel() == 0:
        raise RequestError(f"there is no signal in the shape {tuple(estimate.shape)}")
    return _Measure.apply(_Question(name, rank, {"sample_rate": sample_rate, **parameters}), estimate, *others)


def _metric(name: str) -> Optional[Dict[str, Any]]:
    return next((each for each in _client().metrics() if each["id"] == name), None)


class Loss(torch.nn.Module):
    """A measure as a training loss: the mean over the batch, negative where higher is better.

    name, sample_rate, parameters: as `measure`.
    """

    def __init__(self, name: str, sample_rate: Optional[int] = None, **parameters: Any):
        super().__init__()
        self.name = name
        self.sample_rate = sample_rate
        self.parameters_of_loss = parameters
        metric = _metric(name)
        self.sign = -1.0 if metric is not None and metric["better"] == "higher" else 1.0

    def forward(self, estimate: torch.Tensor, *others: torch.Tensor) -> torch.Tensor:
        values = measure(self.name, estimate, *others, sample_rate=self.sample_rate, **self.parameters_of_loss)
        return self.sign * values.mean()
