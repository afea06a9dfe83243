"""A program of the lens that is stopped, wherever in its work that reaches it."""

from __future__ import annotations

import pytest

from upheld.project import practice_loading, practising


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), RuntimeError("Query interrupted")])
def test_a_stop_that_reaches_a_query_is_still_a_stop(monkeypatch, tmp_path, capsys, stop):
    def stopped(*_: object) -> None:
        raise stop

    monkeypatch.setattr(practice_loading, "load", stopped)
    (tmp_path / "a.csv").write_text("a\n1\n")
    given = ["load", str(tmp_path / "a.csv"), "--store", str(tmp_path / "store")]
    assert practising.main(given) == 130
    assert "Stopped. The store is as it was." in capsys.readouterr().err


def test_another_error_is_no_stop(monkeypatch, tmp_path):
    def broken(*_: object) -> None:
        raise RuntimeError("something else")

    monkeypatch.setattr(practice_loading, "load", broken)
    (tmp_path / "a.csv").write_text("a\n1\n")
    given = ["load", str(tmp_path / "a.csv"), "--store", str(tmp_path / "store")]
    with pytest.raises(RuntimeError, match="something else"):
        practising.main(given)
