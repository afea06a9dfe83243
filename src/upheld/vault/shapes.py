"""What a body of some kind must look like, where a reporter's own browser may have sealed it.

The server sees such a body only when a reader opens it. A room says here which content it
can read; a body that is shaped otherwise is not believed, and nobody stumbles over it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .bodies import Body

Shape = Callable[[dict[str, Any]], bool]

_SHAPES: dict[str, Shape] = {}


def expect(kind: str, shape: Shape) -> None:
    """Believe a reporter's bodies of this kind only if their content passes."""
    _SHAPES[kind] = shape


def fits(body: Body) -> bool:
    """Whether a body is shaped as its kind is. A kind of which nobody said anything fits."""
    shape = _SHAPES.get(body.kind)
    return shape is None or shape(body.content)
