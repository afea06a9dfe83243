"""What the house refuses stands on the form, with everything that was typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.forms import BaseForm

from upheld.kernel.decision import Refused


@contextmanager
def refusal_on(form: BaseForm) -> Iterator[None]:
    """Run a command; where it is refused, the form says why and the page goes on below.

    Whatever should happen only once it went well stands behind the command, inside.
    """
    try:
        yield
    except Refused as no:
        form.add_error(None, str(no))
