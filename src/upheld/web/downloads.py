"""Sealed files that go out again: as files to keep, never as pages to look at."""

from __future__ import annotations

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from upheld.vault.attachments import Stored


def download(stored: Stored, name: str) -> StreamingHttpResponse:
    """A file, opened chunk by chunk while it is sent.

    It was proved from end to end before; if somebody changes it meanwhile the connection
    breaks off, and the browser says that the file is not whole. Whatever is inside, no
    browser shows it as a page of ours. A word before the name keeps it from being one that
    a computer reserves, or that begins with a dot.
    """
    response = StreamingHttpResponse(stored.chunks(), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, f"file {name}")
    response["Content-Length"] = str(stored.size)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
