"""Every kind of question about one programme, in the order in which they are tried.

Promise: the first kind that claims a question answers it.
"""

from qa.answers.compose import Shown
from qa.kinds import absent, beyond, narrowed, unsaid
from qa.kinds.budgets import outside, short_of, within_year
from qa.kinds.changes import (
    against_mean,
    bounded_years,
    by_year,
    change,
    comparison,
    most_changed,
    multiples,
    rows_changed,
)
from qa.kinds.checks import (
    bounded,
    check,
    claim,
    every_row,
    existence,
    finding_check,
    from_to,
    part_of_them,
    parts,
    quotient,
    share_of_them,
    told_sum,
    traced,
)
from qa.kinds.figures import (
    arithmetic,
    converted,
    figure,
    money_marks,
    nominal,
    rather_told,
    relation,
    spent,
    total,
)
from qa.kinds.programmes import years_compared
from qa.kinds.prose import (
    attribute,
    avowed,
    coming,
    complementarities,
    counted_in,
    definition,
    eligible,
    executors,
    findings,
    membership,
    named,
    not_done,
    price_year,
    prose,
    requirements,
    summary,
    told,
    uses,
    why,
    why_recorded,
    working,
)
from qa.kinds.rows import indicators, lists, numbered, placed, ranking, served, tally, units
from qa.named.asked_unit import of_another_class
from qa.saying.asking import Ask, Draft

KINDS = (
    converted.answer,
    money_marks.answer,
    years_compared.answer,
    absent.of_the_country,
    beyond.answer,
    working.answer,
    coming.answer,
    price_year.answer,
    complementarities.answer,
    counted_in.answer,
    share_of_them.answer,
    told_sum.answer,
    membership.answer,
    narrowed.answer,
    served.answer,
    multiples.answer,
    parts.answer,
    relation.uncovered,
    nominal.plainly,
    outside.answer,
    short_of.answer,
    within_year.answer,
    against_mean.answer,
    arithmetic.answer,
    by_year.of_value,
    findings.of_a_kind,
    indicators.which,
    tally.answer,
    indicators.of_one,
    units.answer,
    executors.answer,
    uses.answer,
    requirements.answer,
    eligible.answer,
    spent.answer,
    every_row.answer,
    bounded_years.answer,
    existence.answer,
    part_of_them.answer,
    avowed.answer,
    change.kept,
    unsaid.answer,
    not_done.answer,
    told.surely,
    unsaid.applicants,
    bounded.of_a_criterion,
    why_recorded.held_against,
    traced.answer,
    absent.answer,
    numbered.subtitle,
    definition.answer,
    finding_check.answer,
    from_to.answer,
    most_changed.answer,
    quotient.of_two_counts,
    bounded.answer,
    check.answer,
    placed.answer,
    comparison.answer,
    claim.answer,
    why.answer,
    findings.answer,
    summary.answer,
    named.answer,
    ranking.bounded,
    ranking.empty,
    rows_changed.answer,
    numbered.answer,
    told.answer,
    lists.answer,
    attribute.answer,
    absent.out_of_reach,
    relation.answer,
    nominal.answer,
    total.answer,
    change.answer,
    ranking.answer,
    rather_told.answer,
    figure.answer,
    prose.answer,
)
"""Kinds of question about one programme, in the order in which they are tried."""


def answered(ask: Ask) -> Draft:
    """The answer of the first kind that claims a question; that nothing was found, of none.

    What tells a count to who asks for money, or money to who asks for a count, is no answer.
    """
    drafts = (draft for kind in KINDS if (draft := kind(ask)) is not None)
    apt = (draft for draft in drafts if not _of_another_unit(ask, draft))
    return next(apt, None) or absent.nothing_found(ask)


def _of_another_unit(ask: Ask, draft: Draft) -> bool:
    units = [part.unit for part in draft.parts if isinstance(part, Shown) and part.concept]
    return draft.status == "answered" and of_another_class(ask.question.cues, units)
