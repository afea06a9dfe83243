"""Everything that can be asked about oversight. Each question takes who is asking."""

from __future__ import annotations

from upheld.oversight.models import Ask, Body, Meeting

from .lines import AnswerLine, AskLine, Cited, InLog
from .pages import (
    AskPage,
    BodyLine,
    MeetingLine,
    MeetingPage,
    Tally,
    ask_page,
    bodies,
    may_keep_the_record,
    meeting_page,
    meetings,
)
from .public import PublicChange, PublicMeeting, PublicRecord, public_record
from .rows import answer, ask, body, body_by_slug, meeting, waiting_answer
from .waiting import NextMeeting, Waiting, next_meeting, what_waits

__all__ = [
    "AnswerLine",
    "Ask",
    "AskLine",
    "AskPage",
    "Body",
    "BodyLine",
    "Cited",
    "InLog",
    "Meeting",
    "MeetingLine",
    "MeetingPage",
    "NextMeeting",
    "PublicChange",
    "PublicMeeting",
    "PublicRecord",
    "Tally",
    "Waiting",
    "answer",
    "ask",
    "ask_page",
    "bodies",
    "body",
    "body_by_slug",
    "may_keep_the_record",
    "meeting",
    "meeting_page",
    "meetings",
    "next_meeting",
    "public_record",
    "waiting_answer",
    "what_waits",
]
