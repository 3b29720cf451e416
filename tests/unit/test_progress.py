"""How far the building of a timeline is said to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.store.progress import Estimate, Phase

PHASES = list(Phase)


@given(st.integers(0, 10**9), st.lists(st.floats(0, 1000), min_size=20, max_size=20))
def test_it_only_grows_and_never_is_done(size: int, steps: list[float]) -> None:
    now = 0.0
    estimate = Estimate(size, now)
    said = [estimate.progress(now).done]
    for number, step in enumerate(steps):
        now += step
        said.append(estimate.progress(now).done)
        if number % 5 == 4 and number // 5 + 1 < len(PHASES):
            estimate.enter(PHASES[number // 5 + 1], now)
            said.append(estimate.progress(now).done)
    assert said == sorted(said)
    assert said[0] >= 0
    assert said[-1] < 1


def test_the_machine_s_speed_is_learnt() -> None:
    estimate = Estimate(100_000_000, 0)
    estimate.enter(Phase.READING, 5)
    assert estimate.progress(5) == (Phase.READING, 0)
    estimate.enter(Phase.STORING, 9)  # 4 seconds for what is 0.4 of the whole
    assert estimate.progress(9).done == pytest.approx(0.4)
    assert estimate.progress(10).done == pytest.approx(0.5)


@pytest.mark.parametrize("phase", PHASES)
def test_every_phase_has_words(phase: Phase) -> None:
    assert phase.words[0].isupper()
