"""Our own sentences for what Django would say in a way that helps nobody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def ours(error: ValidationError, field: forms.Field) -> str | None:
    """Our sentence in place of Django's; None where the form has its own, or we have none."""
    code = error.code or ""
    if field.error_messages.get(code) != _djangos(field, code):
        return None
    if code == "max_length":
        return _too_long(error.params or {})
    return _plainly(code)


def _plainly(code: str) -> str | None:
    from_these = _("Choose from the answers on this page")
    unreadable = _(
        "There is a character in here that cannot be read. Write it again, or take out what "
        "you pasted"
    )
    return {
        "invalid_choice": from_these,
        "invalid_list": from_these,
        "null_characters_not_allowed": unreadable,
        "surrogate_characters_not_allowed": unreadable,
        "empty": _("This file is empty. Choose another one, or none"),
        "missing": _("The file did not arrive. Choose it again"),
    }.get(code)


def _djangos(field: forms.Field, code: str) -> Any:
    """What Django's own class says for a code: what a form says itself is something else."""
    for each in type(field).__mro__:
        said = getattr(each, "default_error_messages", {})
        if each.__module__.startswith("django.") and code in said:
            return said[code]
    return None


def _too_long(params: dict[str, Any]) -> str:
    if "limit_value" not in params or "show_value" not in params:
        return _("This is too long")
    said = {"most": params["limit_value"], "now": params["show_value"]}
    return _("Write at most %(most)s characters. There are %(now)s now") % said
