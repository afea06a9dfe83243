from __future__ import annotations

from django.apps import AppConfig


class WorkshopConfig(AppConfig):
    name = "upheld.workshop"
