"""A deployment of its own: its folder, its database, its processes, and what they cost.

`Cluster` is a private PostgreSQL in a folder, so that killing it or measuring it touches
nobody else's. `Service` is what `upheld serve` starts, in a process group of its own.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 120
KIB = 1024


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as it:
        it.bind(("127.0.0.1", 0))
        return int(it.getsockname()[1])


def postgres_programs() -> Path | None:
    """The folder of initdb, pg_ctl and postgres, newest first; None where there are none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: p.parts[4])
    here = shutil.which("initdb")
    return found[-1].parent if found else Path(here).resolve().parent if here else None


@dataclass
class Cluster:
    """A PostgreSQL server that only this test or measurement uses, with its default settings."""

    folder: Path
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """What DATABASE_URL takes."""
        return f"postgres://postgres@127.0.0.1:{self.port}/upheld"

    @property
    def log(self) -> Path:
        """What the server writes at its default settings."""
        return self.folder / "server.log"

    @property
    def pid(self) -> int:
        """The postmaster."""
        assert self._process is not None  # noqa: S101  It was started.
        return self._process.pid

    def make(self) -> None:
        """Lay the cluster down and start it. Durability stays as PostgreSQL sets it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if (owner := _owner()) is not None:
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        said = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8"]
        self._run("initdb", "-D", str(self.folder / "data"), *said)
        self.start()
        self._run(
            "createdb", *("-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres"), "upheld"
        )

    def start(self) -> None:
        """Start it, or start it again after it was killed; recovery is done when this returns."""
        programs = _programs()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [
                    *(str(programs / "postgres"), "-D", str(self.folder / "data")),
                    *("-p", str(self.port), "-h", "127.0.0.1", "-k", str(self.folder)),
                ],
                stdout=log,
                stderr=log,
                start_new_session=True,
                **_as_owner(),
            )
        until = time.monotonic() + PATIENCE
        ready = [str(programs / "pg_isready"), "-h", "127.0.0.1", "-p", str(self.port)]
        while subprocess.run(ready, capture_output=True, check=False).returncode:
            if time.monotonic() > until or self._process.poll() is not None:
                raise RuntimeError(self.log.read_text()[-2000:])
            time.sleep(0.02)

    def kill(self) -> None:
        """kill -9, as when the machine loses its power: the postmaster and every backend."""
        assert self._process is not None  # noqa: S101  It was started.
        _kill_group(self._process)
        # Backends that were forked into sessions of their own die with their postmaster.
        (self.folder / "data" / "postmaster.pid").unlink(missing_ok=True)

    def stop(self) -> None:
        """Stop it for good."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(10)
            _kill_group(self._process)

    def _run(self, program: str, *said: str) -> None:
        subprocess.run(
            [str(_programs() / program), *said], check=True, capture_output=True, **_as_owner()
        )


@dataclass
class Service:
    """One deployment, with the people of an example, served by `upheld serve`."""

    var: Path
    database: str = ""
    workers: int = 0
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment of every program of this deployment."""
        kept = {
            k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV", "UPHELD"))
        }
        return kept | {
            "DJANGO_SETTINGS_MODULE": "upheld.project.settings",
            "DATABASE_URL": self.database,
            "UPHELD_VAR": str(self.var),
            "UPHELD_HTTPS": "0",
            "PORT": str(self.port),
            "TMPDIR": str(self.var / "tmp"),
        }

    @property
    def said(self) -> str:
        """What the server wrote to its log."""
        return (self.var / "served.log").read_text(errors="replace")

    def set_up(self) -> None:
        """Tables, keys, and people who receive."""
        (self.var / "tmp").mkdir(parents=True, exist_ok=True)
        self.run("benchmarks.tools.people")

    def upheld(self, *said: str) -> str:
        """Run the `upheld` program, and give what it printed."""
        return self.run("upheld.project.cli", *said)

    def run(self, module: str, *said: str) -> str:
        """Run a program of this deployment, and give what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", module, *said],
            env=self.surroundings,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{module}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout

    def start(self) -> None:
        """Serve, in a process group of its own, and wait until it answers."""
        workers = ("--workers", str(self.workers)) if self.workers else ()
        with (self.var / "served.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "upheld.project.cli", "serve", *workers],
                env=self.surroundings,
                cwd=ROOT,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        until = time.monotonic() + PATIENCE
        while not _answers(self.port):
            if time.monotonic() > until or self._process.poll() is not None:
                raise RuntimeError(self.said[-2000:])
            time.sleep(0.02)

    @property
    def group(self) -> int:
        """The process group: gunicorn and all its workers."""
        assert self._process is not None  # noqa: S101  It was started.
        return self._process.pid

    def kill(self) -> None:
        """SIGKILL to the whole process group, from outside; back when the last of it has gone."""
        assert self._process is not None  # noqa: S101  It was started.
        _kill_group(self._process)
        until = time.monotonic() + PATIENCE
        while _takes_connections(self.port) and time.monotonic() < until:
            time.sleep(0.02)

    def stop(self) -> None:
        """Stop it for good."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(10)
            _kill_group(self._process)


@contextmanager
def serving(var: Path, database: str = "", workers: int = 0) -> Iterator[Service]:
    """A service that is set up, answers, and is gone afterwards."""
    made = Service(var, database, workers)
    made.set_up()
    made.start()
    try:
        yield made
    finally:
        made.stop()


def processor_seconds(leaders: list[int]) -> float:
    """Processor time that these processes and all under them have used."""
    return sum(_ticks(pid) for pid in family(leaders)) / TICKS


def memory_mb(leaders: list[int]) -> float:
    """Memory that these processes and all under them hold, shared pages counted once."""
    return sum(_pss(pid) for pid in family(leaders)) / KIB


def family(leaders: list[int]) -> set[int]:
    """These processes and all that they have started."""
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with contextlib.suppress(OSError):
                parents[int(folder.name)] = int(_stat(int(folder.name))[1])
    found = set(leaders)
    while grown := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= grown
    return found


def _stat(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()


def _ticks(pid: int) -> int:
    try:
        held = _stat(pid)
    except OSError:
        return 0
    # Its own, and those of children that have ended and been waited for.
    return sum(int(held[at]) for at in (11, 12, 13, 14))


def _pss(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(each.split()[1]) for each in lines if each.startswith("Pss:")), 0)


def _answers(port: int) -> bool:
    """Whether somebody speaks HTTP there: who only takes connections may be a dying server."""
    try:
        with socket.create_connection(("127.0.0.1", port), 1) as it:
            it.settimeout(PATIENCE)
            it.sendall(b"GET /static/none HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
            return it.recv(5) == b"HTTP/"
    except OSError:
        return False


def _takes_connections(port: int) -> bool:
    with socket.socket() as it:
        it.settimeout(1)
        return it.connect_ex(("127.0.0.1", port)) == 0


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _programs() -> Path:
    programs = postgres_programs()
    if programs is None:
        raise RuntimeError("There is no PostgreSQL here: apt install postgresql.")
    return programs


def _owner() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root."""
    return pwd.getpwnam("postgres") if os.geteuid() == 0 else None


def _as_owner() -> dict[str, int]:
    owner = _owner()
    return {} if owner is None else {"user": owner.pw_uid, "group": owner.pw_gid}
