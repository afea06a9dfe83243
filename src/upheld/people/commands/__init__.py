"""What changes the register of people and posts."""

from __future__ import annotations

from .accounts import close_account, open_account
from .install import Founder, install
from .interests import declare_interest, end_interest
from .posts import add_post, end_role, give_role, set_line
from .story import set_story_date, start_story
from .tenures import add_person, appoint, end_tenure
from .texts import change_text

__all__ = [
    "Founder",
    "add_person",
    "add_post",
    "appoint",
    "change_text",
    "close_account",
    "declare_interest",
    "end_interest",
    "end_role",
    "end_tenure",
    "give_role",
    "install",
    "open_account",
    "set_line",
    "set_story_date",
    "start_story",
]
