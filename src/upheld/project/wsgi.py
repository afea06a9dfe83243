"""The door that gunicorn calls."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "upheld.project.settings")
application = get_wsgi_application()

from upheld.project import beforehand  # noqa: E402  After the setup.

beforehand.prepare()
