"""Addresses of the register of sources, of its themes, and of the grid."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import (
    learning_grid,
    learning_grid_checking,
    learning_points,
    learning_sources,
    learning_sources_read,
    learning_themes,
)

_GRID = "learning/grid/<uuid:investigation>"

urlpatterns: list[URLPattern] = [
    path("learning/sources/", learning_sources.register, name="casework-sources"),
    path("learning/sources/add", learning_sources.add, name="casework-sources-add"),
    path("learning/sources/say", learning_sources.say, name="casework-sources-say"),
    path("learning/sources/read", learning_sources_read.read, name="casework-sources-read"),
    path(
        "learning/sources/confirm", learning_sources_read.confirm, name="casework-sources-confirm"
    ),
    path("learning/sources/<uuid:source>", learning_sources.one, name="casework-source"),
    path(
        "learning/sources/<uuid:source>/shared",
        learning_sources.shared,
        name="casework-source-shared",
    ),
    path(
        "learning/sources/<uuid:source>/bring",
        learning_sources.bring,
        name="casework-source-bring",
    ),
    path("learning/sources/<uuid:source>/pin", learning_sources.pin, name="casework-source-pin"),
    path("learning/sources/<uuid:source>/point", learning_points.add, name="casework-source-point"),
    path(
        "learning/sources/<uuid:source>/<uuid:point>/answer",
        learning_points.answer,
        name="casework-source-answer",
    ),
    path("learning/themes/", learning_themes.themes, name="casework-themes"),
    path("learning/themes/add", learning_themes.add, name="casework-themes-add"),
    path("learning/themes/<slug:theme>", learning_themes.change, name="casework-themes-change"),
    path(_GRID, learning_grid.grid, name="casework-grid"),
    path(f"{_GRID}/add", learning_grid.add, name="casework-grid-add"),
    path(f"{_GRID}/grid.csv", learning_grid.spreadsheet, name="casework-grid-csv"),
    path(f"{_GRID}/done/<slug:theme>", learning_grid.done, name="casework-grid-done"),
    path(f"{_GRID}/check", learning_grid_checking.check, name="casework-grid-check"),
    path(f"{_GRID}/check/run", learning_grid_checking.run, name="casework-grid-run"),
    path(f"{_GRID}/check/watch", learning_grid_checking.watch, name="casework-grid-watch"),
    path(f"{_GRID}/check/<int:number>", learning_grid_checking.flag, name="casework-grid-flag"),
    path(f"{_GRID}/agree", learning_grid.agree, name="casework-grid-agree"),
    path(f"{_GRID}/publish", learning_grid.publish, name="casework-grid-publish"),
    path(f"{_GRID}/<uuid:claim>/rewrite", learning_grid.rewrite, name="casework-grid-rewrite"),
    path(f"{_GRID}/<uuid:claim>/settle", learning_grid.settle, name="casework-grid-settle"),
    path(
        f"{_GRID}/<uuid:claim>/stand/<uuid:source>",
        learning_grid.stand,
        name="casework-grid-stand",
    ),
]
