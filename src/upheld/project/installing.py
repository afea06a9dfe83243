"""`upheld init` and `upheld createperson`: the first two people, and everybody after them."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command

from upheld.kernel.actor import Actor, Role, machine
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible, Refused
from upheld.ledger import checkpoints
from upheld.people import clock, commands, queries
from upheld.people.commands import Founder
from upheld.project import routers
from upheld.vault import stretching, words

POSTS = {
    "registrar": ("registrar", "Registrar of people and posts"),
    "receiver": ("monitoring-officer", "Monitoring officer"),
}
WORDS_OF_A_PASSWORD = 5
HAND_OVER = """\
Hand each of them their own lines, on paper, and clear this screen. Nobody can tell the
unlock words again: whoever loses them asks the other to let them make new keys.
At their first sign-in each sets up a second factor. They can choose a new password there.

No concern can be raised yet. First somebody outside the council must be on duty for a child
at risk now, with a number, keys and an answered test. `upheld check` says what is missing."""


def prepare() -> None:
    """Tables, static files and the log's key. Safe to run again."""
    settings.VAR.mkdir(parents=True, exist_ok=True, mode=0o700)
    make_tables()
    call_command("collectstatic", interactive=False, verbosity=0)
    checkpoints.make_key()


def make_tables() -> None:
    """Bring the tables of every database up to date."""
    for alias in settings.DATABASES:
        # Migrations of rooms without a table there would only take their time.
        rooms = [routers.VOLATILE_ROOM] if alias == routers.ALIAS else []
        call_command("migrate", *rooms, database=alias, verbosity=0)
    call_command("createcachetable", verbosity=0)


def init(asked: argparse.Namespace) -> int:
    """Set up an empty deployment with its first two people."""
    prepare()
    founders = {part: _founder(asked, part) for part in POSTS}
    now = clock.now()
    return _try(
        lambda: commands.install(
            actor=machine("installer"),
            at=now,
            registrar=founders["registrar"],
            receiver=founders["receiver"],
            since=day_of(now),
        ),
        then=[line for each in founders.values() for line in _paper(each)] + [HAND_OVER],
    )


def create_person(asked: argparse.Namespace) -> int:
    """Add a person to a post, with an account, as the registrar who types their password."""
    registrar = _signed_in(asked.registrar)
    if registrar is None:
        _say("This is not a registrar's e-mail address and password.")
        return 1
    password = _password()
    return _try(
        lambda: _add(asked, registrar, password),
        then=[
            f"{asked.email} can sign in with this first password: {password}",
            "They make their keys on the page “Your account”; somebody who holds keys compares",
            "the fingerprint with them and countersigns.",
        ],
    )


def _add(asked: argparse.Namespace, registrar: Actor, password: str) -> None:
    now = clock.now()
    if asked.title and queries.post_by_slug(asked.post) is None:
        _add_post(asked, registrar)
    post = queries.post_by_slug(asked.post)
    if post is None:
        known = ", ".join(each.slug for each in queries.posts(actor=registrar, on=day_of(now)))
        raise NotPossible(
            f"There is no post called {asked.post}. There are: {known}. "
            "For a new post, give its --title, and --role for what it is trusted with."
        )
    person = commands.add_person(actor=registrar, at=now, name=asked.name)
    commands.appoint(actor=registrar, at=now, person=person, post=post, starts=day_of(now))
    commands.open_account(
        actor=registrar, at=now, person=person, email=asked.email, password=password
    )


def _add_post(asked: argparse.Namespace, registrar: Actor) -> None:
    now, known = clock.now(), {each.value for each in Role} - {Role.CLOCK.value}
    if wrong := set(asked.role) - known:
        raise NotPossible(
            f"No such role: {', '.join(sorted(wrong))}. There are: {', '.join(sorted(known))}."
        )
    above = queries.post_by_slug(asked.reports_to) if asked.reports_to else None
    if asked.reports_to and above is None:
        raise NotPossible(f"There is no post called {asked.reports_to}.")
    post = commands.add_post(actor=registrar, at=now, slug=asked.post, title=asked.title)
    for role in asked.role:
        commands.give_role(actor=registrar, at=now, post=post, role=Role(role), since=day_of(now))
    if above is not None:
        commands.set_line(actor=registrar, at=now, post=post, reports_to=above, since=day_of(now))


def _signed_in(email: str) -> Actor | None:
    account = get_user_model().objects.filter(email=email.strip().lower(), is_active=True).first()
    password = getpass.getpass(f"Password of {email}: ") if sys.stdin.isatty() else input()
    if account is None or not account.check_password(password):
        return None
    return queries.actor_for(account=account, post=None, on=clock.today())


def _founder(asked: argparse.Namespace, part: str) -> Founder:
    slug, title = POSTS[part]
    return Founder(
        slug=slug,
        title=title,
        name=getattr(asked, f"{part}_name") or input(f"Name of the {part}: "),
        email=getattr(asked, f"{part}_email") or input(f"E-mail address of the {part}: "),
        password=_password(),
        words=stretching.new_words(),
    )


def _paper(founder: Founder) -> list[str]:
    return [
        f"{founder.title}: {founder.email}",
        f"    first password:  {founder.password}",
        f"    unlock words:    {founder.words}",
    ]


def _try(do: Callable[[], object], *, then: list[str]) -> int:
    try:
        do()
    except Refused as no:
        _say(str(no))
        return 1
    for line in then:
        _say(line)
    return 0


def _password() -> str:
    return words.draw(WORDS_OF_A_PASSWORD).replace(" ", "-")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
