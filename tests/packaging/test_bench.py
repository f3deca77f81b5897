"""The frame of the benchmarks, not their figures."""

import sys

import bench
import pytest


def test_the_ratio_is_of_medians() -> None:
    assert bench.Result([3.0, 9.0, 3.0], [1.0, 2.0, 2.0]).ratio == 1.5


def test_turns_are_taken_and_the_first_is_not_counted() -> None:
    turns: list[str] = []
    bench.turn_about(lambda: len(turns.append("a") or turns), lambda: len(turns.append("b") or turns), 2)
    assert turns == ["a", "b"] * 3


def test_one_over_its_limit_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(bench, "BENCHMARKS", {})
    bench.benchmark("quick", limit=2)(lambda: bench.Result([1.0], [1.0]))
    bench.benchmark("slow", limit=2)(lambda: bench.Result([3.0], [1.0]))
    assert bench.main(["quick"]) == 0
    assert bench.main([]) == 1
    assert bench.main(["missing"]) == 2
    assert "TOO SLOW" in capsys.readouterr().out


def test_a_program_that_fails_is_no_figure() -> None:
    with pytest.raises(SystemExit):
        bench.pair_programs([sys.executable, "-c", "raise SystemExit(3)"], [sys.executable, "-c", "print()"], 1)
