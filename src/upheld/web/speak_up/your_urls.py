"""Addresses under one's own receipt. They say which page it is, and nothing of what it holds."""

from __future__ import annotations

from django.urls import path

from upheld.web.speak_up import (
    returning,
    your_additions,
    your_choices,
    your_dates,
    your_joining,
    your_questions,
)

urlpatterns = [
    path("return", returning.come_back, name="speak-up-return"),
    path("lost", your_dates.lost, name="speak-up-lost"),
    path("your-concern", returning.thread, name="speak-up-thread"),
    path("your-concern/learning-report", returning.report, name="speak-up-report"),
    path("your-concern/how-it-was", returning.how_it_was, name="speak-up-how"),
    path("your-concern/promise", returning.promise, name="speak-up-promise"),
    path("your-concern/proof", returning.proof, name="speak-up-proof"),
    path("your-concern/questions", your_questions.questions, name="speak-up-questions"),
    path(
        "your-concern/questions/<slug:question>",
        your_questions.question,
        name="speak-up-question",
    ),
    path("your-concern/add", your_additions.add, name="speak-up-add"),
    path("your-concern/treated-badly", your_additions.detriment, name="speak-up-detriment"),
    path("your-concern/since", your_additions.since, name="speak-up-since"),
    path("your-concern/your-name", your_choices.name, name="speak-up-name"),
    path("your-concern/readers", your_choices.readers, name="speak-up-readers"),
    path("your-concern/withdraw", your_choices.withdraw, name="speak-up-withdraw"),
    path("your-concern/join", your_joining.join_too, name="speak-up-join-too"),
    path("your-concern/join/send", your_joining.join_sent, name="speak-up-join-sent"),
    path("your-concern/ways", your_joining.ways, name="speak-up-ways"),
    path("your-concern/ways/<int:number>", your_joining.go, name="speak-up-go"),
    path("your-concern/dates", your_dates.dates, name="speak-up-dates"),
    path("your-concern/messages", your_dates.messages, name="speak-up-messages"),
]
