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
    if code in _OF_SIZE:
        return _of_size(code, error.params or {})
    if code == "invalid":
        return _unlike(field)
    return _plainly(code)


_OF_SIZE = frozenset({"max_length", "min_length", "max_value", "min_value"})


def _of_size(code: str, params: dict[str, Any]) -> str:
    """What is too long or short, too large or small, with how much would do."""
    if "limit_value" not in params or "show_value" not in params:
        return _("This is too long")
    limit = params["limit_value"]
    said = {"limit": limit, "most": limit, "now": params["show_value"]}
    return {
        "max_length": _("Write at most %(most)s characters. There are %(now)s now"),
        "min_length": _("Write at least %(limit)s characters. There are %(now)s now"),
        "max_value": _("Enter a number of at most %(limit)s"),
        "min_value": _("Enter a number of at least %(limit)s"),
    }[code] % said


def _unlike(field: forms.Field) -> str:
    """That something is not what was asked for, and what would be."""
    said = {
        forms.IntegerField: _("Enter a whole number, in figures"),
        forms.DateField: _("Enter a real date, such as 2020-03-27"),
        forms.EmailField: _("Enter an e-mail address, such as name@example.org"),
        forms.FileField: _("The file did not arrive. Choose it again"),
        forms.UUIDField: _("This page has grown old. Go back, load it again and send it again"),
    }
    fits = (words for kind, words in said.items() if isinstance(field, kind))
    return next(fits, _("This cannot be read. Write it again"))


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
