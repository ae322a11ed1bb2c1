"""Arrays of the caller as sqe takes them: NumPy, torch, pandas, buffers, lists."""

from __future__ import annotations

import array as _array
import binascii
import sys
from typing import Any, Optional, Sequence, Tuple

from ._errors import RequestError

_TYPES = {"f": "float32", "d": "float64", "h": "int16"}


class Array:
    """An array on its way into a request: little-endian bytes in C order."""

    __slots__ = ("data", "dtype", "shape", "sample_rate")

    def __init__(self, data: Any, dtype: str, shape: Tuple[int, ...], sample_rate: Optional[int] = None):
        self.data = data
        self.dtype = dtype
        self.shape = shape
        self.sample_rate = sample_rate

    def base64(self) -> bytes:
        return binascii.b2a_base64(self.data, newline=False)

    @property
    def nbytes(self) -> int:
        return memoryview(self.data).nbytes

    def fields(self, **where: Any) -> dict:
        """What stands in a request: where the numbers are, and what they are."""
        fields = {**where, "dtype": self.dtype, "shape": list(self.shape)}
        if self.sample_rate is not None:
            fields["sample_rate"] = self.sample_rate
        return fields


def samples(value: Any, sample_rate: int, name: str) -> Array:
    """Samples of one signal, of the shape (samples,) or (channels, samples)."""
    found = numbers(value, name, audio=True)
    if len(found.shape) == 2 and 0 < found.shape[1] < found.shape[0]:
        raise RequestError(
            f"{name} has the shape {found.shape}: channels come first, give its transpose"
        )
    found.sample_rate = int(sample_rate)
    return found


def numbers(value: Any, name: str, audio: bool = False) -> Array:
    """Any array of numbers. Of audio, integers have a scale, and only that of int16 is known."""
    value = _unwrapped(value)
    if hasattr(value, "dtype") and hasattr(value, "astype"):
        return _of_numpy(value, name, audio)
    if isinstance(value, (list, tuple)):
        return _of_lists(value, name)
    try:
        view = memoryview(value)
    except TypeError:
        raise RequestError(
            f"{name} is a {type(value).__name__}: give a NumPy array, a tensor, a buffer or a list"
        ) from None
    kind = _TYPES.get(view.format.lstrip("<=@"))
    if kind is None:
        raise RequestError(f"{name} is a buffer of '{view.format}': give float32, float64 or int16")
    data = view if view.c_contiguous and sys.byteorder == "little" else _little(view)
    return Array(data, kind, tuple(view.shape or ()))


def _unwrapped(value: Any) -> Any:
    """A torch tensor or a pandas object as the NumPy array it is made of."""
    module = type(value).__module__.partition(".")[0]
    if module == "torch" or hasattr(value, "detach"):
        tensor = value.detach().cpu()
        if str(tensor.dtype) == "torch.bfloat16":  # NumPy lacks it; float32 holds it exactly
            tensor = tensor.float()
        try:
            return tensor.numpy()
        except RuntimeError:  # torch without NumPy
            return tensor.double().tolist()
    if module == "pandas":
        return value.to_numpy()
    return value


def _of_numpy(value: Any, name: str, audio: bool) -> Array:
    if getattr(value, "mask", None) is not None:
        raise RequestError(f"{name} is a masked array: give its filled or compressed numbers")
    kind, size = value.dtype.kind, value.dtype.itemsize
    exact = (kind == "f" and size <= 8) or (kind == "i" and size == 2)
    if audio and not exact:
        raise RequestError(f"{name} is {value.dtype}: samples are float32, float64 or int16")
    if not exact and kind not in "biuf":
        raise RequestError(f"{name} is {value.dtype}: give float32, float64 or int16")
    if not exact:
        target = "<f8"
    elif kind == "i":
        target = "<i2"
    else:
        target = "<f8" if size == 8 else "<f4"
    converted = value.astype(target, order="C", copy=False)
    if target == "<f8" and not exact and kind in "iu" and not (converted.astype(value.dtype) == value).all():
        raise RequestError(f"{name} has integers that float64 does not hold")
    data = converted if converted.flags.c_contiguous else converted.copy(order="C")
    dtype = {"<f8": "float64", "<f4": "float32", "<i2": "int16"}[target]
    return Array(memoryview(data.reshape(-1)).cast("B") if data.size else b"", dtype, tuple(value.shape))


def _of_lists(value: Sequence, name: str) -> Array:
    shape = []
    level: Any = value
    while isinstance(level, (list, tuple)):
        shape.append(len(level))
        level = level[0] if level else None
    flat = _array.array("d")
    try:
        _fill(value, shape, 0, flat)
    except (TypeError, ValueError):
        raise RequestError(f"{name} is no list of numbers, or its lists differ in length") from None
    return Array(flat if sys.byteorder == "little" else _little(memoryview(flat)), "float64", tuple(shape))


def _fill(value: Any, shape: Sequence[int], depth: int, flat: "_array.array") -> None:
    if len(value) != shape[depth]:
        raise ValueError("ragged")
    if depth == len(shape) - 1:
        flat.extend(value)
    else:
        for each in value:
            _fill(each, shape, depth + 1, flat)


def _little(view: memoryview) -> bytes:
    flat = _array.array(view.format.lstrip("<=@"))
    flat.frombytes(view.tobytes())
    if sys.byteorder == "big":
        flat.byteswap()
    return flat.tobytes()


def of_reply(fields: dict) -> Any:
    """An array of a reply: of NumPy where the caller has imported that, else a memoryview."""
    data = bytearray(binascii.a2b_base64(fields["data"]))
    shape = tuple(fields["shape"])
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        return numpy.frombuffer(data, dtype="<f8").reshape(shape)
    if sys.byteorder == "big":
        swapped = _array.array("d", data)
        swapped.byteswap()
        data = bytearray(swapped.tobytes())
    flat = memoryview(data)
    return flat.cast("d", shape) if data else flat.cast("d")
