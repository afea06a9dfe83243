"""What the script in a reporter's browser says, in the reader's language, and the gaps it fills."""

from __future__ import annotations

from django.utils.translation import gettext as _

from upheld.concerns import words
from upheld.concerns.sealed import LARGEST_FILE, MOST_FILES
from upheld.concerns.states import Outcome, Route
from upheld.web.fields import nobody_could_see
from upheld.web.speak_up.forms import DO_NOT_KNOW, LONGEST, SOMEBODY_ELSE

GAPS = ("risk", "words", "file_name", "known_as", "identity", "receipt")
"""What the check page shows and the server does not know."""


def gap(name: str) -> str:
    """A sign that the script finds on the page and writes the answer over."""
    return f"§{name}§"


def for_script() -> dict[str, object]:
    """Sentences and limits, the same as the pages' own."""
    return {
        **_wrong(),
        **_asking(),
        **_coming_back(),
        "longest": LONGEST,
        "largest": LARGEST_FILE,
        "most_files": MOST_FILES,
        "somebody_else": SOMEBODY_ELSE,
        "do_not_know": DO_NOT_KNOW,
    }


def _wrong() -> dict[str, str]:
    """What the script says of an answer that is missing or cannot be."""
    return {
        "error": _("Error:"),
        "problem": _("There is a problem"),
        "risk": _("Choose yes, no, or “I do not know”"),
        "words": _("Write what happened, in a few words or many"),
        "unseen": nobody_could_see(),
        "too_long": _("Shorten this to at most 50,000 characters"),
        "file": _("This file is too large for your browser to lock. You can add it later."),
        "too_many": _("You can add five files now, and more when you come back."),
        "no_file": _("Choose a file first"),
        "known_as": _("Choose how you want to be known"),
        "identity": _("Enter your name, or choose “Do not ask who I am”"),
        "posts": _("Choose a post, or “I do not know”"),
        "posts_both": _("Choose posts, or “I do not know”, but not both"),
        "kept": _("Write down your seven words, then tick this box"),
        "receipt": _("Enter your seven words"),
        "message": _("Write your message first"),
    }


def _asking() -> dict[str, str]:
    """What the script says on the four pages."""
    return {
        "none": _("None"),
        "files": _("Files that you have added"),
        "file_limits": _(
            "You do not have to. Your browser locks up to five files of at most 5 MB each. You can "
            "add larger ones later, when you come back."
        ),
        "take_out": _("Take out"),
        "mentioned": _(
            "Your concern may be about %(posts)s. We have ticked the box to strike them out. "
            "Take the tick away if they should read it."
        ),
        "sending": _("Locking and sending…"),
        "not_sent": _(
            "It could not be sent. Nothing that you wrote is lost. Press “Send” again in a minute."
        ),
        "not_shown": _("The next page did not come. Nothing that you wrote is lost. Try again."),
        "changed": _("Who can read it has changed. Look at the list again before you send."),
        "hand_over": _(
            "If you say yes, our server locks what you have written, and not your browser: only "
            "so can the duty contact be told. Press “Continue” again if that is right."
        ),
        "hand_over_plain": _(
            "There our server locks what you have written, and not your browser, and you get other "
            "seven words. Press the link again if that is right."
        ),
    }


def _coming_back() -> dict[str, object]:
    """What the script says when somebody comes back."""
    return {
        "open_here": _("Open it in this browser only"),
        "opening": _("Opening…"),
        "not_opened": _("It could not be opened. Try again in a minute."),
        "messages": _("Messages about your concern"),
        "what_came": _("What came of it"),
        "you": _("You"),
        "they": _("Those who received this"),
        "routes": {each.value: words.of_route(each) for each in Route},
        "outcomes": {each.value: words.of_outcome(each) for each in Outcome},
    }
