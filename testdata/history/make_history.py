#!/usr/bin/env python3
"""Makes history-v1.sqlite: a history of schema 1 with two runs, as the first version of it was.

    python3 make_history.py history-v1.sqlite

Schema 1 kept tables only; a sqe of today brings such a file up to date when it opens it.
"""
import hashlib
import sqlite3
import struct
import sys
import zlib

APPLICATION = 0x73716568
META = (
    '{"signatures": {"si_sdr": {"short": "s", "long": "si_sdr|zero_mean:no|rev:1"}},'
    ' "data_signature": {"sha256": "d", "references": 12}}\n'
)


def table(level):
    rows = ["id,si_sdr"]
    rows += [f"f{i:02d},{level + (i * 7 % 12) / 4}" for i in range(12)]
    return "\n".join(rows) + "\n"


def main(path):
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute(
        """CREATE TABLE run (
             number INTEGER PRIMARY KEY AUTOINCREMENT,
             added TEXT NOT NULL,
             commit_id TEXT,
             branch TEXT,
             verdict TEXT,
             name TEXT NOT NULL,
             table_bytes BLOB NOT NULL,
             metadata BLOB,
             sha256 TEXT NOT NULL)"""
    )
    db.execute(
        """CREATE TABLE label (
             run INTEGER NOT NULL REFERENCES run (number) ON DELETE CASCADE,
             label TEXT NOT NULL,
             PRIMARY KEY (run, label)) WITHOUT ROWID"""
    )
    for number, (level, verdict) in enumerate([(10, "PASS"), (9.5, "FAIL")], start=1):
        text, meta = table(level).encode(), META.encode()
        digest = hashlib.sha256(struct.pack(">q", len(text)) + text + meta).hexdigest()
        db.execute(
            "INSERT INTO run VALUES (?, ?, ?, 'main', ?, 'scores.csv', ?, ?, ?)",
            (
                number,
                f"2026-01-0{number}T10:00:00Z",
                f"{number}a2b3c",
                verdict,
                zlib.compress(text),
                zlib.compress(meta),
                digest,
            ),
        )
    db.execute("INSERT INTO label VALUES (1, 'v1')")
    db.execute("PRAGMA user_version = 1")
    db.commit()
    db.close()


if __name__ == "__main__":
    main(sys.argv[1])
