"""How pages say the questions that follow under the receipt, and the codes of their answers."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .questions import LOST_RECEIPT, Before, Category, Children, Fear, Often, Question, Work
from .states import Since


def of_question(question: Question) -> str:
    """The question itself."""
    return {
        Question.WHEN: _("When did it happen?"),
        Question.WHERE: _("Where did it happen?"),
        Question.WHO_ELSE: _("Who else knows about it?"),
        Question.BEFORE: _("Was it raised before, and what was done?"),
        Question.CATEGORY: _("What is it about?"),
        Question.FEARS: _("What could happen to you for speaking up?"),
        Question.CHILDREN: _("Which children is it about?"),
        Question.WORK: _("How do you work with the council?"),
    }[question]


def of_code(question: Question, code: str) -> str:
    """What one code of an answer means."""
    return choices(question)[code]


def choices(question: Question) -> dict[str, str]:
    """The codes that can be chosen for a question, in the order of the page."""
    making = {
        Question.WHEN: _often,
        Question.BEFORE: _before,
        Question.CATEGORY: _category,
        Question.FEARS: _fear,
        Question.CHILDREN: _children,
        Question.WORK: _work,
    }.get(question)
    return making() if making else {}


def _often() -> dict[str, str]:
    return {
        Often.ONCE.value: _("Once"),
        Often.MORE_THAN_ONCE.value: _("More than once"),
        Often.STILL.value: _("It is still going on"),
    }


def _before() -> dict[str, str]:
    return {
        Before.NO.value: _("No, nobody has raised it before"),
        Before.DEALT_WITH.value: _("Yes, and it was dealt with"),
        Before.NOT_ADDRESSED.value: _("Yes, and it was not addressed"),
        Before.NOT_HEARD_BACK.value: _("Yes, and nobody said what came of it"),
        LOST_RECEIPT: _("I raised it here before, and have lost my seven words"),
    }


def _category() -> dict[str, str]:
    return {
        Category.CHILDREN_UNSAFE.value: _("Children are not safe"),
        Category.DECISIONS.value: _("Dangerous or poor decisions, or decisions overruled"),
        Category.CASELOADS.value: _("Too many cases, or cases that nobody has"),
        Category.RECORDS.value: _("Records or visits that are not true"),
        Category.REGULATOR.value: _("Misleading inspectors"),
        Category.AGENCY.value: _("Agency workers, consultants or contracts"),
        Category.FEAR.value: _("Fear, bullying or a bad place to work"),
        Category.PARTNERS.value: _("Trust of police, schools, health or courts"),
        Category.MONEY.value: _("Money"),
        Category.OTHER.value: _("Something else"),
    }


def _fear() -> dict[str, str]:
    return {
        Fear.DISMISSAL.value: _("Losing my job"),
        Fear.CONTRACT.value: _("My contract or placement ends"),
        Fear.MOVED.value: _("Being moved, or losing my team"),
        Fear.WORKLOAD.value: _("More or worse work"),
        Fear.SHUNNED.value: _("Being bullied or left out"),
        Fear.REFERENCE.value: _("A bad reference, or no other job"),
        Fear.REGISTRATION.value: _("A complaint to my regulator"),
        Fear.FOUND_OUT.value: _("That somebody finds out it was me"),
        Fear.NOTHING.value: _("I am not afraid of anything"),
    }


def _children() -> dict[str, str]:
    return {
        Children.HERE.value: _("I say it here, with first letters only"),
        Children.ASK_ME.value: _("Ask me for it here later"),
        Children.BY_PHONE.value: _("I would rather say it on the phone or in person"),
    }


def _work() -> dict[str, str]:
    return {
        Work.EMPLOYEE.value: _("I am employed by the council"),
        Work.AGENCY.value: _("I am an agency worker"),
        Work.CONTRACTOR.value: _("I am a contractor or a consultant"),
        Work.FOSTER_CARER.value: _("I am a foster carer"),
        Work.PARTNER.value: _("I work for another organisation"),
        Work.STUDENT.value: _("I am a student, trainee or volunteer"),
        Work.LEFT.value: _("I used to work here"),
        Work.OTHER.value: _("Something else"),
        Work.RATHER_NOT.value: _("I would rather not say"),
    }


def of_since(since: Since) -> str:
    """The answer to: has anything bad happened to you since you spoke up?"""
    return {
        Since.NO: _("No, nothing bad has happened since"),
        Since.YES: _("Yes, something bad has happened since"),
        Since.UNSURE: _("They do not know"),
        Since.RATHER_NOT: _("They would rather not say"),
    }[since]


def of_somebody_who_left() -> str:
    """A reader who holds no post any more."""
    return _("Somebody who has left their post")
