"""The pages of receivers, conveners, commissioners and investigators."""

from __future__ import annotations

from . import (
    concerns_urls,
    duty_urls,
    escrow_urls,
    investigations_urls,
    keepers_urls,
    learning_urls,
    statistics_urls,
)

urlpatterns = [
    *concerns_urls.urlpatterns,
    *escrow_urls.urlpatterns,
    *duty_urls.urlpatterns,
    *investigations_urls.urlpatterns,
    *keepers_urls.urlpatterns,
    *learning_urls.urlpatterns,
    *statistics_urls.urlpatterns,
]
