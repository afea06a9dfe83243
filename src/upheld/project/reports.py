"""What error reports and lines of the log may say: where, and nothing that anybody typed."""

from __future__ import annotations

import logging
from collections.abc import ItemsView, Iterator
from http import HTTPStatus
from traceback import TracebackException
from types import FrameType
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter


class NothingPersonal(SafeExceptionReporterFilter):
    """Leaves cookies, form values and local variables out of every report."""

    def is_active(self, request: HttpRequest | None) -> bool:
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        return {}

    def get_safe_cookies(self, request: HttpRequest) -> dict[str, Any]:
        return {}

    def get_safe_request_meta(self, request: HttpRequest) -> dict[str, Any]:
        return {}

    def get_traceback_frame_variables(
        self, request: HttpRequest, tb_frame: FrameType
    ) -> ItemsView[str, Any]:
        return dict[str, Any]().items()


class PlacesAlone(logging.Formatter):
    """Writes what happened and where in the code, without any value.

    The words of an exception are left out: PostgreSQL repeats rows and statements in its
    own, Python the text that was no number. So is what a message would have filled in:
    Django fills in the address that was asked for and, on a refused form, where somebody
    came from. Where a message came filled in already, none of it is written.
    """

    def format(self, record: logging.LogRecord) -> str:
        said = "…" if _is_filled_in(record) else str(record.msg).replace("%s", "…")
        answered = f" answered {record.status_code}" if hasattr(record, "status_code") else ""
        lines = [f"{record.levelname} {record.name}{answered}: {said}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines += _places(TracebackException.from_exception(record.exc_info[1]))
        return "\n".join(lines)


class NoMissingPages(logging.Filter):
    """Leaves out that a page was not found.

    The line may not say which page, so that it would tell nothing but that somebody was here.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        return getattr(record, "status_code", None) != HTTPStatus.NOT_FOUND


def _is_filled_in(record: logging.LogRecord) -> bool:
    """Whether the message has its values in it: Django hands on an exception's own words."""
    failure = record.exc_info[1] if record.exc_info else None
    return not record.args and (
        record.name.startswith("django.security.")
        or (failure is not None and str(failure) in str(record.msg))
    )


def _places(found: TracebackException) -> Iterator[str]:
    """Each exception by its name alone, with the lines of code it passed, the first one first."""
    before = found.__cause__ or found.__context__
    if before is not None:
        yield from _places(before)
    yield from (f"  {each.filename}:{each.lineno} in {each.name}" for each in found.stack)
    yield found.exc_type.__qualname__
