"""How pages of practice say the codes of the room."""

from __future__ import annotations

from django.utils.translation import gettext as _


def source_words(source: str) -> str:
    """A kind of file as a person reads it."""
    return {
        "ssd": _("Standard Safeguarding Dataset"),
        "cin": _("Children in need census"),
        "903": _("SSDA903 return"),
        "annex-a": _("Annex A workbook"),
        "csww": _("Workforce census"),
        "own": _("Local records"),
    }[source]
