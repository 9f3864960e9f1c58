"""Bring the Nu HTML checker of the W3C for the browser tests: one file for Java, by npm, of one known content.

PyPI has only a version of 2020, which does not know what HTML learned since (popover, 2023).
"""

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

VERSION = "26.9.27"
SHA256 = "5970d3ffca91a627cf0965e5d91bb2e4242307c29292998de0b419d6a901b2b7"  # of the package as npm packs it
INSIDE = "package/build/dist/vnu.jar"


def find_validator(folder: Path) -> str:
    """The path of the checker in `folder`, brought there when it is not; "" without Java or npm, or when that fails."""
    jar = folder.resolve() / f"vnu-{VERSION}.jar"
    if not shutil.which("java"):
        return ""
    if not jar.exists() and shutil.which("npm"):
        _bring(jar)
    return str(jar) if jar.exists() else ""


def _bring(jar: Path) -> None:
    jar.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=jar.parent) as here:
        command = ["npm", "pack", f"vnu-jar@{VERSION}", "--silent", "--pack-destination", here]
        done = subprocess.run(command, cwd=here, capture_output=True, text=True, check=False)
        packed = Path(here) / f"vnu-jar-{VERSION}.tgz"
        if done.returncode or not packed.exists():
            print(f"The HTML checker could not be brought: {done.stderr.strip()[-500:]}")
            return
        if hashlib.sha256(packed.read_bytes()).hexdigest() != SHA256:
            print("The HTML checker is not the one this project knows (deploy/validator.py, SHA256).")
            return
        with tarfile.open(packed) as archive:
            (Path(here) / "half").write_bytes(archive.extractfile(INSIDE).read())
        (Path(here) / "half").replace(jar)
