"""Nothing grows so large that it cannot be read in one sitting.

The figures come from the best codebases that we measured. An exception is listed here by name with
the size it has; the list may only shrink, so an entry that is no longer needed fails too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.rules.repository import ROOT, files, named

LONGEST_FILE = 300
LONGEST_TEST_FILE = 400
LONGEST_FUNCTION = 40
LONGEST_VIEW = 25
LONGEST_TEMPLATE = 120

# name of the file, function or template: the number of lines it may have, and why it has them
EXCEPTIONS: dict[str, int] = {}

Sizes = Iterator[tuple[str, int]]


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def sources() -> Iterator[Path]:
    """Yield our own code; migrations are Django's."""
    for folder in ("src", "verify/src", "scripts"):
        for path in files(folder, ".py"):
            if "migrations" not in path.parts:
                yield path


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def is_view(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Say whether a function answers a request: its first argument is called so."""
    positional = [*function.args.posonlyargs, *function.args.args]
    return bool(positional) and positional[0].arg == "request"


def function_sizes(path: Path, *, views: bool) -> Sizes:
    in_web = (ROOT / "src/upheld/web") in path.parents
    for function in functions(path):
        if (in_web and is_view(function)) == views and function.end_lineno is not None:
            size = function.end_lineno - function.lineno + 1
            yield f"{named(path)}:{function.name}", size


def too_long(sizes: Sizes, limit: int) -> list[str]:
    return [
        f"{name} has {size} lines, {limit} are enough"
        for name, size in sizes
        if size > EXCEPTIONS.get(name, limit)
    ]


def refuse(found: list[str]) -> None:
    assert not found, "\n".join(["too long to be read in one sitting:", *found])


def file_sizes() -> Sizes:
    return ((named(path), lines_of(path)) for path in sources())


def sizes_of_tests() -> Sizes:
    return ((named(path), lines_of(path)) for path in files("tests", ".py"))


def template_sizes() -> Sizes:
    folder = "src/upheld/web/templates"
    return ((named(path), lines_of(path)) for path in files(folder, ".html"))


def all_function_sizes(*, views: bool) -> Sizes:
    for path in sources():
        yield from function_sizes(path, views=views)


def test_files_can_be_read_in_one_sitting():
    refuse(too_long(file_sizes(), LONGEST_FILE))


def test_test_files_can_be_read_in_one_sitting():
    refuse(too_long(sizes_of_tests(), LONGEST_TEST_FILE))


def test_functions_do_one_thing():
    refuse(too_long(all_function_sizes(views=False), LONGEST_FUNCTION))


def test_views_ask_one_question_and_run_one_command():
    refuse(too_long(all_function_sizes(views=True), LONGEST_VIEW))


def test_templates_fit_on_two_screens():
    refuse(too_long(template_sizes(), LONGEST_TEMPLATE))


def test_exceptions_are_still_needed():
    """An entry goes, or goes down, as soon as the thing it excuses has shrunk."""
    sizes = [
        *file_sizes(),
        *sizes_of_tests(),
        *template_sizes(),
        *all_function_sizes(views=True),
        *all_function_sizes(views=False),
    ]
    largest: dict[str, int] = {}
    for name, size in sizes:
        largest[name] = max(size, largest.get(name, 0))
    assert {name: largest.get(name) for name in EXCEPTIONS} == EXCEPTIONS


def test_the_rule_sees_the_house():
    """A rule that walks an empty folder would pass for ever."""
    assert len(list(sources())) > len(list(files("scripts", ".py"))) > 0
