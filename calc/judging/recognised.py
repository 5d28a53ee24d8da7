"""A figure of the ficha that a number is, where its sentence names it in words of its own.

The words of a sentence may not say a concept as the resolver knows it: "vigilar los pozos costó
M$66.250". Such a number is confirmed where it is exactly one figure of its year and the sentence
holds the words of that figure's row, or names its concept. It is called wrong only where several
such words tell the figure and it is that but for a slip of the keyboard. A number that was
resolved to something for good is left alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from calc.claims.found.flat import flat
from calc.claims.found.kinds import COUNTED, SPENDING
from calc.claims.found.shapes import Claim, Item, Mention
from calc.claims.meant.unreal import is_unreal
from calc.claims.named.alike import shared, telling
from calc.claims.named.kin import stem_of
from calc.claims.named.names import singular
from calc.claims.resolve import UNTOLD
from calc.claims.told.compared import against_years
from calc.claims.told.relation import sense_of
from calc.claims.told.restrict import NOT_MADE, is_noun
from calc.claims.told.scene import Scene, share_out
from calc.concepts import vocabulary
from calc.formulas import TOTAL
from calc.judging.choose import Candidate, ordered
from calc.judging.compare import comparable, fits, significant_digits
from calc.judging.judge import what_is_right
from calc.judging.mistakes import is_slip
from calc.judging.ruling import Ruling, in_form, judged
from calc.judging.target import Target, level
from calc.judging.whose import may_be_share
from calc.quantity import MILES_DE_PESOS
from calc.verdict import JudgedFigure

_LEAST_DIGITS = 3
"""Fewer digits are one figure or another by luck."""

_COMPUTED = (
    *(("saldo_sin_ejecutar", None), ("ejecucion_inicial", None), ("ejecucion_final", None)),
    ("gasto_por_beneficiario", None),
    ("gasto_por_beneficiario_region", "gasto_region"),
    ("participacion_componente", "gasto_componente"),
    ("participacion_subtitulo", "gasto_subtitulo"),
)
"""What is told so often that it counts as a figure, with the concept whose rows it has."""

_UNIT = 3
_SURELY = 2
_MEASURES = telling("porcentaje promedio tasa numero cuyo cuya")
_PARTED = re.compile(r"[,;:]|\b(?:y|e|pero|mientras)\b")
_PERSONS = ("persona", "beneficiari", "participante", "usuari")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A concept of a row, in each year; `words` are those of its row, `own` those of no other."""

    concept: str
    item: str | None
    of: Mapping[int, Target]
    words: frozenset[str]
    own: frozenset[str]


def recognised(
    text: str,
    scene: Scene,
    claims: Sequence[Claim],
    figures: Sequence[JudgedFigure],
    meant: Sequence[Candidate],
    year: int,
) -> tuple[JudgedFigure, ...]:
    """The figures of a sentence, those judged that it names otherwise; `year` is in mind."""
    found = list(figures)
    open_ones = [
        at
        for at, (claim, figure) in enumerate(zip(claims, figures, strict=True))
        if figure.verdict == "unverifiable" and _is_open(scene, claim)
    ]
    words = telling(scene.between(scene.start, scene.end)) if open_ones else frozenset[str]()
    for at in open_ones:
        claim = claims[at]
        if claim.unclear is not None:
            hedged = _is_hedged(scene, claim)
            claim = replace(claim, unclear=None, loose=claim.loose | {"concept", "row"})
            claim = replace(claim, hedged=hedged)
        found[at] = _recognised(text, scene, claim, words, meant, year) or found[at]
    return tuple(found)


def _is_hedged(scene: Scene, claim: Claim) -> bool:
    """Whether the words around a number tell it roughly."""
    place = next(i for i, m in enumerate(scene.mentions) if m.start == claim.mention.start)
    return sense_of(scene, place).hedged


def _is_open(scene: Scene, claim: Claim) -> bool:
    """Whether a number is a plain level that was not understood, or only in doubt."""
    number = claim.mention.number
    if number is None or claim.mention.loose or significant_digits(number) < _LEAST_DIGITS - 1:
        return False
    place = next(i for i, m in enumerate(scene.mentions) if m.start == claim.mention.start)
    sense = sense_of(scene, place)
    told = sense.relation == "level" and claim.relation == "level"
    plain = told and sense.bound == "exact" and not sense.negated
    known = claim.unclear is None or claim.unclear == UNTOLD or claim.unclear.endswith(NOT_MADE)
    return plain and known and not is_unreal(scene, place)


def _recognised(
    text: str,
    scene: Scene,
    claim: Claim,
    words: frozenset[str],
    meant: Sequence[Candidate],
    year: int,
) -> JudgedFigure | None:
    """The verdict by the figure that the sentence says most of, None where there is none."""
    when = claim.year or _year_of(scene, claim, year)
    slips: list[tuple[Claim, Target]] = []
    named = any(not c.weak for c in scene.cues)
    for candidate in ordered(meant, when):
        spoken = [k for k in _spoken_of(scene, candidate, words) if when in k.of]
        told = [(_support(scene, claim, candidate, k, words), k) for k in spoken]
        for support, kept in sorted(told, key=lambda pair: -pair[0]):
            target = kept.of[when or 0]
            if not support:
                break
            for mention in _readings(claim.mention):
                plain = replace(claim, mention=mention, concepts=(kept.concept,))
                if not _of_one_kind(plain, target):
                    continue
                how = fits(plain, target)
                fitting = how in ("read", "rounded", "computed") and _may_mean(
                    claim, kept, named=named
                )
                if fitting and _says_enough(claim, kept, support):
                    return judged(text, plain, Ruling("verified", None, how), target)
                of_money = mention.kind == claim.mention.kind or _is_of_money(scene)
                if of_money and _is_named_slip(plain, kept, support, target):
                    slips.append((plain, target))
    if len(slips) != 1:
        return None
    plain, target = slips[0]
    expected = in_form(text, plain, target)
    reason = what_is_right(plain, target, expected)
    return judged(text, plain, Ruling("contradicted", reason, expected=expected), target)


def _year_of(scene: Scene, claim: Claim, in_mind: int) -> int | None:
    """The year of a number that was not understood: the only one, or its own of several."""
    free = [y for y in scene.years if y not in against_years(scene)]
    if len({y.year for y in free}) < _SURELY:
        return free[0].year if free else in_mind
    place = next(i for i, m in enumerate(scene.mentions) if m.start == claim.mention.start)
    own = share_out(scene, free)[place]
    return None if own is None else own.year


def _is_of_money(scene: Scene) -> bool:
    """Whether a sentence names an amount of money."""
    return any(vocabulary()[c.concept].unit == MILES_DE_PESOS for c in scene.cues)


def _says_enough(claim: Claim, kept: _Kept, support: int) -> bool:
    """Whether a number has digits enough for luck: more where little is said of an indicator.

    Fewer are enough where it was resolved to that very figure, or to its row.
    """
    number = claim.mention.number
    digits = 0 if number is None else significant_digits(number)
    sure = support >= _SURELY
    alike = kept.concept in claim.concepts or kept.item is not None
    if sure and alike and kept.item == claim.item:
        return True
    if kept.concept.startswith("indicador") and not sure:
        return False  # of the same people, anything else may be said
    return digits >= _LEAST_DIGITS


def _is_named_slip(claim: Claim, kept: _Kept, support: int, target: Target) -> bool:
    """Whether a number is a figure but for a slip: one that several words tell, or a long one."""
    number = claim.mention.number
    long = number is not None and significant_digits(number) > _LEAST_DIGITS
    row = kept.item is not None and support >= _SURELY
    of_row = claim.item in (None, kept.item) or "row" in claim.loose
    allowed = claim.mention.allowed
    cut = abs(target.value - (claim.mention.value or 0)) < allowed.high - allowed.low  # not rounded
    named = row or (kept.item is None and long)
    return of_row and named and not cut and is_slip(claim, target)


def _of_one_kind(claim: Claim, target: Target) -> bool:
    """Whether a number can be a value: no count of things is money, nor the reverse."""
    money = (claim.mention.kind == "money", target.unit == MILES_DE_PESOS)
    return money[0] == money[1] and comparable(claim, target)


def _readings(mention: Mention) -> Iterator[Mention]:
    """A number as it is, and a bare one as thousands of pesos."""
    yield mention
    if mention.kind == "count" and not mention.noun and not mention.scaled:
        yield replace(mention, kind="money")


def _spoken_of(scene: Scene, candidate: Candidate, words: frozenset[str]) -> list[_Kept]:
    """What a sentence may speak of: it names the concept or the row, or holds a word of the row."""
    concepts = {c.concept for c in scene.cues} | {"poblacion_beneficiada"}
    rows = {r.name for r in scene.rows} - {None}
    return [
        kept
        for kept in _kept(candidate)
        if kept.concept in concepts or kept.item in rows or not kept.words.isdisjoint(words)
    ]


def _support(
    scene: Scene, claim: Claim, candidate: Candidate, kept: _Kept, words: frozenset[str]
) -> int:
    """How many words of a sentence say what a figure is; 0 where they do not say enough."""
    shared_out = may_be_share(scene, claim.mention, kept.concept, candidate.nouns)
    if not shared_out or _counts_another(claim.mention, candidate, kept):
        return 0
    cues = sum(c.concept == kept.concept for c in scene.cues)
    if claim.mention.noun and stem_of(claim.mention.noun) in kept.own:
        return _SURELY + cues
    if kept.item is None:
        return cues + (kept.concept in COUNTED and _counts_people(claim.mention, candidate))
    kind = vocabulary()[kept.concept].item or ""
    rows = [r for r in scene.rows if r.kind.startswith(kind) and not r.weak]
    near = {r.name for r in rows if _is_beside(scene, claim.mention, r)}
    if near:
        return _SURELY + cues if near == {kept.item} else 0
    if rows and kind == "region":
        return 0
    own, said = len(shared(kept.own, words)), len(shared(kept.words, words))
    doubtful = (r for r in scene.rows if r.weak and not r.said and r.name == kept.item)
    said += any(_is_beside(scene, claim.mention, r) for r in doubtful)
    resolved = kept.concept in claim.concepts and claim.item in (None, kept.item)
    return said + cues + resolved if said and (own or resolved) else 0


def _is_beside(scene: Scene, mention: Mention, row: Item) -> bool:
    """Whether a row is named for a number: before it, or after it in the same clause."""
    after = row.start >= mention.end and _PARTED.search(scene.between(mention.end, row.start))
    return scene.is_near(mention, row.start) and not after


def _may_mean(claim: Claim, kept: _Kept, *, named: bool) -> bool:
    """Whether a number may be of another concept or row than it was resolved to: of a loose one.

    So may it where no words have `named` the concept, only the row.
    """
    if claim.item not in (None, kept.item) and (kept.item is None or "row" not in claim.loose):
        return False
    if not claim.concepts or "concept" in claim.loose or kept.concept in claim.concepts:
        return True
    if claim.item is not None and claim.item == kept.item and not named:
        return True
    alike = any(claim.concepts[0] in kind and kept.concept in kind for kind in (SPENDING, COUNTED))
    return alike and "row" in claim.loose


def _counts_another(mention: Mention, candidate: Candidate, kept: _Kept) -> bool:
    """Whether a number counts by a noun what is none of a figure's people, things or units."""
    if mention.kind != "count" or not is_noun(mention.noun):
        return False
    if kept.concept.startswith("indicador"):
        unit = flat(next(iter(kept.of.values())).unit)
        return unit[:_UNIT] != mention.noun[:_UNIT]
    stem = stem_of(mention.noun)
    own = flat(kept.item or "")
    return stem not in own and stem not in kept.words and not _counts_people(mention, candidate)


def _counts_people(mention: Mention, candidate: Candidate) -> bool:
    noun = singular(mention.noun)
    return noun.startswith(_PERSONS) or noun in candidate.nouns.people


def _kept(candidate: Candidate) -> Sequence[_Kept]:
    """All concepts of rows of a ficha, printed or told as if they were."""
    return candidate.subject.book.once("kept", lambda: list(_all_kept(candidate)))


def _all_kept(candidate: Candidate) -> Iterator[_Kept]:
    book = candidate.subject.book
    keys = {(f.concept, f.item): None for f in book if f.concept in vocabulary()}
    years = sorted(candidate.years)
    for concept, rows in _COMPUTED:
        keys |= dict.fromkeys((concept, i) for i in ((None,) if rows is None else book.items(rows)))
    for concept, item in keys:
        found = {year: level(book, concept, year, item) for year in years}
        of = {year: target for year, target in found.items() if isinstance(target, Target)}
        if item != TOTAL and of:
            yield _Kept(concept, item, of, *_words_of(candidate, concept, item))


def _words_of(
    candidate: Candidate, concept: str, item: str | None
) -> tuple[frozenset[str], frozenset[str]]:
    """The telling stems of a row and of what it makes, and those that no row beside it has."""
    kind = vocabulary()[concept].item
    if item is None or kind not in ("componente", "indicador"):
        return frozenset(), frozenset()
    book, units = candidate.subject.book, dict(candidate.subject.units)
    rows = book.items("gasto_componente" if kind == "componente" else concept)
    told = {row: telling(flat(f"{row} {units.get(row, '')}")) for row in rows}
    others = (words for row, words in told.items() if row != item)
    words = told.get(item, frozenset()) - telling(candidate.name) - _MEASURES
    return words, words.difference(*others)
