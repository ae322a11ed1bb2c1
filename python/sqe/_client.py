"""A process of sqe and the requests to it."""

from __future__ import annotations

import json
import os
import re
import secrets
import socket as _socket
import subprocess
import tempfile
import threading
import weakref
from typing import Any, Callable, Dict, Iterable, List, Mapping, NamedTuple, Optional, Sequence, Tuple, Union

from . import _arrays, _process, _shared
from ._errors import FailedError, ProcessDied, RequestError, StartError, of_reply
from ._table import Row, Table

PROTOCOL = 1
_PIPE_BYTES = 1 << 20
_SET_PIPE_SIZE = 1031  # F_SETPIPE_SZ of Linux
_PATIENCE_SECONDS = 5
_IN_FLIGHT = 64
_LEAST_SHARED = 1 << 14

PathLike = Union[str, "os.PathLike[str]"]
Progress = Callable[[int, int], None]


class Loss:
    """The value of a loss, and its gradients with respect to its arrays where they were asked for."""

    def __init__(self, result: Dict[str, Any]):
        value = result["value"]
        self.value: Any = _arrays.of_reply(value) if isinstance(value, dict) else float(value)
        self.signature: str = result["signature"]
        self.notes: List[str] = result["notes"]
        self.gradients: List[Any] = [_arrays.of_reply(each) for each in result.get("gradients", ())]

    @property
    def gradient(self) -> Any:
        """With respect to the first array; None where there is none."""
        return self.gradients[0] if self.gradients else None

    def __float__(self) -> float:
        return float(self.value)

    def __repr__(self) -> str:
        return f"<sqe.Loss {self.value} {self.signature}>"


class GateResult:
    """What a gate says: `verdict` is PASS, FAIL or UNDECIDED, `passed` whether a job may go on."""

    def __init__(self, report: Dict[str, Any]):
        self.report = report
        self.verdict: str = report["outcome"]
        self.passed: bool = report["exit_code"] == 0
        self.text: str = report["text"]

    def __bool__(self) -> bool:
        return self.passed

    def __repr__(self) -> str:
        return f"<sqe.GateResult {self.verdict}>"


class ArrayPair(NamedTuple):
    """One pair of `Client.score_many`."""

    id: str
    reference: Any
    estimate: Any
    noisy: Any = None

    @classmethod
    def of(cls, pair: Union["ArrayPair", Tuple[Any, ...], Mapping[str, Any]]) -> "ArrayPair":
        try:
            return cls(**pair) if isinstance(pair, Mapping) else cls(*pair)
        except TypeError:
            raise RequestError(
                "a pair is (id, reference, estimate) or (id, reference, estimate, noisy), or a mapping "
                f"with these keys, not {_outline(pair)}"
            ) from None


def _outline(pair: Any) -> str:
    """What a pair is made of, without its numbers."""
    if isinstance(pair, Mapping):
        return "one with the keys " + ", ".join(map(str, pair))
    if isinstance(pair, tuple):
        return f"a tuple of {len(pair)}"
    return f"a {type(pair).__name__}"


class Pending:
    """A request whose reply has not come yet."""

    def __init__(self, client: "Client", number: int, progress: Optional[Progress]):
        self._client = client
        self._number = number
        self._progress = progress
        self._done = threading.Event()
        self._reply: Dict[str, Any] = {}
        self._memory: Optional[_shared.Memory] = None

    def _take(self, reply: Dict[str, Any]) -> None:
        self._reply = reply
        self._free()
        self._done.set()

    def _free(self) -> None:
        if self._memory is not None:
            self._memory.close()

    def result(self, timeout: Optional[float] = None) -> Dict[str, Any]:
        """Waits for the reply. An interrupt, or no reply within seconds, cancels the request."""
        try:
            if not self._done.wait(timeout):
                raise TimeoutError(f"no reply within {timeout} s")
        except BaseException:
            self.cancel()
            raise
        if "error" in self._reply:
            error = self._reply["error"]
            raise error if isinstance(error, Exception) else of_reply(error)
        return self._reply["result"]

    def loss(self) -> "Loss":
        """Waits for the reply to a request for a loss."""
        return Loss(self.result())

    def cancel(self) -> None:
        """Asks to stop; the result is then a `CancelledError`, unless the reply came first."""
        if not self._done.is_set():
            self._client._cancel(self._number)


class Client:
    """A process of sqe. The functions of the module use one that starts on first use; this is for
    several, or with options. Use it as a context manager, or close it.

    jobs: threads (default: all cores).
    models: networks of your own, as `sqe score --model` takes them.
    java_options: of the Java that runs the jars of the wheel, such as ["-Xmx8g"].
    socket: instead of a process of its own, the Unix-domain socket of a running `sqe serve`.

    For use by several threads. A forked child cannot use its parent's.
    """

    def __init__(
        self,
        *,
        jobs: Optional[int] = None,
        models: Sequence[str] = (),
        java_options: Sequence[str] = (),
        socket: Optional[PathLike] = None,
    ):
        self._pending: Dict[int, Pending] = {}
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._last = 0
        self._token = secrets.token_hex(8)
        self._owner = os.getpid()
        self._folder = os.getcwd() if socket is None else ""
        self._gone: Optional[Exception] = None
        self._socket: Optional[_socket.socket] = None
        self._process: Optional["subprocess.Popen[bytes]"] = None
        self._stderr: Any = None
        self._shares = False
        self._reader: Optional[threading.Thread] = None
        if socket is not None:
            self._connect(os.fspath(socket))
        else:
            self._start(_process.command(jobs, models, java_options))
        self.greeting = self._greeted()
        _clients.add(self)
        self._reader = threading.Thread(target=self._read, name="sqe", daemon=True)
        self._reader.start()
        self._shares = self._sees_memory()

    # the connection

    def _start(self, command: List[str]) -> None:
        self._stderr = tempfile.TemporaryFile()
        try:
            # a session of its own: Ctrl-C is for the caller, who then closes this
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._stderr,
                bufsize=0,
                start_new_session=True,
            )
        except OSError as e:
            raise StartError(f"cannot start {command[0]}: {e}") from e
        self._process = process
        assert process.stdin is not None and process.stdout is not None
        _widen(process.stdin.fileno())
        self._output = process.stdin.fileno()
        self._input = os.fdopen(os.dup(process.stdout.fileno()), "rb", 1 << 16)
        process.stdout.close()

    def _connect(self, path: str) -> None:
        self._socket = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
        try:
            self._socket.connect(path)
        except OSError as e:
            self._socket.close()
            raise StartError(f"nobody answers at {path}: {e}") from e
        self._output = self._socket.fileno()
        self._input = self._socket.makefile("rb", 1 << 16)

    def _greeted(self) -> Dict[str, Any]:
        try:
            greeting = json.loads(self._input.readline() or b"{}")
        except ValueError:
            greeting = {}
        if not isinstance(greeting, dict) or "protocol" not in greeting:
            told = self._told()
            self._release()
            raise StartError("sqe ended before it greeted" + (f": {told}" if told else ""))
        if greeting["protocol"] != PROTOCOL:
            self._release()
            raise StartError(
                f"sqe {greeting.get('sqe')} speaks protocol {greeting['protocol']}, this package {PROTOCOL}"
            )
        return greeting

    def _sees_memory(self) -> bool:
        """Whether the process can read memory of this one; another by socket need not be here."""
        memory = _shared.new() if self._socket is None else None
        if memory is None:
            return False
        try:
            number = _arrays.numbers([self.pid + 0.5], "probe")
            offset = memory.append(number.data)
            probe = {"arrays": [number.fields(file=memory.path, offset=offset), number], "loss": "l1"}
            return self.request("loss", probe)["value"] == 0
        except FailedError:
            return False
        finally:
            memory.close()

    def _told(self) -> str:
        """The end of what the process said on stderr."""
        if self._process is None or self._stderr is None:
            return ""
        try:
            self._process.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            return ""
        self._stderr.seek(0)
        text = self._stderr.read()[-2000:].decode("utf-8", "replace").strip()
        if "UnsupportedClassVersionError" in text:
            return f"{self._process.args[0]} is older than Java 17"  # type: ignore[index]
        return text

    def _read(self) -> None:
        """Hands each reply to whoever waits for it, until there are no more."""
        try:
            for line in self._input:
                reply = json.loads(line)
                number = reply.get("id")
                if "progress" in reply:
                    pending = self._pending.get(number)
                    if pending is not None and pending._progress is not None:
                        _tell(pending._progress, reply["progress"])
                    continue
                with self._lock:
                    pending = self._pending.pop(number, None)
                if pending is not None:
                    pending._take(reply)
        except (OSError, ValueError):
            pass  # the connection is broken, which is its end
        self._fail(ProcessDied("the process of sqe has ended"))

    def _fail(self, reason: Exception) -> None:
        with self._lock:
            if self._gone is None:
                self._gone = reason
            waiting = list(self._pending.values())
            self._pending.clear()
        for pending in waiting:
            pending._take({"error": reason})

    @property
    def alive(self) -> bool:
        """Whether it can be asked, by this process."""
        return self._gone is None and self._owner == os.getpid()

    @property
    def pid(self) -> int:
        """The process of sqe."""
        return self.greeting["pid"]

    def close(self) -> None:
        """Ends the process; what was asked and is not answered fails."""
        if self._owner != os.getpid() or self._input.closed:
            return
        idle = not self._pending
        self._fail(ProcessDied("the client is closed"))
        self._release(_PATIENCE_SECONDS if idle else 0.2)

    def _release(self, patience: float = 0.2) -> None:
        if self._socket is not None:
            try:
                self._socket.shutdown(_socket.SHUT_RDWR)
            except OSError:
                pass  # the other side was first
            self._socket.close()
        process = self._process
        if process is not None:
            assert process.stdin is not None
            if self._writing.acquire(timeout=patience):
                process.stdin.close()
                self._writing.release()
            try:
                process.wait(patience)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdin.close()
            self._stderr.close()
        if self._reader is not None and self._reader is not threading.current_thread():
            self._reader.join(_PATIENCE_SECONDS)
        self._input.close()

    def _forget(self) -> None:
        """Lets go of the parent's process in a forked child: its pipes are the parent's."""
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        for pending in self._pending.values():
            pending._free()
        self._pending = {}
        self._gone = ProcessDied("this process was forked: its parent's client is not its own")
        if self._process is not None:
            assert self._process.stdin is not None
            self._process.stdin.close()
            self._process.returncode = 0  # not this process's child
        elif self._socket is not None:
            self._socket.close()

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *unused: Any) -> None:
        self.close()

    def __del__(self) -> None:
        if getattr(self, "_process", None) is not None and self._owner == os.getpid():
            stdin = self._process.stdin
            if stdin is not None and not stdin.closed:
                stdin.close()  # the end of its input ends it

    # requests

    def submit(self, method: str, params: Dict[str, Any], progress: Optional[Progress] = None) -> Pending:
        """Sends a request and does not wait; see docs/serve.md for methods and parameters."""
        with self._lock:
            self._require_alive()
            self._last += 1
            number = self._last
        pending = Pending(self, number, progress)
        try:
            line = self._line({"id": number, "method": method, "params": params}, pending)
            with self._lock:
                self._require_alive()
                self._pending[number] = pending
        except BaseException:
            pending._free()
            raise
        try:
            self._send(line)
        except OSError as e:
            with self._lock:
                self._pending.pop(number, None)
                reason = self._gone
            pending._free()
            raise reason or ProcessDied(f"the process of sqe has ended: {e}") from e
        except BaseException:
            with self._lock:
                self._pending.pop(number, None)
            pending._free()
            raise
        return pending

    def _require_alive(self) -> None:
        if self._owner != os.getpid():
            raise ProcessDied("this client is of the parent process: make one after the fork")
        if self._gone is not None:
            raise self._gone

    def _send(self, line: bytes) -> None:
        with self._writing:
            if self._gone is not None:
                raise self._gone
            view = memoryview(line)
            try:
                while view:
                    view = view[os.write(self._output, view) :]
            except KeyboardInterrupt:
                os.write(self._output, b"\n")  # what was sent of the line is refused, and the next is whole
                raise

    def _line(self, request: Dict[str, Any], pending: Pending) -> bytes:
        """The line of a request. Samples go into memory that the process reads, else into the line."""
        arrays: List[bytes] = []

        def fields(value: Any) -> Any:
            if isinstance(value, _arrays.Array):
                if self._shares and value.nbytes >= _LEAST_SHARED:
                    if pending._memory is None:
                        pending._memory = _shared.new()
                    if pending._memory is not None:
                        offset = pending._memory.append(value.data)
                        return value.fields(file=pending._memory.path, offset=offset)
                arrays.append(value.base64())
                return value.fields(data=f"{self._token}:{len(arrays) - 1}:")
            if isinstance(value, os.PathLike):
                return os.fspath(value)
            if hasattr(value, "dtype") and hasattr(value, "item") and getattr(value, "ndim", 1) == 0:
                return value.item()  # a number of NumPy or torch
            raise RequestError(f"a {type(value).__name__} cannot be sent: {value!r:.60}")

        try:
            text = json.dumps(request, default=fields, separators=(",", ":"), allow_nan=False)
        except ValueError as e:
            raise RequestError(f"an argument cannot be sent: {e}") from e
        if not arrays:
            return text.encode("ascii") + b"\n"
        parts = re.split(f"{self._token}:([0-9]+):", text)
        pieces = [arrays[int(p)] if i % 2 else p.encode("ascii") for i, p in enumerate(parts)]
        return b"".join(pieces) + b"\n"

    def request(
        self,
        method: str,
        params: Dict[str, Any],
        *,
        timeout: Optional[float] = None,
        progress: Optional[Progress] = None,
    ) -> Dict[str, Any]:
        """Sends a request and waits for its result."""
        return self.submit(method, params, progress).result(timeout)

    def _cancel(self, number: int) -> None:
        try:
            self.submit("cancel", {"id": number})
        except ProcessDied:
            pass  # then it has ended, too

    def _file(self, file: Any) -> Any:
        """A path as the process finds it, which started where this one was then."""
        if file is None:
            return None
        text = os.fspath(file)
        return text if os.getcwd() == self._folder else os.path.abspath(text)

    # what sqe does

    def score(
        self,
        reference: Optional[PathLike],
        estimate: Union[PathLike, Sequence[PathLike]],
        metrics: Optional[Sequence[str]] = None,
        *,
        noisy: Optional[PathLike] = None,
        output: Optional[PathLike] = None,
        progress: Optional[Progress] = None,
        **options: Any,
    ) -> Table:
        """Scores files or folders, as `sqe score` does.

        reference: a folder of clean speech or a file; None where no metric needs one.
        estimate: a folder or file to score, or several, each a system.
        metrics: ids, families or "all"; by default those of `sqe score`.
        noisy: the unprocessed mixtures.
        output: writes the table there, with its signatures, instead of returning rows.
        progress: called with the pairs that are done and their number.
        options: resample, length, max_length_difference, align, channels, max_delay, segment,
            segment_hop, sources, estimate_name, noisy_name, match, exclude, profile, normaliser,
            delta, diagnose, digests; docs/serve.md.
        """
        many = not isinstance(estimate, (str, os.PathLike))
        if isinstance(options.get("exclude"), (str, os.PathLike)):
            options["exclude"] = self._file(options["exclude"])
        params = {
            "reference": self._file(reference),
            "estimate": [self._file(each) for each in estimate] if many else self._file(estimate),
            "noisy": self._file(noisy),
            "metrics": _words(metrics),
            "output": self._file(output),
            "progress": progress is not None,
            "digests": True,
            **options,
        }
        result = self.request("score", _given(params), progress=progress)
        return Table([], result["signatures"], result.get("notes", ())) if output is not None else Table._of_reply(result)

    def score_arrays(
        self,
        reference: Any,
        estimate: Any,
        sample_rate: int,
        metrics: Optional[Sequence[str]] = None,
        *,
        noisy: Any = None,
        **options: Any,
    ) -> Row:
        """Scores one pair of arrays.

        reference, estimate, noisy: samples in [-1, 1) of the shape (n,): NumPy arrays, tensors on the
            CPU, buffers or lists, float32, float64 or int16. Several channels: `score_many`.
        sample_rate: in Hz.
        metrics, options: as `score`.
        """
        pair = ArrayPair("", reference, estimate, noisy)
        rows = self._rows(self._submit(pair, sample_rate, metrics, options).result())
        if len(rows) != 1:
            raise RequestError(
                f"{len(rows)} rows came of these arrays: score_many gives them all, channels='mean' one"
            )
        return rows[0]

    def score_many(
        self,
        pairs: Iterable[Union[ArrayPair, Tuple[Any, ...], Mapping[str, Any]]],
        sample_rate: int,
        metrics: Optional[Sequence[str]] = None,
        **options: Any,
    ) -> Table:
        """Scores many pairs of arrays, several at once, into one table.

        pairs: tuples (id, reference, estimate) or (id, reference, estimate, noisy), or mappings with
            these keys; arrays as `score_arrays`, also of the shape (channels, n). They are taken one
            by one: an iterable may make them on the way.
        """
        options.setdefault("digests", True)
        rows: List[Row] = []
        waiting: List[Pending] = []
        signatures: Dict[str, str] = {}
        try:
            for pair in pairs:
                if len(waiting) >= _IN_FLIGHT:
                    rows += self._rows(waiting.pop(0).result())
                waiting.append(self._submit(ArrayPair.of(pair), sample_rate, metrics, options))
            while waiting:
                rows += self._rows(waiting.pop(0).result())
        finally:
            for pending in waiting:
                pending.cancel()
        if rows:
            signatures = rows[0].signatures
        if any(row.signatures != signatures for row in rows):
            raise RequestError("pairs differ in the metrics that are usual for them: name metrics")
        return Table(rows, signatures)

    def _submit(
        self, pair: ArrayPair, sample_rate: int, metrics: Optional[Sequence[str]], options: Dict[str, Any]
    ) -> Pending:
        params: Dict[str, Any] = {"id": pair.id, "metrics": _words(metrics), **options}
        for name in ("reference", "estimate", "noisy"):
            value = getattr(pair, name)
            if value is not None:
                params[name] = _arrays.samples(value, sample_rate, name)
        return self.submit("score", _given(params))

    @staticmethod
    def _rows(result: Dict[str, Any]) -> List[Row]:
        return [Row(fields, result["signatures"]) for fields in result["rows"]]

    def loss(
        self,
        name: str,
        prediction: Any,
        *arrays: Any,
        sample_rate: Optional[int] = None,
        gradient: bool = False,
        **parameters: Any,
    ) -> Loss:
        """The value of a training loss, and its gradient.

        name: a loss or a differentiable metric (`sqe loss --list`).
        prediction: the array that is differentiated; of a metric, the estimate.
        arrays: the others in their order: target; of a metric, the reference, maybe the mixture.
        sample_rate: in Hz, for metrics.
        parameters: of the loss, such as reduction="sum".
        The value is of the metric: to train, follow the gradient where higher is better.
        """
        return self.submit_loss(
            name, prediction, *arrays, sample_rate=sample_rate, gradient=gradient, **parameters
        ).loss()

    def submit_loss(
        self,
        name: str,
        prediction: Any,
        *arrays: Any,
        sample_rate: Optional[int] = None,
        gradient: bool = False,
        **parameters: Any,
    ) -> Pending:
        """As `loss`, without waiting: `loss()` of what is returned does."""
        all_arrays = [
            self._file(value) if isinstance(value, (str, os.PathLike)) else _arrays.numbers(value, f"array {i + 1}")
            for i, value in enumerate((prediction, *arrays))
        ]
        params = {
            "loss": name,
            "arrays": all_arrays,
            "parameters": parameters,
            "sample_rate": sample_rate,
            "gradient": gradient,
        }
        return self.submit("loss", _given(params))

    def gate(
        self,
        current: Union[Table, PathLike],
        baseline: Union[Table, PathLike],
        policy: Union[Mapping[str, Any], PathLike, None] = None,
        *,
        system: Optional[str] = None,
        baseline_system: Optional[str] = None,
    ) -> GateResult:
        """Whether a table is worse than its baseline, as `sqe gate` decides.

        current, baseline: tables, or files of tables or locks.
        policy: keys of a policy file (docs/gate.md), such as {"metrics": {"si_sdr": 0.2}}, or a file.
        """
        params = {
            "current": current._params("current") if isinstance(current, Table) else self._file(current),
            "baseline": baseline._params("baseline") if isinstance(baseline, Table) else self._file(baseline),
            "policy": dict(policy) if isinstance(policy, Mapping) else self._file(policy),
            "system": system,
            "baseline_system": baseline_system,
        }
        return GateResult(self.request("gate", _given(params)))

    def lock(self, table: Table, file: PathLike) -> None:
        """Writes a table as a baseline to commit, as `sqe gate --lock` does."""
        text = self.request("lock", {"table": table._params("table")})["text"]
        unfinished = f"{os.fspath(file)}.{os.getpid()}.part"
        with open(unfinished, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        os.replace(unfinished, file)

    def audit(self, reference: PathLike, estimate: Optional[PathLike] = None, **options: Any) -> Dict[str, Any]:
        """Defects of the files of one pair, or of one file, as `sqe audit` reports them.

        options: profile, set (a list of CHECK=VALUE).
        """
        return self.request("audit", _given({"reference": self._file(reference), "estimate": self._file(estimate), **options}))

    def metrics(self, *words: str) -> List[Dict[str, Any]]:
        """What metrics are: id, definition, range, direction, signature; all, or those named."""
        return self.request("metrics", {"metrics": list(words)})["metrics"]


def _words(metrics: Any) -> Any:
    return metrics if metrics is None or isinstance(metrics, str) else list(metrics)


def _given(params: Dict[str, Any]) -> Dict[str, Any]:
    return {name: value for name, value in params.items() if value is not None and value is not False}


def _tell(progress: Progress, told: Dict[str, int]) -> None:
    progress(told["done"], told["total"])


def _widen(pipe: int) -> None:
    """Lets a whole request into the pipe, where the system can."""
    try:
        import fcntl

        fcntl.fcntl(pipe, _SET_PIPE_SIZE, _PIPE_BYTES)
    except (ImportError, OSError):
        pass  # it then takes several turns


_clients: "weakref.WeakSet[Client]" = weakref.WeakSet()


def _after_fork() -> None:
    for client in list(_clients):
        client._forget()
    _clients.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
