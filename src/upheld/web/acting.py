"""Who is acting: the person who signed in, in one of the posts that they hold today."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from upheld.kernel.actor import ANYONE, Actor, Role
from upheld.people import clock, queries
from upheld.web.unlocked import exclusions_of

_POST = "acting_post"
_KEPT = "_upheld_actor"

CASEWORK = frozenset(
    {
        Role.RECEIVER,
        Role.INDEPENDENT_HOLDER,
        Role.COMMISSIONER,
        Role.INVESTIGATOR,
        Role.NOTE_TAKER,
        Role.CONVENER,
        Role.DUTY_CONTACT,
        Role.IDENTITY_KEEPER,
        Role.KEEPER,
        Role.CUSTODIAN,
        Role.HUMAN_RESOURCES,
    }
)
IMPROVEMENT = frozenset(
    {Role.IMPROVEMENT_LEAD, Role.ACTION_OWNER, Role.ASSURER, Role.CLOSER, Role.COMMISSIONER}
)
PRACTICE = frozenset(
    {
        Role.ANALYST,
        Role.COMMISSIONER,
        Role.IMPROVEMENT_LEAD,
        Role.ACTION_OWNER,
        Role.ASSURER,
        Role.CLOSER,
        Role.DEMOCRATIC_SERVICES,
        Role.SCRUTINY,
    }
)
OVERSIGHT = frozenset({Role.SCRUTINY, Role.DEMOCRATIC_SERVICES})
HOMES = (
    (CASEWORK, "casework-home"),
    (IMPROVEMENT, "improvement-home"),
    (OVERSIGHT, "oversight-home"),
    (PRACTICE, "practice-home"),
)


def actor_of(request: HttpRequest) -> Actor:
    """Who acts on this request. The post is checked against today's tenures every time."""
    kept: Actor | None = request.__dict__.get(_KEPT)
    if kept is None:
        kept = _found(request)
        request.__dict__[_KEPT] = kept
    return kept


def act_as(request: HttpRequest, post: str) -> None:
    """Act in another post from now on. A post that is not held is not taken."""
    request.session[_POST] = post
    request.__dict__.pop(_KEPT, None)


def forget_actor(request: HttpRequest) -> None:
    """Work out anew who is acting: what their keys say of conflicts may have changed."""
    request.__dict__.pop(_KEPT, None)


def home_name(actor: Actor) -> str:
    """The name of the page that says what waits for somebody with these roles."""
    return next((name for roles, name in HOMES if actor.has(*roles)), "account")


def home_of(actor: Actor) -> str:
    """The address of that page, or of one's account where there is no such page yet."""
    try:
        return reverse(home_name(actor))
    except NoReverseMatch:
        return reverse("account")


def role_words(role: Role) -> str:
    """A role as pages print it."""
    return {
        Role.REGISTRAR: _("Registrar"),
        Role.RECEIVER: _("Receiver of concerns"),
        Role.INDEPENDENT_HOLDER: _("Independent holder"),
        Role.CONVENER: _("Convener"),
        Role.COMMISSIONER: _("Commissioner"),
        Role.INVESTIGATOR: _("Investigator"),
        Role.NOTE_TAKER: _("Note-taker"),
        Role.KEEPER: _("Keeper of recovery keys"),
        Role.IDENTITY_KEEPER: _("Second keeper of identities"),
        Role.DUTY_CONTACT: _("Duty contact for a child at risk"),
        Role.CUSTODIAN: _("Custodian of what waits for others"),
        Role.HUMAN_RESOURCES: _("Human resources"),
        Role.IMPROVEMENT_LEAD: _("Improvement lead"),
        Role.ACTION_OWNER: _("Action owner"),
        Role.ASSURER: _("Assurer"),
        Role.CLOSER: _("Closer"),
        Role.DEMOCRATIC_SERVICES: _("Democratic services"),
        Role.SCRUTINY: _("Scrutiny member"),
        Role.ANALYST: _("Analyst"),
        Role.CLOCK: _("The clock"),
    }[role]


def roles_in_words(actor: Actor) -> str:
    """All roles of the acting post, as the bar above every page prints them."""
    return ", ".join(role_words(role) for role in sorted(actor.roles))


def _found(request: HttpRequest) -> Actor:
    if not request.user.is_authenticated:
        return ANYONE
    actor = queries.actor_for(
        account=request.user, post=_asked(request.session.get(_POST)), on=clock.today()
    )
    if actor is None:
        return ANYONE
    return replace(actor, excluded_from=exclusions_of(request, actor))


def _asked(post: object) -> UUID | None:
    try:
        return UUID(str(post)) if post else None
    except ValueError:
        return None
