"""Whatever is asked of a figure of a demonstration ficha, in any of its ways: the right answer."""

from random import Random

import pytest

import qa
from ingest.subject import subject_of
from tests.calc.claims_cases import ROOT
from tests.support.asked import asked, fault, ways
from vectorstore.library import Library

NAMES = sorted(path.name for path in (ROOT / "fichas").glob("*.pdf"))


@pytest.mark.parametrize("name", NAMES)
def test_each_family_of_questions_gets_the_answer_that_the_figures_give(
    fichas: Library, documents: dict[str, str], name: str
) -> None:
    ficha = fichas.ficha(documents[name])
    assert ficha is not None
    random = Random(7)  # noqa: S311  # the same questions each time, no secret
    made = list(asked(subject_of(ficha), random, each=1))
    assert {a.fact.family for a in made} <= set(ways()["formas"])
    assert len(made) > len(ways()["formas"]) // 2
    told = [(a, qa.answer(a.question, fichas, a.history, [documents[name]])) for a in made]
    faults = [(*a.history, a.question, why, t.answer) for a, t in told if (why := fault(a, t))]
    assert faults == []
