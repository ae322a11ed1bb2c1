"""Memory that the process of sqe reads samples from, where the system has it: Linux.

Samples in the line of a request are coded as text and copied several times; in memory of an open file
without a name they are copied once. It is gone when this process is, whatever ends it.
"""

from __future__ import annotations

import os
from typing import Optional


class Memory:
    """Bytes that another process of the same user can read until they are closed."""

    def __init__(self) -> None:
        self._file = os.memfd_create("sqe")
        self.path = f"/proc/{os.getpid()}/fd/{self._file}"
        self._length = 0

    def append(self, data: object) -> int:
        """Adds bytes and returns where they begin."""
        view = memoryview(data).cast("B") if memoryview(data).nbytes else memoryview(b"")  # type: ignore[arg-type]
        offset = self._length
        while view:
            written = os.write(self._file, view)
            self._length += written
            view = view[written:]
        return offset

    def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def new() -> Optional[Memory]:
    """Memory for a request; None where there is none to be had."""
    if not hasattr(os, "memfd_create"):
        return None
    try:
        return Memory()
    except OSError:  # too many files are open
        return None
