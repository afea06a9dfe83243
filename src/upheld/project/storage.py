"""How static files are kept: hashed by content, compressed, and served by whitenoise."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Static(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Files with their hash in the name, also where one script imports another."""

    support_js_module_import_aggregation = True
