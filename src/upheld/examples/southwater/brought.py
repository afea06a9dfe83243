"""June 2020: a folder of papers is brought in together, and each is decided on by a person.

Synthetic, all of it: which papers there were beside the case files is not on the public record.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from upheld.examples.cast import Cast
from upheld.investigations import commands, queries
from upheld.printing import docx, packing
from upheld.printing.paper import Paper, Words
from upheld.vault import attachments

from .told import Told
from .work import Work, there

BROUGHT = (2020, 6, 3)
FOLDER = "from-the-team-that-keeps-case-files.zip"
FROM_THE_FOLDER = "From a folder that the team that keeps case files sent on 3 June 2020"

MAIL = b"""From: Meetings desk
To: Team managers
Date: Tue, 08 Oct 2019 09:12:00 +0100
Subject: Who writes the minutes of planning meetings
Content-Type: text/plain; charset=utf-8

From this month each chair sends the minutes to us on the same day, and we send them to
everybody who was there. (Made up for this example.)
"""
LIST = Paper(
    title="How minutes are filed",
    blocks=(
        Words(
            "Minutes are filed under the day of the meeting. A change is filed as a new paper, "
            "with the post of whoever made it."
        ),
        Words("Written on 14 October 2019. (Made up for this example.)"),
    ),
)
MENU = b"Soup, and something with beans. (Made up for this example.)\n"
NEVER_UNPACKED = packing.packed([("minutes-of-2018.txt", b"(Made up for this example.)\n")])

SAID = {
    "mail.eml": ("Mail about who writes minutes", "8 October 2019", "Meetings desk, team managers"),
    "how-minutes-are-filed.docx": ("Note on how minutes are filed", "14 October 2019", ""),
}
"""What each paper is, as the investigator says: its title, its day, from whom and to whom."""

LEFT_OUT = "menu.txt"


def tell(cast: Cast, told: Told) -> None:
    """3 June 2020: two become documents, one is left out, and one could not be taken in."""
    work = Work(cast, told)
    _bring_in(work, told)
    page = there(queries.proposed_page(actor=work.actor, keys=work.keys, id=work.id))
    for each in page.papers:
        row = there(
            queries.proposed_paper(actor=work.actor, investigation=work.id, id=UUID(each.id))
        )
        if each.file_name == LEFT_OUT:
            commands.leave_out_papers(**work.given(told.at(*BROUGHT, 15)), papers=(row.id,))
        elif each.file_name in SAID:
            commands.accept_paper(
                **work.given(told.at(*BROUGHT, 15)),
                paper=row,
                keys=work.keys,
                **_of(each.file_name),
            )


def _bring_in(work: Work, told: Told) -> None:
    packed = packing.packed(
        [
            ("mail.eml", MAIL),
            ("how-minutes-are-filed.docx", docx.docx(LIST)),
            (LEFT_OUT, MENU),
            ("older-minutes.zip", NEVER_UNPACKED),
        ]
    )
    brought = queries.brought_in(actor=work.actor, files=[(FOLDER, attachments.seal([packed]))])
    commands.propose_papers(**work.given(told.at(*BROUGHT, 14)), brought=brought, keys=work.keys)


def _of(file_name: str) -> dict[str, Any]:
    title, dated, parties = SAID[file_name]
    return {"title": title, "dated": dated, "parties": parties, "provenance": FROM_THE_FOLDER}
