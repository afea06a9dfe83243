"""What panels, their clerks and those they ask type. Forms check; they never save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _l

from upheld.improvement.queries import PublicAction
from upheld.learning.queries import PublicMatter
from upheld.oversight.queries import BodyLine
from upheld.oversight.states import AskKind, BodyKind, Direction, Verdict
from upheld.people.queries import PostLine
from upheld.web.fields import Checkboxes, DayField, Radios

PUBLIC_WORDS = _l("This is published. Name posts, never people, and no child.")


def _words(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class SetUpBody(forms.Form):
    """A panel or board for the register."""

    title = forms.CharField(
        label=_l("What is its name?"),
        help_text=_l("For example, Children and Families Scrutiny Panel"),
        max_length=200,
        error_messages={"required": _l("Enter its name")},
    )
    kind = forms.ChoiceField(
        label=_l("What sort of body is it?"),
        choices=[
            (BodyKind.SCRUTINY_PANEL.value, _l("A scrutiny panel of elected members")),
            (BodyKind.IMPROVEMENT_BOARD.value, _l("An improvement board")),
            (BodyKind.PRACTITIONERS_BOARD.value, _l("A practitioners’ board")),
        ],
        widget=Radios(),
        error_messages={"required": _l("Select what sort of body it is")},
    )


class CallMeeting(forms.Form):
    """Which body meets, and when."""

    body = forms.ChoiceField(
        label=_l("Which body meets?"),
        widget=Radios(),
        error_messages={"required": _l("Select which body meets")},
    )
    held_on = DayField(
        label=_l("On which day?"),
        help_text=_l("For example, 27 1 2022"),
        error_messages={"required": _l("Enter the day of the meeting")},
    )
    special = forms.BooleanField(label=_l("It is a special meeting"), required=False)

    def __init__(self, data: Any = None, *, bodies: Iterable[BodyLine]) -> None:
        super().__init__(data)
        _choose(self, "body", [(str(each.id), each.title) for each in bodies])


class _AboutAMatter(forms.Form):
    """Anything on the record is about one published matter."""

    matter = forms.ChoiceField(
        label=_l("What is it about?"),
        help_text=_l("Only published matters are listed."),
        widget=Radios(),
        error_messages={"required": _l("Select what it is about")},
    )

    def __init__(self, data: Any = None, *, matters: Iterable[PublicMatter]) -> None:
        super().__init__(data)
        found = [(str(each.matter), each.title) for each in matters]
        _choose(self, "matter", found)
        if len(found) == 1:
            self.initial["matter"] = found[0][0]


class RecordAsk(_AboutAMatter):
    """What a meeting resolved to ask."""

    number = forms.CharField(
        label=_l("Number of the resolution"),
        help_text=_l("As the minutes have it. For example, ii"),
        max_length=8,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3"}),
        error_messages={"required": _l("Enter the number of the resolution")},
    )
    text = forms.CharField(
        label=_l("What did the meeting ask for?"),
        help_text=PUBLIC_WORDS,
        widget=_words(4),
        error_messages={"required": _l("Enter what the meeting asked for")},
    )
    addressed_to = forms.ChoiceField(
        label=_l("Which post must answer?"),
        error_messages={"required": _l("Select which post must answer")},
    )
    kind = forms.ChoiceField(
        label=_l("How often is an answer wanted?"),
        choices=[
            (AskKind.ONE_OFF.value, _l("Once")),
            (AskKind.STANDING.value, _l("At every meeting")),
            (AskKind.CONDITIONAL.value, _l("If something happens")),
        ],
        widget=Radios(
            hints={
                AskKind.ONE_OFF.value: _l("It stays open until the panel accepts an answer."),
                AskKind.STANDING.value: _l(
                    "It falls due again at each meeting, until the panel stands it down."
                ),
                AskKind.CONDITIONAL.value: _l("Say below on what it depends."),
            }
        ),
        error_messages={"required": _l("Select how often an answer is wanted")},
    )
    condition = forms.CharField(
        label=_l("On what does it depend?"),
        help_text=_l("Only if something must happen first. For example, if it is available"),
        required=False,
        max_length=200,
    )
    due = DayField(
        label=_l("By when is the answer wanted?"),
        help_text=_l("For example, 27 1 2022. An ask for once needs a day."),
        required=False,
    )

    field_order = ("number", "text", "addressed_to", "kind", "condition", "due", "matter")

    def __init__(
        self, data: Any = None, *, matters: Iterable[PublicMatter], posts: Iterable[PostLine]
    ) -> None:
        super().__init__(data, matters=matters)
        found = [(each.id, each.title) for each in posts]
        _choose(self, "addressed_to", [("", _l("Choose a post")), *found])

    def clean(self) -> dict[str, Any]:
        """Whether the kind of ask, its condition and its day agree."""
        held = super().clean() or {}
        kind, condition = held.get("kind"), held.get("condition", "").strip()
        if kind == AskKind.CONDITIONAL and not condition:
            self.add_error("condition", _l("Enter what it depends on"))
        if condition and kind and kind != AskKind.CONDITIONAL:
            self.add_error("condition", _l("Only an ask that depends on something has this"))
        if kind == AskKind.ONE_OFF and held.get("due") is None and "due" not in self.errors:
            self.add_error("due", _l("Enter the day by which the answer is wanted"))
        return held


class TakeNote(_AboutAMatter):
    """What a meeting noted."""

    words = forms.CharField(
        label=_l("What did the meeting note?"),
        help_text=PUBLIC_WORDS,
        widget=_words(4),
        error_messages={"required": _l("Enter what the meeting noted")},
    )
    remark = forms.CharField(
        label=_l("Could these words mislead?"),
        help_text=_l("If so, say here what they do not mean. It is printed below them."),
        widget=_words(3),
        required=False,
    )

    field_order = ("words", "remark", "matter")


class RecordChange(_AboutAMatter):
    """What became better or worse for children."""

    words = forms.CharField(
        label=_l("What changed for children?"),
        help_text=_l("Give the numbers with their years. Say it for a reader outside the council."),
        widget=_words(4),
        error_messages={"required": _l("Enter what changed for children")},
    )
    direction = forms.ChoiceField(
        label=_l("Is that better or worse for children?"),
        choices=[
            (Direction.BETTER.value, _l("Better")),
            (Direction.WORSE.value, _l("Worse")),
            (Direction.UNCLEAR.value, _l("Unclear")),
        ],
        widget=Radios(),
        error_messages={"required": _l("Select whether it is better, worse or unclear")},
    )
    source = forms.CharField(
        label=_l("Where does this come from?"),
        help_text=_l("For example, Department for Education, children in need statistics"),
        max_length=200,
        error_messages={"required": _l("Enter where this comes from")},
    )
    as_at = DayField(
        label=_l("To which day do the numbers go?"),
        help_text=_l("For example, 31 3 2021"),
        error_messages={"required": _l("Enter the day to which the numbers go")},
    )

    field_order = ("words", "direction", "source", "as_at", "matter")


class AnswerAsk(forms.Form):
    """An answer, and the actions that it rests on."""

    words = forms.CharField(
        label=_l("Your answer"),
        help_text=PUBLIC_WORDS,
        widget=_words(8),
        error_messages={"required": _l("Enter your answer")},
    )
    actions = forms.MultipleChoiceField(
        label=_l("Which actions does it rest on?"),
        help_text=_l("The panel sees beside each what is claimed and what is proved."),
        widget=Checkboxes(),
        required=False,
    )

    def __init__(self, data: Any = None, *, actions: Iterable[PublicAction]) -> None:
        super().__init__(data)
        found = [(str(each.id), f"{each.ref} {each.text}") for each in actions]
        _choose(self, "actions", found)
        if not found:
            del self.fields["actions"]


class DecideAnswer(forms.Form):
    """What the panel says of an answer."""

    verdict = forms.ChoiceField(
        label=_l("Does the panel accept this answer?"),
        choices=[
            (Verdict.ACCEPTED.value, _l("Yes, the panel accepts it")),
            (Verdict.NOT_ACCEPTED.value, _l("No, the panel does not accept it")),
        ],
        widget=Radios(hints={Verdict.NOT_ACCEPTED.value: _l("Another answer is owed.")}),
        error_messages={"required": _l("Select whether the panel accepts the answer")},
    )
    reasons = forms.CharField(
        label=_l("The panel’s reasons"),
        help_text=PUBLIC_WORDS,
        widget=_words(4),
        error_messages={"required": _l("Enter the panel’s reasons")},
    )


class StandDown(forms.Form):
    """Why an ask need not be answered any more."""

    reasons = forms.CharField(
        label=_l("The panel’s reasons"),
        help_text=PUBLIC_WORDS,
        widget=_words(4),
        error_messages={"required": _l("Enter the panel’s reasons")},
    )


def _choose(form: forms.Form, name: str, choices: list[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101  Every caller names one.
    field.choices = choices
