"""The `upheld` program as somebody at a server uses it, on a folder of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from upheld.project.cli import main

pytestmark = pytest.mark.skipif(
    settings.DATABASES["default"]["ENGINE"].endswith("postgresql"),
    reason="the program makes a database of its own, so that once is enough",
)

UPHELD = Path(sys.executable).with_name("upheld")
VERIFY = Path(sys.executable).with_name("upheld-verify")
COMMANDS = ("demo", "init", "serve", "check", "tick", "createperson", "ledger", "docs", "manage")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A deployment that has just been set up, with its first two people."""
    made = House(tmp_path_factory.mktemp("house") / "var")
    made.printed = made.run(*FIRST_TWO).stdout
    return made


FIRST_TWO = (
    *("init", "--registrar-name", "One", "--registrar-email", "registrar@council.example"),
    *("--receiver-name", "Two", "--receiver-email", "receiver@council.example"),
)


class House:
    """One folder, and the program run on it."""

    printed = ""

    def __init__(self, var: Path) -> None:
        self.var = var

    def run(self, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        return subprocess.run(
            [UPHELD, *arguments],
            env=kept | {"UPHELD_VAR": str(self.var)},
            input=typed,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    @property
    def password(self) -> str:
        """The registrar's first password, as it was printed."""
        found = re.search(r"first password: +(\S+)", self.printed)
        assert found, self.printed
        return found[1]

    def create(self, *more: str, typed: str) -> subprocess.CompletedProcess[str]:
        return self.run(
            *("createperson", "--registrar", "registrar@council.example", "--name", "Three"),
            *more,
            typed=f"{typed}\n",
        )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_is_for(command, capsys):
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])

    assert left.value.code == 0
    assert f"usage: upheld {command}" in capsys.readouterr().out


def wrong(checked):
    """What is wrong, without what this machine should take care of."""
    return [line for line in checked.stdout.splitlines() if line.startswith("WRONG")]


def test_a_new_house_wants_mail_and_a_duty_contact_and_nothing_else(house):
    checked = house.run("check")

    assert checked.returncode == 1
    assert [line.split(",")[0] for line in wrong(checked)] == [
        "WRONG  No mail server is named",
        "WRONG  Nobody is on duty for a child at risk",
    ]
    assert "No concern can be raised yet" in house.printed
    assert {path.stat().st_mode & 0o077 for path in (house.var / "keys").iterdir()} == {0}
    # The databases are made by SQLite with its own mode, so the folder keeps others out.
    assert house.var.stat().st_mode & 0o077 == 0


def test_a_folder_that_others_can_read_is_told(house):
    house.var.chmod(0o755)

    checked = house.run("check")

    house.var.chmod(0o700)
    assert checked.returncode == 1
    assert f"chmod 700 {house.var}" in checked.stdout


def test_an_empty_folder_is_told_what_is_missing(tmp_path):
    checked = House(tmp_path / "var").run("check")

    assert checked.returncode == 1
    assert "upheld init" in checked.stdout


def test_a_house_is_set_up_once(house):
    again = house.run(*FIRST_TWO)

    assert again.returncode == 1
    assert "registered already" in again.stdout


def test_the_registrar_adds_somebody_in_a_new_post(house):
    added = house.create(
        *("--email", "three@council.example", "--post", "investigator"),
        *("--title", "Independent investigator", "--role", "investigator"),
        typed=house.password,
    )

    assert added.returncode == 0, added.stdout
    assert "first password" in added.stdout


@pytest.mark.parametrize(
    ("more", "typed", "why"),
    [
        (("--email", "four@council.example", "--post", "nowhere"), None, "There is no post"),
        (("--email", "no address", "--post", "monitoring-officer"), None, "Somebody else holds"),
        (("--email", "four@council.example", "--post", "x"), "wrong", "not a registrar"),
    ],
)
def test_what_cannot_be_added_is_said_in_a_sentence(house, more, typed, why):
    refused = house.create(*more, typed=typed or house.password)

    assert refused.returncode == 1
    assert why in refused.stdout
    assert "Traceback" not in refused.stderr


def test_a_role_that_does_not_exist_leaves_nothing_behind(house):
    given = ("--email", "five@council.example", "--post", "five", "--title", "Five")

    assert "No such role" in house.create(*given, "--role", "king", typed=house.password).stdout
    assert house.create(*given, "--role", "analyst", typed=house.password).returncode == 0


def test_the_log_is_published_exported_and_checked(house, tmp_path):
    assert house.run("ledger", "publish").returncode == 0
    assert house.run("ledger", "export", str(tmp_path / "log")).returncode == 0

    checked = subprocess.run([VERIFY, tmp_path / "log"], capture_output=True, check=False)
    assert checked.returncode == 0
    held = (tmp_path / "log" / "tile" / "entries").rglob("*")
    entries = min(each for each in held if each.is_file())
    entries.write_bytes(bytes([entries.read_bytes()[0] ^ 1]) + entries.read_bytes()[1:])
    again = subprocess.run([VERIFY, tmp_path / "log"], capture_output=True, check=False)
    assert again.returncode == 1


def test_ticking_twice_does_nothing_twice(house):
    house.run("tick")

    assert house.run("tick").stdout == ""


def test_the_demo_leaves_a_real_database_alone(house):
    refused = house.run("demo", "--no-serve")

    assert refused.returncode == 1
    assert "not a demo" in refused.stderr
    assert len(wrong(house.run("check"))) == len(("mail", "duty"))


def test_an_example_that_another_version_told_is_not_served(tmp_path):
    old = House(tmp_path / "var")
    old.var.mkdir()
    (old.var / "demo.json").write_text("{}")

    refused = old.run("demo", "--no-serve")

    assert refused.returncode == 1
    assert "upheld demo --fresh" in refused.stderr
    assert "Traceback" not in refused.stderr
