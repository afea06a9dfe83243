"""The `upheld` program."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

Add = Callable[..., argparse.ArgumentParser]

DESCRIPTION = """\
Upheld: from a concern that somebody is afraid to raise to change that anybody can check.

Try it on this machine:      upheld demo
Start a real deployment:     upheld init, then upheld check, then upheld serve
Every minute, by the clock:  upheld tick
A council's own data:        upheld practice --help
Before words are published:  upheld disclosure check --help
"""


def main(given: Sequence[str] | None = None) -> int:
    """Run one command of the program; the answer is the exit code."""
    words = sys.argv[1:] if given is None else list(given)
    if words[:1] == ["practice"]:
        return _practice(words[1:])
    if words[:1] == ["disclosure"]:
        return _disclosure(words[1:])
    asked = _parser().parse_args(words)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "upheld.project.settings")
    if asked.command == "demo":
        # The demo is for one person's own machine, which has no certificate.
        os.environ["UPHELD_HTTPS"] = "0"
    try:
        return int(_run(asked) or 0)
    except KeyboardInterrupt:
        return 130


def _run(asked: argparse.Namespace) -> int | None:
    import django  # noqa: PLC0415 -- the practice lens works where there is no Django

    django.setup()
    # The rooms can be imported only once Django stands.
    from upheld.project import commands  # noqa: PLC0415

    return commands.run(asked)


class _NoPandas:
    """Says that there is no pandas to whoever looks for it."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name=name)


def _leave_pandas_out() -> None:
    # PyArrow imports pandas when it first makes a table, in case it is given one of pandas', and
    # remembers if there is none. Nobody here gives it one, and the import takes up to a second.
    import pyarrow as pa  # noqa: PLC0415 -- not for other commands

    sys.meta_path.insert(0, _NoPandas)
    pa.array(())
    sys.meta_path.remove(_NoPandas)


def _practice(words: Sequence[str]) -> int:
    _leave_pandas_out()
    # Reading files of children's data takes no database, and other commands none of its weight.
    from upheld.project import practising  # noqa: PLC0415

    return practising.main(words)


def _disclosure(words: Sequence[str]) -> int:
    # A disclosure officer has a folder of documents and no database.
    from upheld.project import disclosing  # noqa: PLC0415

    return disclosing.main(words)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="upheld",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for describe in (_demo, _init, _serve, _check, _tick, _createperson, _ledger, _docs, _manage):
        describe(commands.add_parser)
    commands.add_parser("practice", help="load children's data and measure: see its own --help")
    commands.add_parser("disclosure", help="what a draft could give away: see its own --help")
    return parser


def _demo(add: Add) -> None:
    demo = add(
        "demo",
        help="load the worked example Southwater and serve it on this machine",
        description="Makes a database and keys under ./var (or UPHELD_VAR), tells the Southwater "
        "story through the product's own commands, publishes the log, and serves it. "
        "Everything in it is invented or public; passwords are shown. PORT and DATABASE_URL "
        "are honoured. A second start finds the story told and only serves.",
    )
    demo.add_argument("--no-serve", action="store_true", help="tell the story, then stop")
    demo.add_argument("--fresh", action="store_true", help="throw an earlier demo away first")


def _init(add: Add) -> None:
    init = add(
        "init",
        help="start a real deployment: database, keys and the first two people",
        description="Creates the tables, the keys and the first two people, who vouch for each "
        "other's keys: a registrar and a monitoring officer. Their unlock words are printed "
        "once. Asks for what is not given.",
    )
    for post in ("registrar", "receiver"):
        init.add_argument(f"--{post}-name", help=f"name of the {post}")
        init.add_argument(f"--{post}-email", help=f"e-mail address of the {post}")


def _serve(add: Add) -> None:
    serve = add(
        "serve",
        help="serve the site with gunicorn",
        description="Serves on 127.0.0.1 and PORT (8000 by default). Put a web server with a "
        "certificate in front of it.",
    )
    serve.add_argument("--workers", type=int, default=2, help="processes (default 2)")


def _check(add: Add) -> None:
    add(
        "check",
        help="say whether this deployment may open",
        description="Looks at settings, tables, keys, the log, mail and the duty contact, and says "
        "what is wrong in words. Leaves with 1 when anything is. CARE marks what this machine "
        "could let out: swap, memory dumps, the database's own log. It cannot see the web server "
        "in front, which must keep no addresses and write no request to a disk.",
    )


def _tick(add: Add) -> None:
    tick = add(
        "tick",
        help="do what is due by the clock, and nothing twice",
        description="Mails the duty contact at once and everybody once a working day, publishes "
        "the log at its hour, counts who has joined, ends unlocked sessions, and starts a process "
        "of its own that reads the files of children's data that wait. Safe to run every minute, "
        "and safe to run twice.",
    )
    tick.add_argument(
        "--files",
        action="store_true",
        help="only read the files that wait, and work the measures out: what tick starts by itself",
    )


def _createperson(add: Add) -> None:
    person = add(
        "createperson",
        help="add a person with a post and an account",
        description="For a registrar at the server, who types their own password. Prints a first "
        "password once. The person makes their own keys after signing in.",
    )
    person.add_argument("--registrar", required=True, help="e-mail address of the registrar")
    person.add_argument("--name", required=True)
    person.add_argument("--email", required=True)
    person.add_argument("--post", required=True, help="short name of the post, such as mo")
    person.add_argument("--title", help="title of the post, where it is a new one")
    person.add_argument("--reports-to", help="short name of the post that a new one reports to")
    person.add_argument(
        "--role", action="append", default=[], help="what a new post is trusted with; repeatable"
    )


def _ledger(add: Add) -> None:
    ledger = add("ledger", help="publish the log, or export it for anybody to check")
    within = ledger.add_subparsers(dest="ledger", required=True)
    within.add_parser("publish", help="put what waits into the log now")
    export = within.add_parser("export", help="copy the published log to a folder")
    export.add_argument("directory", type=Path, metavar="DIR")


def _docs(add: Add) -> None:
    docs = add("docs", help="write the reference pages that are made from the code")
    docs.add_argument("--check", action="store_true", help="only say whether they are fresh")


def _manage(add: Add) -> None:
    manage = add("manage", help="Django's own commands, for developers")
    manage.add_argument("rest", nargs=argparse.REMAINDER)


if __name__ == "__main__":
    sys.exit(main())
