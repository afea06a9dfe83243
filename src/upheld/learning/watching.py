"""What an author looks for besides the file: names, posts, and phrases that are cleared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from upheld.disclosure.watchlist import Row
from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from .checkable import Checkable, of
from .models import Grid, LearningReport, WatchKept

_HOLDERS = re.compile(r"^(?P<post>.*?)(?:\s*[=:]\s*(?P<holders>\d{1,5}))?$")


@dataclass(frozen=True, slots=True, repr=False)
class Watch:
    """One entry a line. Aliases of a name stand behind `;`, holders of a post behind `=`."""

    names: str = ""
    posts: str = ""
    allowed: str = ""

    @property
    def phrases(self) -> tuple[str, ...]:
        """The phrases that were cleared by hand."""
        return _lines(self.allowed)

    def rows(self) -> list[Row]:
        """What is looked for. Raises `NotPossible` for a line without a letter."""
        people = [_person(each) for each in _lines(self.names)]
        return people + [_post(each) for each in _lines(self.posts)]

    def content(self) -> dict[str, str]:
        """What is sealed of it."""
        self.rows()
        if any(not any(c.isalnum() for c in each) for each in self.phrases):
            raise NotPossible("A cleared phrase needs a letter or a figure.")
        return {"names": self.names, "posts": self.posts, "allowed": self.allowed}


def newest(draft: Checkable) -> UUID | None:
    """The body of the list in force."""
    rows = WatchKept.objects.filter(**of(draft)).order_by("-number")
    return rows.values_list("body_id", flat=True).first()


def in_force(draft: Checkable) -> list[UUID | None]:
    """The bodies of every list that counts: of a grid, those of the matter's reports too."""
    return [newest(each) for each in (draft, *_beside(draft))]


def looked_for(*, actor: Actor, keys: Keyring, draft: Checkable) -> Watch:
    """Every list that counts, as one. Raises `NotPossible` where one is not what was sealed."""
    beside = _beside(draft)
    ids = [each.compartment_id for each in beside]
    opened = vault.openable(actor=actor, keys=keys, ids=ids)
    mine = [each for each in beside if each.compartment_id in opened]
    lists = [kept(actor=actor, keys=keys, draft=each) for each in (draft, *mine)]
    names = ("names", "posts", "allowed")
    said = {name: [getattr(each, name) for each in lists] for name in names}
    return Watch(**{name: "\n".join(filter(None, lines)) for name, lines in said.items()})


def kept(*, actor: Actor, keys: Keyring, draft: Checkable) -> Watch:
    """The list in force of this draft alone; empty before the first.

    Raises `NotPossible` where it is not what was sealed.
    """
    body = newest(draft)
    if body is None:
        return Watch()
    found = vault.bodies_by_id(actor=actor, keys=keys, ids=[body]).get(body)
    if not isinstance(found, Body):
        raise NotPossible("The list of what to look for is not what was sealed. Write it again.")
    return Watch(
        **{name: str(found.content.get(name, "")) for name in ("names", "posts", "allowed")}
    )


def _beside(draft: Checkable) -> list[LearningReport]:
    """The reports whose lists count for a grid as well."""
    if not isinstance(draft, Grid):
        return []
    return list(LearningReport.objects.filter(matter=draft.matter).order_by("id"))


def _person(line: str) -> Row:
    name, *aliases = (each.strip() for each in line.split(";"))
    _require_letters(name, line)
    return Row(name, tuple(each for each in aliases if each), "", 0)


def _post(line: str) -> Row:
    found = _HOLDERS.match(line)
    post = found["post"].strip() if found else ""
    _require_letters(post, line)
    holders = int(found["holders"]) if found and found["holders"] else 1
    return Row("", (), post, max(1, holders))


def _require_letters(words: str, line: str) -> None:
    if not any(each.isalpha() for each in words):
        raise NotPossible("Each line needs a name or a post first.")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.splitlines() if each.strip())
