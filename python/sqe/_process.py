"""Where the program is, and the Java that runs it."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import List, Optional, Sequence

from ._errors import StartError

_HERE = Path(__file__).resolve().parent
_JARS = _HERE / "jars"
_OLDEST_JAVA = 17
_NATIVE_ACCESS_SINCE = 22


def command(jobs: Optional[int], models: Sequence[str], java_options: Sequence[str]) -> List[str]:
    """What starts `sqe serve`: the jars of this package, or the launcher of a checkout."""
    words = ["serve"]
    if jobs is not None:
        words += ["--jobs", str(jobs)]
    for model in models:
        words += ["--model", os.fspath(model)]
    if _JARS.is_dir():
        java = find_java()
        return [java, *_java_options(java), *java_options, "-cp", str(_JARS / "*"), "sqe.cli.Sqe", *words]
    launcher = _HERE.parent.parent / "sqe"
    if launcher.is_file():
        return [str(launcher), *words]
    raise StartError(
        f"{_HERE} has no folder jars, and there is no checkout of sqe around it: install the wheel"
    )


def find_java() -> str:
    """The Java of JAVA_HOME, else that of PATH."""
    home = os.environ.get("JAVA_HOME")
    if home:
        java = shutil.which("java", path=os.path.join(home, "bin"))
        if java is None:
            raise StartError(f"JAVA_HOME is {home}, where there is no bin/java: correct or unset it")
    else:
        java = shutil.which("java")
    if java is None:
        raise StartError("no Java found: install Java, 17 or later, or set JAVA_HOME")
    version = _java_version(java)
    if version is not None and version < _OLDEST_JAVA:
        raise StartError(f"{java} is Java {version}: sqe needs {_OLDEST_JAVA} or later, see JAVA_HOME")
    return java


def _java_version(java: str) -> Optional[int]:
    """What the file `release` of the runtime says; asking java itself would take as long as a start."""
    release = Path(os.path.realpath(java)).parent.parent / "release"
    try:
        found = re.search(r'^JAVA_VERSION="(?:1\.)?(\d+)', release.read_text(), re.MULTILINE)
    except OSError:
        return None
    return int(found.group(1)) if found else None


def _java_options(java: str) -> List[str]:
    options = ["-XX:+UseParallelGC", "-XX:MaxNewSize=256m"]  # as the launcher has them
    version = _java_version(java)
    if version is not None and version >= _NATIVE_ACCESS_SINCE:
        options.append("--enable-native-access=ALL-UNNAMED")
    return options
