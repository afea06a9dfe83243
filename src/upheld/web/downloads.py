"""Sealed files that go out again: as files to keep, never as pages to look at."""

from __future__ import annotations

import re

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from upheld.vault.attachments import Stored

_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE
)
"""Names that Windows takes for devices, whatever their ending."""


def download(stored: Stored, name: str) -> StreamingHttpResponse:
    """A file, opened chunk by chunk while it is sent.

    It was proved from end to end before; if somebody changes it meanwhile the connection
    breaks off, and the browser says that the file is not whole. Whatever is inside, no
    browser shows it as a page of ours. Its name is the one that it came with (RFC 6266, and
    RFC 8187 where it has other than English letters), unless a computer reserves it.
    """
    response = StreamingHttpResponse(stored.chunks(), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, _saved_as(name))
    response["Content-Length"] = str(stored.size)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _saved_as(name: str) -> str:
    return f"file {name}" if name.startswith(".") or _RESERVED.fullmatch(name) else name
