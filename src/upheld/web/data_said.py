"""How pages say what the service's own data said on a day. Registered as a filter."""

from __future__ import annotations

from django.utils.translation import gettext as _

from upheld.learning.queries import DataSaid
from upheld.web.practice.words import sentence, value_of
from upheld.web.words import day


def data_said(said: DataSaid) -> str:
    """One measure on one day, or for the year to it, or why there is none."""
    told = {"name": said.name, "measure": said.measure, "day": day(said.point.ends)}
    if said.because:
        told["value"] = sentence(said.because)
        return _("%(name)s (%(measure)s) on %(day)s: %(value)s") % told
    told["value"] = value_of(said.point, said.unit)
    if said.time.startswith("on "):
        return _("%(name)s (%(measure)s) on %(day)s: %(value)s.") % told
    return _("%(name)s (%(measure)s) in the twelve months to %(day)s: %(value)s.") % told
