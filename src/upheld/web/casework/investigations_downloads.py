"""Files out of an investigation's sealed bodies, as downloads that no browser tries to show."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse


def as_download(content: bytes, id: UUID, *, ending: str = "") -> HttpResponse:
    """The bytes, named after an id: the name under which a file was laid stays out of headers."""
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="document-{id}{ending}"'
    return response
