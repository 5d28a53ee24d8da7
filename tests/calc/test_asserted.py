"""Whatever is said of a demonstration ficha: nothing false is confirmed, nothing true is denied."""

from random import Random

import pytest

from tests.calc.claims_cases import ROOT, subject
from tests.support.asserted import asserted, verdicts

NAMES = sorted(path.stem for path in (ROOT / "fichas").glob("*.pdf"))
LEAST_UNDERSTOOD = 95
"""The share, in percent, of true figures that must be confirmed."""


@pytest.mark.parametrize("name", NAMES)
def test_no_false_figure_is_confirmed_and_no_true_one_denied(name: str) -> None:
    random = Random(7)  # noqa: S311  # the same sentences each time, no secret
    made = asserted(subject(name), random, each=3)
    told = [(a.text, *v) for a in made for v in verdicts(a, subject(name))]
    assert [t for t in told if t[1:] == (False, "verified")] == []
    assert [t for t in told if t[1:] == (True, "contradicted")] == []
    right = [verdict for _, is_true, verdict in told if is_true]
    assert 100 * right.count("verified") >= LEAST_UNDERSTOOD * len(right)
