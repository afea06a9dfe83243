"""What we build on: each piece has a reason, a licence that fits, and no address in a file."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.rules.repository import ROOT, files, named

PROJECTS = [ROOT / "pyproject.toml", ROOT / "verify" / "pyproject.toml"]
LOCKS = sorted(ROOT.glob("requirements*.lock"))

# In parts, so that this file does not break its own rule.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("deb", "debian", "org"),
    )
]

# A licence under which what we ship may be combined with the EUPL. Only what is needed at run time
# is held to it: a tool that looks at our code puts no condition on it.
FITTING = re.compile(
    r"MIT|BSD|Apache|PSF|Python Software Foundation|ISC|MPL|Mozilla Public License|LGPL|EUPL|Zlib"
    r"|CC0",
    re.IGNORECASE,
)
# Packages whose metadata do not say it, or say more than is true, and what their files say.
READ_BY_HAND = {
    "pyrage": "MIT, in its LICENSE file",
    "qrcode": "BSD and MIT, in its LICENSE file; what its classifier means is a trade mark",
}


def requirements(project: Path) -> list[str]:
    said = tomllib.loads(project.read_text(encoding="utf-8"))
    groups = said.get("dependency-groups", {}).values()
    return [*said["project"]["dependencies"], *(each for group in groups for each in group)]


@pytest.mark.parametrize("project", PROJECTS, ids=named)
def test_every_dependency_has_a_reason_beside_it(project):
    lines = project.read_text(encoding="utf-8").splitlines()
    for requirement in requirements(project):
        written = [line for line in lines if line.strip().startswith(f'"{requirement}",')]
        assert written, requirement
        assert all(re.search(r'",\s+# \S+', line) for line in written), requirement


def test_no_file_names_a_package_registry():
    """Where packages come from is for each machine to say, and often no secret-free address."""
    found = []
    for path in files():
        words = path.read_bytes().decode("utf-8", errors="ignore")
        found += [named(path) for registry in REGISTRIES if registry in words]
    assert found == []


@pytest.mark.parametrize("lock", LOCKS, ids=named)
def test_a_lock_holds_versions_and_hashes_and_no_address(lock):
    words = lock.read_text(encoding="utf-8")
    assert "://" not in words
    assert "index-url" not in words
    pinned = re.findall(r"^[A-Za-z0-9._-]+==\S+", words, flags=re.MULTILINE)
    assert pinned
    assert words.count(" \\\n    --hash=sha256:") >= len(pinned)


def test_all_four_locks_are_there():
    assert [lock.name for lock in LOCKS] == [
        "requirements-dev.lock",
        "requirements-spark.lock",
        "requirements-uv.lock",
        "requirements.lock",
    ]


def run_time_packages() -> set[str]:
    """Give the names that the lock for running holds, spelt as packaging tools compare them."""
    words = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    names = re.findall(r"^([A-Za-z0-9._-]+)==", words, flags=re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


def test_every_licence_fits_ours():
    listed = subprocess.run(
        [sys.executable, "-m", "piplicenses", "--format=json", "--from=mixed"],
        capture_output=True,
        check=True,
    )
    licences = {
        re.sub(r"[-_.]+", "-", each["Name"]).lower(): each["License"]
        for each in json.loads(listed.stdout)
    }
    at_run_time = run_time_packages() & set(licences)
    assert at_run_time
    unfit = {
        name: licences[name]
        for name in at_run_time - set(READ_BY_HAND)
        if not all(FITTING.search(part) for part in re.split(r";| AND ", licences[name]))
    }
    assert unfit == {}
