"""Builds the wheel and the source archive (PEP 517) with nothing but Python's own library.

A wheel has the jars of sqe inside: of a checkout those that its launcher builds, of an unpacked source
archive those that came with it. The same sources give the same bytes.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import os
import re
import subprocess
import tarfile
import zipfile
from pathlib import Path
from typing import Dict, List, Optional, Tuple

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "sqe"
CHECKOUT = ROOT.parent
NAME = "sqe"
EARLIEST = (1980, 1, 1, 0, 0, 0)
GPL = ("sqe-pitch", "TarsosDSP")
TAG = "py3-none-any"


def _version() -> str:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found = re.search(r'^version = "([^"]+)"', text, re.MULTILINE)
    assert found
    return found.group(1)


def _with_pitch() -> bool:
    return os.environ.get("SQE_WITHOUT_PITCH", "") in ("", "0")


def _jars() -> List[Path]:
    folder = PACKAGE / "jars"
    if not folder.is_dir():
        launcher = CHECKOUT / "sqe"
        if not launcher.is_file():
            raise SystemExit(f"no jars in {folder}, and no checkout of sqe around {ROOT}")
        subprocess.run([str(launcher), "--version"], check=True, stdout=subprocess.DEVNULL)
        folder = CHECKOUT / ".sqe" / "lib"
    jars = sorted(folder.glob("*.jar"))
    return [jar for jar in jars if _with_pitch() or not jar.name.startswith(GPL)]


def _licences() -> Dict[str, Path]:
    base = ROOT if (ROOT / "LICENSE").is_file() else CHECKOUT
    files = {"LICENSE": base / "LICENSE", "NOTICE": base / "NOTICE"}
    if _with_pitch():
        pitch = base / "LICENSE.pitch"
        files["LICENSE.pitch"] = pitch if pitch.is_file() else base / "pitch" / "LICENSE"
    return files


def _sources() -> List[Path]:
    found = [p for p in PACKAGE.rglob("*") if p.suffix == ".py" or p.name == "py.typed"]
    return sorted(p for p in found if "__pycache__" not in p.parts and "jars" not in p.parts)


def _metadata() -> str:
    licence = "Apache-2.0 AND GPL-3.0-or-later" if _with_pitch() else "Apache-2.0"
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return (
        "Metadata-Version: 2.1\n"
        f"Name: {NAME}\nVersion: {_version()}\n"
        "Summary: Speech quality evaluation: exactly defined scores, losses and regression gates\n"
        f"License: {licence}\nRequires-Python: >=3.9\n"
        "Description-Content-Type: text/markdown\n\n" + text
    )


def _wheel_text() -> str:
    return f"Wheel-Version: 1.0\nGenerator: sqe_build\nRoot-Is-Purelib: true\nTag: {TAG}\n"


def _info() -> str:
    return f"{NAME}-{_version()}.dist-info"


def _write_wheel(directory: str, files: List[Tuple[str, bytes]]) -> str:
    name = f"{NAME}-{_version()}-{TAG}.whl"
    record = io.StringIO()
    path = Path(directory) / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        for place, data in files:
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            record.write(f"{place},sha256={digest},{len(data)}\n")
            _add(wheel, place, data)
        record.write(f"{_info()}/RECORD,,\n")
        _add(wheel, f"{_info()}/RECORD", record.getvalue().encode())
    return name


def _add(wheel: zipfile.ZipFile, place: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(place, EARLIEST)
    entry.external_attr = 0o644 << 16
    stored = place.endswith(".jar")  # it is compressed already
    wheel.writestr(entry, data, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)


def _information() -> List[Tuple[str, bytes]]:
    files = [
        (f"{_info()}/METADATA", _metadata().encode()),
        (f"{_info()}/WHEEL", _wheel_text().encode()),
    ]
    licences = _licences().items()
    return files + [(f"{_info()}/licenses/{name}", file.read_bytes()) for name, file in licences]


def build_wheel(
    wheel_directory: str, config_settings: Optional[dict] = None, metadata_directory: Optional[str] = None
) -> str:
    """The package with its jars."""
    files = [(f"sqe/{p.relative_to(PACKAGE).as_posix()}", p.read_bytes()) for p in _sources()]
    files += [(f"sqe/jars/{jar.name}", jar.read_bytes()) for jar in _jars()]
    return _write_wheel(wheel_directory, files + _information())


def build_editable(
    wheel_directory: str, config_settings: Optional[dict] = None, metadata_directory: Optional[str] = None
) -> str:
    """A pointer to this folder; the launcher of the checkout is the program."""
    pointer = (f"{NAME}.pth", f"{ROOT}\n".encode())
    return _write_wheel(wheel_directory, [pointer, *_information()])


def build_sdist(sdist_directory: str, config_settings: Optional[dict] = None) -> str:
    """The sources, with the jars that a wheel of them takes in."""
    base = f"{NAME}-{_version()}"
    files = [(p.relative_to(ROOT).as_posix(), p.read_bytes()) for p in _sources()]
    files += [(f"sqe/jars/{jar.name}", jar.read_bytes()) for jar in _jars()]
    for name in ("pyproject.toml", "README.md", "backend/sqe_build.py"):
        files.append((name, (ROOT / name).read_bytes()))
    files += [(name, file.read_bytes()) for name, file in _licences().items()]
    files.append(("PKG-INFO", _metadata().encode()))
    name = f"{base}.tar.gz"
    with open(Path(sdist_directory) / name, "wb") as stream:
        # most of it are jars, which are compressed already
        with gzip.GzipFile("", "wb", compresslevel=1, fileobj=stream, mtime=0) as packed:
            with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
                for place, data in files:
                    entry = tarfile.TarInfo(f"{base}/{place}")
                    entry.size = len(data)
                    archive.addfile(entry, io.BytesIO(data))
    return name
