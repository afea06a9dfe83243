"""Every address of the house: one folder of pages for each audience."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("upheld.web.public.urls")),
    path("account/", include("upheld.web.account.urls")),
    path("speak-up/", include("upheld.web.speak_up.urls")),
    path("casework/", include("upheld.web.casework.urls")),
    path("practice/", include("upheld.web.practice.urls")),
    path("improvement/", include("upheld.web.improvement.urls")),
    path("oversight/", include("upheld.web.oversight.urls")),
]

handler400 = "upheld.web.errors.bad_request"
handler403 = "upheld.web.errors.not_allowed"
handler404 = "upheld.web.errors.not_found"
handler500 = "upheld.web.errors.server_error"
