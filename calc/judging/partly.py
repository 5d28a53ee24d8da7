"""What a reader reckons of all those served from a part of them that the ficha's prose counts.

"De ellas, 45.760 son mujeres" beside 88.950 served: 51,4 % are women, and 43.190 are men.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from calc.claims.found.shapes import Claim, Mention
from calc.claims.named.alike import Words, words_of
from calc.claims.named.names import singular
from calc.claims.told.relation import sense_of
from calc.claims.told.scene import Scene
from calc.judging.prose import Prose, Said
from calc.judging.reckoned import Served, decided, part_of
from calc.number import write_number
from calc.verdict import JudgedFigure

_BASE = re.compile(
    r"\s*(?:de\s+(?:(?:l[oa]s|la|sus|tod[oa]s|total|de)\s+)*)?(?P<noun>[a-z]{4,})(?:\s+(?P<told>[a-z]{4,}))?"
)
_OF_THEM = re.compile(r"\s*de\s+(?:entre\s+)?(?:(?:ell|est|es)[oa]s|l[oa]s\s+cuales)\b")
_SAID_AT_ONCE = re.compile(
    r"\s+(?:es|son|era|eran|fue|fueron|pertenec\w+|correspond\w+|declar\w+)\b"
)
_ANYBODY = re.compile(r"persona|beneficiari|participante|usuari|atendid|beneficiad|poblacion")
_SERVED = re.compile(r"(?:beneficiad|atendid|apoyad|servid|tratad|favorecid|participante|usuari)")
_OF_ALL_BEFORE = re.compile(
    r"\b(?:poblacion\s+beneficiada|benefici|particip|atendi|se\s+(?:atend|trat|benefici|apoy)|llego\s+a)"
)
_SEXES = {"mujer": "hombr", "hombr": "mujer"}
_LITTLE = frozenset("algo poco inclu conto pobla trata apoya favor servi".split())
_NEARBY = 6


def reckoned_of_served(
    scene: Scene,
    claims: Sequence[Claim],
    figures: Sequence[JudgedFigure],
    prose: Prose,
    before: Sequence[JudgedFigure],
    served: Served | None,
) -> tuple[JudgedFigure, ...]:
    """The figures of a sentence, those confirmed or denied that a part of all served decides.

    `before` are those before the sentence.
    """
    found = list(figures)
    doubtful = [at for at, f in enumerate(figures) if f.verdict == "unverifiable"]
    if served is None or not doubtful or not _is_of_its_year(scene, prose):
        return tuple(found)
    parts = tuple(_parts(prose, served))
    for at in doubtful if parts else ():
        claim = claims[at]
        if claim.mention.value is None:
            continue
        words = words_of(scene.flat, scene, scene.mentions, _place(scene, claim))
        if claim.mention.kind == "percent":
            earlier = [*before[-_NEARBY:], *found[:at]]
            if _told_of_all(scene, claim.mention, earlier, served):
                found[at] = _shared(scene, claim, found[at], words, parts, served)
        elif claim.mention.kind == "count":
            found[at] = _rest(scene, claim, found[at], words, parts, served)
    return tuple(found)


def _place(scene: Scene, claim: Claim) -> int:
    return next(i for i, m in enumerate(scene.mentions) if m.start == claim.mention.start)


def _parts(prose: Prose, served: Served) -> Iterator[Said]:
    """The counts of the prose that are said to be a part of all that were served."""
    counts = [s for s in prose.said if s.mention.kind == "count" and s.mention.value]
    sums: dict[int, Fraction] = {}
    for said in counts:
        sums[said.sentence] = sums.get(said.sentence, Fraction(0)) + (said.mention.value or 0)
    whole = served.count.value
    parts = (s for s in counts if s.mention.value != whole)
    yield from (s for s in parts if whole in (s.whole, sums[s.sentence]))


def _is_of_its_year(scene: Scene, prose: Prose) -> bool:
    """Whether a sentence is of the ficha's year and of no region or component."""
    return {y.year for y in scene.years} <= {prose.year} and not scene.rows


def _told_of_all(
    scene: Scene, mention: Mention, before: Sequence[JudgedFigure], served: Served
) -> bool:
    """Whether a share is of all that were served, and not of some of them."""
    all_told = any(
        (f.concept == "poblacion_beneficiada" and f.year == served.count.year)
        or (f.concept == "porcentaje_de_conteos" and {*served.count.sources} <= {*f.sources})
        for f in before
    )
    if _OF_THEM.match(scene.flat, mention.end, scene.end):
        return all_told
    if _SAID_AT_ONCE.match(scene.flat, mention.end, scene.end):
        return all_told
    base = _BASE.match(scene.flat, mention.end, scene.end)
    if base is None:
        return False
    own = singular(base["noun"]) in served.nouns.people
    told = base["told"] is None or _SERVED.match(base["told"]) is not None
    verb = base["told"] is not None and _SAID_AT_ONCE.fullmatch(f" {base['told']}") is not None
    return (own or _ANYBODY.match(base["noun"]) is not None) and (told or verb)


def _shared(
    scene: Scene,
    claim: Claim,
    figure: JudgedFigure,
    words: Words,
    parts: Sequence[Said],
    served: Served,
) -> JudgedFigure:
    """A share of all that were served, by the part that the prose counts, or by the rest."""
    own = _own_words(words, served)
    part = next((s for s in parts if own and own <= _words(s)), None)
    other = next((s for s in parts if own <= {_SEXES.get(s.words.noun, "")} and own), None)
    said = part or other
    if said is None or said.mention.value is None:
        return figure
    count, shown = said.mention.value, write_number(served.count.value, 0)
    printed = said.printed
    if part is None:
        count, printed = served.count.value - count, f"({shown} − {said.printed})"
    sources = (said.source, *served.count.sources)
    found = part_of(count, served.count.value, (printed, shown), sources)
    if found is None:
        return figure
    told = replace(figure, year=served.count.year, document=said.source.document)
    return decided(scene, claim, figure, found, told)


def _own_words(words: Words, served: Served) -> frozenset[str]:
    """What is told of the part that a share is of."""
    if words.denied:
        return frozenset()
    people = frozenset(noun[:5] for noun in served.nouns.people)
    after = words.after - people - _LITTLE
    return after or (words.before - people - _LITTLE)


def _words(said: Said) -> frozenset[str]:
    return said.words.clause | said.words.phrase | {said.words.noun}


def _rest(
    scene: Scene,
    claim: Claim,
    figure: JudgedFigure,
    words: Words,
    parts: Sequence[Said],
    served: Served,
) -> JudgedFigure:
    """The men, where the prose counts the women among all that were served, or the other way."""
    said = next((s for s in parts if _SEXES.get(s.words.noun) == words.noun), None)
    alone = words.phrase <= {words.noun} and sense_of(scene, _place(scene, claim))
    if said is None or said.mention.value is None or not alone or alone.relation != "level":
        return figure
    if not _OF_ALL_BEFORE.search(scene.flat, scene.start, scene.end):
        return figure
    rest = served.count.value - said.mention.value
    shown = write_number(rest, 0)
    right = rest == claim.mention.value
    if not right and alone.bound != "exact":
        return figure
    return replace(
        figure,
        verdict="verified" if right else "contradicted",
        how="computed" if right else None,
        concept=None,
        year=served.count.year,
        item=None,
        document=said.source.document,
        reason=None if right else f"Son {shown}, los que no son {said.printed}.",
        expected=None if right else shown,
        derivation=f"{write_number(served.count.value, 0)} − {said.printed} = {shown}",
        sources=(said.source, *served.count.sources),
    )
