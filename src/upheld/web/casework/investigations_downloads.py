"""Files out of an investigation's sealed bodies, as downloads that no browser tries to show."""

from __future__ import annotations

from django.http import HttpResponse


def as_download(content: bytes, called: str) -> HttpResponse:
    """The bytes under a name of ours: the one under which a file was laid stays out of headers."""
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{called}"'
    return response
