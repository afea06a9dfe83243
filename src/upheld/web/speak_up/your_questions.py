"""The questions that follow under the receipt: a calm list, and one page for each."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from upheld.concerns import commands
from upheld.concerns.questions import Question
from upheld.people import clock
from upheld.web.audience import Audience, for_audience
from upheld.web.speak_up.your_answers import AnswerOne, initial_of
from upheld.web.speak_up.your_part import carried_out, needs_receipt, own


@for_audience(Audience.REPORTER)
@needs_receipt
def questions(request: HttpRequest) -> HttpResponse:
    """Every question, with the day on which it was answered. None has to be."""
    page = own(request).page
    return render(request, "speak_up/your_questions.html", {"page": page})


@for_audience(Audience.REPORTER)
@needs_receipt
def question(request: HttpRequest, question: str) -> HttpResponse:
    """One question. An earlier answer stands in the form, to be changed by adding."""
    found = own(request)
    line = next((each for each in found.page.continued.asked if each.question == question), None)
    if line is None:
        raise Http404
    form = AnswerOne(
        request.POST if request.method == "POST" else None,
        initial=initial_of(line.answer),
        question=line.question,
        today=clock.today(),
    )

    def run() -> object:
        answer = form.answer(form.cleaned_data)
        return commands.answer_question(**found.same(), question=Question(question), answer=answer)

    if carried_out(form, run):
        return redirect("speak-up-questions")
    return render(request, "speak_up/your_question.html", {"form": form, "line": line})
