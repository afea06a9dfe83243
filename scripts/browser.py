"""Build the script that seals in a reporter's browser, or check that the committed one is that.

`make browser` runs this: it fetches what the lock names, builds, and writes the hash into
docs/browser-sealing.md. With `--check` it changes nothing, builds elsewhere and compares every
byte. Without npm, or where npm reaches nothing, `--check` compares the hash alone and says so.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "browser"
SERVED = ROOT / "src" / "upheld" / "web" / "static" / "js"
MADE = ("sealed.js", "words.txt", "sealed-licences.txt")
PAGE = ROOT / "docs" / "browser-sealing.md"
HASH = re.compile(r"(?<=`)[0-9a-f]{64}(?=`)")


def digest() -> str:
    """The SHA-256 of the committed bundle."""
    return hashlib.sha256((SERVED / "sealed.js").read_bytes()).hexdigest()


def published() -> str:
    """The SHA-256 that the page about it gives."""
    found = HASH.search(PAGE.read_text(encoding="utf-8"))
    return found[0] if found else ""


def build(into: Path, *, sources: Path) -> bool:
    """Fetch by the lock and build. False where npm is not there or reaches nothing."""
    npm = shutil.which("npm")
    if npm is None:
        return False
    quiet = [npm, "--silent", "--ignore-scripts", "ci"]
    if subprocess.run(quiet, cwd=sources, check=False, capture_output=True).returncode:
        return False
    env = {**os.environ, "UPHELD_BUNDLE_INTO": f"{into.as_uri()}/"}
    subprocess.run([npm, "--silent", "run", "build"], cwd=sources, check=True, env=env)
    return True


def check() -> int:
    """Say whether the committed bundle is the published one, and what the sources make."""
    if digest() != published():
        print("The committed bundle is not the one whose hash docs/browser-sealing.md gives.")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        again = Path(folder) / "browser"
        shutil.copytree(SOURCES, again, ignore=shutil.ignore_patterns("node_modules"))
        words = Path(folder) / "src" / "upheld" / "vault" / "data"
        shutil.copytree(ROOT / "src" / "upheld" / "vault" / "data", words)
        made = Path(folder) / "made"
        if not build(made, sources=again):
            print("npm does not answer: the hash fits, and nothing was built again.")
            return 0
        different = [n for n in MADE if (made / n).read_bytes() != (SERVED / n).read_bytes()]
    if different:
        print(f"The sources make something else: {', '.join(different)}. Run make browser.")
        return 1
    print("Built again byte for byte, and the hash fits.")
    return 0


def make() -> int:
    """Build it, and publish its hash."""
    if not build(SERVED, sources=SOURCES):
        print("npm did not answer. It is needed to change the bundle, and for nothing else.")
        return 1
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(HASH.sub(digest(), page, count=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(check() if "--check" in sys.argv[1:] else make())
