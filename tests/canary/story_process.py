"""Tells the story in a fresh database, then walks every path through its pages.

Says what the browsers saw beside pages, which secrets were handed out, and which of the
canaries somebody with a grant can read afterwards.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import django


def main() -> None:
    """Migrate, tell, walk, publish, look."""
    django.setup()

    from django.conf import settings  # noqa: PLC0415  After the setup.
    from django.core import mail  # noqa: PLC0415  After the setup.

    from tests.canary.story import Canary, Story  # noqa: PLC0415  After the setup.
    from tests.canary.walks import WALKS  # noqa: PLC0415  After the setup.
    from tests.cheap_argon import less_slowly  # noqa: PLC0415  After the setup.
    from tests.static_files import under_plain_names  # noqa: PLC0415  After the setup.
    from upheld.examples import southwater  # noqa: PLC0415  After the setup.
    from upheld.ledger import checkpoints, publisher  # noqa: PLC0415  After the setup.
    from upheld.people import clock  # noqa: PLC0415  After the setup.
    from upheld.project import installing  # noqa: PLC0415  After the setup.

    canaries = {name: Canary(text) for name, text in json.load(sys.stdin).items()}
    installing.make_tables()
    checkpoints.make_key()
    static = Path(settings.VAR) / "static"
    static.mkdir(exist_ok=True)
    with less_slowly(), under_plain_names(static):
        story = Story(*southwater.tell())
        for name, path in WALKS.items():
            path.walk(story, canaries[name])
    publisher.publish(at=clock.now())
    readable = b"\n".join(story.opened())
    unread = {
        name: sorted(each for each in canary.typed if each.encode() not in readable)
        for name, canary in canaries.items()
    }
    for slug, member in story.cast.members.items():
        story.secrets |= {
            f"unlock of {slug}": member.unlock,
            f"password of {slug}": member.password,
        }
    story.secrets |= dict(story.told.receipts)
    wire = [*story.wire, *(("mail", str(each.message())) for each in getattr(mail, "outbox", []))]
    json.dump({"wire": wire, "secrets": story.secrets, "unread": unread}, sys.stdout)


if __name__ == "__main__":
    main()
