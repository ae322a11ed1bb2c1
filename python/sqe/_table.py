"""Rows of scores."""

from __future__ import annotations

import csv
import os
from typing import Any, Dict, Iterator, List, Mapping, Optional, Sequence, Union

from ._errors import UndefinedScoreError

_LEADING = ["id", "system", "channel", "reference", "estimate", "sample_rate", "duration_s"]
_SEGMENT = ["segment", "start_s", "end_s"]


def _number(value: Any) -> Optional[float]:
    """A score of a reply: a number, an infinity as text, or an object with the reason."""
    return None if value is None or isinstance(value, dict) else float(value)


class Row(Mapping):
    """The scores of one pair, or of one channel or segment of it.

    ``row["stoi"]`` is the score and raises `UndefinedScoreError` where there is none;
    ``row.get("stoi")`` is None there, and ``row.reasons["stoi"]`` says why.
    """

    def __init__(self, fields: Dict[str, Any], signatures: Dict[str, str]):
        self.fields = fields
        self.signatures = signatures
        self.scores: Dict[str, Optional[float]] = {
            name: _number(value) for name, value in fields["scores"].items()
        }
        self.reasons: Dict[str, str] = {
            name: value["reason"] for name, value in fields["scores"].items() if isinstance(value, dict)
        }

    @property
    def id(self) -> str:
        return self.fields["id"]

    @property
    def status(self) -> str:
        """``ok``, ``partial`` (some score is undefined) or ``failed``."""
        return self.fields["status"]

    @property
    def message(self) -> str:
        """Reasons and notes on one line; may be empty."""
        return self.fields["message"]

    @property
    def notes(self) -> List[str]:
        """What should be known of the scores: a delay, silence, clipping."""
        return self.fields["notes"]

    def __getitem__(self, metric: str) -> float:
        value = self.scores[metric]
        if value is None:
            raise UndefinedScoreError(f"{metric}: {self.reasons.get(metric, 'no score')}")
        return value

    def get(self, metric: str, default: Any = None) -> Any:
        value = self.scores.get(metric)
        return default if value is None else value

    def __iter__(self) -> Iterator[str]:
        return iter(self.scores)

    def __len__(self) -> int:
        return len(self.scores)

    def __repr__(self) -> str:
        name = f"{self.id}: " if self.id else ""
        return f"<sqe.Row {name}{self.scores}>"


class Table(Sequence):
    """Rows of scores, with the signatures that say what exactly was computed."""

    def __init__(self, rows: List[Row], signatures: Dict[str, str], notes: Sequence[str] = ()):
        self.rows = rows
        self.signatures = signatures
        self.notes = list(notes)

    @classmethod
    def _of_reply(cls, result: Dict[str, Any]) -> "Table":
        signatures = result["signatures"]
        rows = [Row(fields, signatures) for fields in result["rows"]]
        return cls(rows, signatures, result.get("notes", ()))

    @property
    def metrics(self) -> List[str]:
        return list(self.signatures)

    def __getitem__(self, index: Any) -> Any:
        """A row by its number, or the scores of a metric by its id (None where there is none)."""
        if isinstance(index, str):
            return [row.scores[index] for row in self.rows]
        if isinstance(index, slice):
            return Table(self.rows[index], self.signatures, self.notes)
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def mean(self, metric: str) -> float:
        """The mean over the rows that have a score; raises `UndefinedScoreError` where none has."""
        found = [value for value in self[metric] if value is not None]
        if not found:
            reasons = sorted({row.reasons.get(metric, "no score") for row in self.rows})
            raise UndefinedScoreError(f"{metric}: no row has a score: {'; '.join(reasons) or 'no rows'}")
        return sum(found) / len(found)

    def columns(self) -> List[str]:
        """The columns of the table as `sqe score` writes it."""
        if not self.rows:
            return [*_LEADING, *self.signatures, "status", "message"]
        first = self.rows[0].fields
        leading = list(_LEADING)
        if "segment" in first:
            leading[1:1] = _SEGMENT
        return [
            *leading,
            *first.get("columns", {}),
            *first["scores"],
            *first.get("diagnosis", {}),
            "status",
            "message",
        ]

    def cells(self, row: Row) -> List[Any]:
        """The cells of a row: numbers, texts, and None where there is no score."""
        cells = []
        for column in self.columns():
            for part in (row.scores, row.fields.get("columns", {}), row.fields.get("diagnosis", {}), row.fields):
                if column in part:
                    value = part[column]
                    cells.append(None if isinstance(value, dict) else value)
                    break
            else:
                cells.append(None)
        return cells

    def to_csv(self, file: Union[str, "os.PathLike[str]"]) -> None:
        """Writes the rows; as a baseline of a gate, which needs signatures too, use `lock`."""
        with open(file, "w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(self.columns())
            for row in self.rows:
                writer.writerow(["" if cell is None else cell for cell in self.cells(row)])

    def to_pandas(self) -> Any:
        """A pandas DataFrame, with NaN where there is no score."""
        import pandas

        frame = pandas.DataFrame([self.cells(row) for row in self.rows], columns=self.columns())
        scores = list(self.rows[0].scores) if self.rows else list(self.signatures)
        return frame.astype({name: "float64" for name in scores})

    def _params(self, name: str) -> Dict[str, Any]:
        cells = [
            [("inf" if cell > 0 else "-inf") if cell in _INFINITE else cell for cell in self.cells(row)]
            for row in self.rows
        ]
        digests = {row.id: row.fields["digest"] for row in self.rows if "digest" in row.fields}
        return {
            "name": name,
            "columns": self.columns(),
            "rows": cells,
            "signatures": self.signatures,
            "digests": digests,
        }

    def __repr__(self) -> str:
        return f"<sqe.Table {len(self.rows)} rows of {', '.join(self.metrics)}>"


_INFINITE = (float("inf"), float("-inf"))
