"""What several programmes are asked that no table of figures answers: each of them in its turn.

"¿Quién aportó la plata extra en riego y en comunidades al sol?" asks two fichas what each says.
Promise: each programme is asked in the question's own words, without the names; a question is
parted so only where each is named by words of its own.
"""

import re

from calc.concepts import vocabulary
from qa.across.asked_of import asks_of_office, unnamed
from qa.across.conditions import target_of
from qa.across.selecting import Heard, pair_of
from qa.across.selection import Selection, pieces_of
from qa.language.senses import Reading
from qa.language.synonyms import alike
from qa.language.words import stem
from qa.programmes.choosing import by_name, only_names
from qa.programmes.scope import offices_scope
from qa.programmes.selectors import is_verb
from qa.programmes.shelf import Programme, Shelf
from qa.understanding.heads import heads_of

Asked = tuple[tuple[Programme, str], ...]
"""Programmes, each with what it is asked."""

_LEAD = frozenset(
    """y e o u ni con vs versus contra entre como de del en a al para por sobre el la los las
    programa programas ficha""".split()
)
_LEAST_ALIKE = 5
_WHO = frozenset("quien quienes".split())
_AT_LARGE = frozenset("cambiar maximo minimo resumen".split())
_ROWS = frozenset("componente indicador subtitulo region".split())


def in_turn(text: str, reading: Reading, shelf: Shelf, heard: Heard) -> Asked:
    """The programmes that a question names and what each is asked; none where a table tells it."""
    named = by_name(reading, shelf)
    if heard.selection is not None and not named.programmes:
        return _each_kept(text, reading, shelf, heard.selection)
    programmes = pair_of(reading, shelf, named, heard)
    if len(programmes) < 2 or set(programmes) != set(named.programmes):
        return ()
    each = asked_of_each(text, reading, programmes, shelf)
    needed = _of_other_years(each) or _needs_its_prose(text, reading, shelf, named.stems, heard)
    return each if needed else ()


def _each_kept(text: str, reading: Reading, shelf: Shelf, before: Selection) -> Asked:
    """As in "¿y por qué?" after "¿cuáles ejecutaron menos?": asked of the few told."""
    if not 1 < len(before.kept) <= _FEW or "programas" in reading.known:
        return ()
    if offices_scope(reading, before.kept).narrowed:
        return ()
    latest = max(p.latest.year or 0 for p in before.kept)
    pieces = pieces_of(reading, shelf, latest, frozenset())
    if "porque" in pieces.cues and not pieces.named:
        asked = (*(c.concept for c in before.conditions), *before.concepts)
        figure = next((vocabulary()[c].named for c in asked if c in vocabulary()), None)
        return tuple((p, f"¿A qué se debe {figure}?") for p in before.kept) if figure else ()
    who = not _WHO.isdisjoint(reading.known) and pieces.degree is None
    asks = who or "porque" in pieces.cues or asks_of_office(reading.known)
    return tuple((p, text) for p in before.kept) if asks else ()


_FEW = 4


def _needs_its_prose(
    text: str, reading: Reading, shelf: Shelf, names: frozenset[str], heard: Heard
) -> bool:
    """Whether more is asked than a figure that all have, or how they compare at large."""
    if "por que" not in reading.text and _MORE_THAN_IT.search(reading.text):
        return False
    spoken = frozenset(i for i, w in enumerate(reading.known) if stem(w) in names)
    latest = max(p.latest.year or 0 for p in shelf.programmes)
    pieces = pieces_of(reading, shelf, latest, spoken)
    who = not _WHO.isdisjoint(reading.known) and pieces.degree is None
    what = heads_of(text, reading)
    thing = any(
        t.first in what and (t.plain or t.means("municipio")) and not is_verb(t.text)
        for t in reading.terms
    )
    if who or thing or "porque" in pieces.cues or asks_of_office(reading.known):
        return True
    if pieces.findings_spoken or only_names(reading, names):
        return False
    if target_of(pieces.named, pieces) or unnamed(pieces, ()):
        return bool(pieces.cues & _ROWS and not pieces.regions)
    before = heard.selection or heard.question
    return not (pieces.cues & _AT_LARGE or before is not None)


_MORE_THAN_IT = re.compile(
    r"\b(?:cubr|gast|ejecut|atend|atiend|tien|tuv)\w* (?:mas|menos|mayor|menor)\b.* que\b"
)


def _of_other_years(each: Asked) -> bool:
    """As in "la cobertura de riego en 2023 y de la clínica en 2022": each is asked of its year."""
    asked = [frozenset(re.findall(r"\b20\d\d\b", text)) for _, text in each]
    return len(set(asked)) == len(each) > 1 and all(asked)


def asked_of_each(
    text: str, reading: Reading, programmes: tuple[Programme, ...], shelf: Shelf
) -> Asked:
    """The question as each of the programmes is asked it; none where a name is not told apart."""
    found = {p.key: run for p in programmes if (run := _run(reading, p, programmes, shelf))}
    if len(found) < len(programmes):
        return ()
    ordered = sorted(programmes, key=lambda p: found[p.key])
    spans = [(_lead(reading, found[p.key][0]), *found[p.key]) for p in ordered]
    words = reading.asked
    head = text[: words[spans[0][0]].start]
    tails = []
    for n, (_, _, last) in enumerate(spans):
        end = words[spans[n + 1][0]].start if n + 1 < len(spans) else len(text)
        tails.append(text[words[last].end : end].strip(" ,;"))
    own = any(tails[:-1])
    asked = (f"{head} {tail if own else tails[-1]}" for tail in tails)
    return tuple((p, " ".join(each.split())) for p, each in zip(ordered, asked, strict=True))


def _run(
    reading: Reading, programme: Programme, among: tuple[Programme, ...], shelf: Shelf
) -> tuple[int, int] | None:
    """The first and the last word of the longest name of one programme and of no other."""
    others = frozenset[str]().union(*(shelf.stems[p.key] for p in among if p != programme))
    own = shelf.stems[programme.key] - others
    runs: list[tuple[int, int]] = []
    for i, word in enumerate(reading.known):
        if not _is_of(word, own):
            continue
        joined = runs and all(w in _LEAD for w in reading.known[runs[-1][1] + 1 : i])
        if joined:
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return max(runs, key=lambda r: r[1] - r[0], default=None)


def _is_of(word: str, stems: frozenset[str]) -> bool:
    own = stem(word)
    return own in stems or (len(own) >= _LEAST_ALIKE and any(alike(own, s) for s in stems))


def _lead(reading: Reading, first: int) -> int:
    """Where the words begin that only lead to a name: "y en el" riego."""
    while first and reading.known[first - 1] in _LEAD:
        first -= 1
    return first
