"""The rows that a question names: regions, components, subtítulos and indicators.

Promise: a row that the ficha lacks is still recognised for what it is (`present` is False), so the
answer can say that it is not there instead of answering about something else.
"""

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from calc.figure import fold
from calc.formulas import TOTAL
from ingest.ficha import Ficha
from qa.data import read_data
from qa.language.likeness import FORM, likeness
from qa.language.senses import Reading, function_words, stems_of, weak_stems
from qa.language.synonyms import say_the_same
from qa.language.words import places_of, sequence_of, stem, words
from qa.named.delivered import delivered, is_one
from qa.named.order_of_words import longest_run, opens_as
from qa.named.regions import ranks, regions_named
from qa.named.row import COMPONENT, INDICATOR, REGION, SUBTITLE, Item
from qa.named.subtitles import subtitle_words, subtitles_named

_FULL, _KIN = 20, 0.9
_YEAR = re.compile(r"20\d\d")
_SPAN = re.compile(r"(20\d\d) ?[-–/a] ?(20\d\d)")
_OF_CHANGES = frozenset((stem("puntos"), stem("veces")))
"""What a change is told in: alone it is no word of a name."""

_RUN, _SAID_ALIKE = 3, 1.5
_BETWEEN = frozenset("de proposito numero nro n complementario".split())
_COUNTING = frozenset(("cuantos", "cuantas", "cada"))
_OF_THE_OTHER = frozenset("el del la los al en a de lo".split())
_BETWEEN_ROWS = frozenset("y e o u mas que con como al versus vs contra frente".split())
_ITEM_CONCEPTS = {
    REGION: ("gasto_region", "poblacion_region"),
    COMPONENT: ("gasto_componente", "produccion_componente", "gasto_unitario_componente"),
    SUBTITLE: ("gasto_subtitulo",),
    INDICATOR: ("indicador_proposito", "indicador_complementario"),
}


def rows(ficha: Ficha, kind: str) -> tuple[str, ...]:
    """The rows of a kind that the ficha has, in its order, the total left out."""
    if kind == COMPONENT and ficha.components:
        return tuple(c.name for c in ficha.components)
    names = dict.fromkeys(
        name
        for concept in _ITEM_CONCEPTS[kind]
        for name in ficha.book.items(concept)
        if name != TOTAL
    )
    return tuple(names)


def read_items(
    reading: Reading,
    ficha: Ficha,
    weak: frozenset[str] = frozenset(),
    names: frozenset[str] = frozenset(),
) -> tuple[Item, ...]:
    """The rows that a question about a ficha names, in its order.

    `weak` stems tell little, and words that are `names` of its programme nothing.
    """
    found = [
        *in_full(reading, ficha),
        *regions_named(reading, rows(ficha, REGION)),
        *_components(reading, ficha, weak, names),
        *_indicators(reading, ficha, weak, names),
        *subtitles_named(reading, rows(ficha, SUBTITLE), ficha.year),
    ]
    found = delivered(reading, ficha, found, weak | names)
    return tuple(sorted(_apart(found), key=lambda item: min(item.taken)))


def in_full(reading: Reading, ficha: Ficha) -> list[Item]:
    """Components and indicators whose whole name the question holds, whatever else it may mean."""
    found = []
    for kind in (COMPONENT, INDICATOR):
        for name in rows(ficha, kind):
            sequence = sequence_of(name)
            found += [
                Item(
                    kind,
                    name,
                    present=True,
                    taken=frozenset(range(i, i + len(sequence))),
                    weight=_FULL + len(sequence),
                )
                for i in places_of(reading.known, sequence)
            ]
    return found


def years_of_names(text: str, reading: Reading, ficha: Ficha) -> frozenset[int]:
    """The words of a span of years that stands in a row's name: "becas 2018-2020"."""
    own = {
        m.groups()
        for k in (COMPONENT, INDICATOR)
        for n in rows(ficha, k)
        for m in _SPAN.finditer(n)
    }
    asked = {m.groups() for m in _SPAN.finditer(text)} & own
    return frozenset(
        i + k
        for first, last in asked
        for i in places_of(reading.known, (first, last))
        for k in (0, 1)
    )


def _apart(found: list[Item]) -> list[Item]:
    """Of rows that want the same words, the one with more of them."""
    kept: list[Item] = []
    for item in sorted(found, key=lambda i: (-i.weight, i.kind, i.name)):
        if not any(item.taken & other.taken for other in kept):
            kept.append(item)
    return kept


# --- components and indicators ----------------------------------------------------------------


def _components(
    reading: Reading, ficha: Ficha, weak: frozenset[str], names_: frozenset[str]
) -> list[Item]:
    names = rows(ficha, COMPONENT)
    units = {c.name: c.unit or "" for c in ficha.components}
    found = _by_ordinal(reading, names, COMPONENT, "componente")
    texts = {name: (name, units.get(name, "")) for name in names}
    said = reading.means("componente")
    return found or _side_by_side(reading, texts, COMPONENT, (weak, names_), said=said)


def _indicators(
    reading: Reading, ficha: Ficha, weak: frozenset[str], names_: frozenset[str]
) -> list[Item]:
    names = rows(ficha, INDICATOR)
    scope = names
    for kind, concept in (
        ("proposito", "indicador_proposito"),
        ("complementario", "indicador_complementario"),
    ):
        if reading.means(kind):
            scope = tuple(n for n in ficha.book.items(concept)) or names
    found = _by_ordinal(reading, scope, INDICATOR, "indicador")
    if not reading.means("indicador"):
        for kind in ("proposito", "complementario"):
            found += _by_ordinal(reading, scope, INDICATOR, kind)
    units = {i.name: i.unit or "" for i in ficha.indicators if _tells(i.unit)}
    texts = {name: (name, units.get(name, "")) for name in names}
    said = reading.means("indicador")
    return found or _side_by_side(reading, texts, INDICATOR, (weak, names_), said=said)


def _tells(unit: str | None) -> bool:
    """Whether a unit of measure is told by no other: "Gramos", and neither "Pesos" nor "Días"."""
    return unit is not None and _telling(unit).isdisjoint(_MEASURES)


_MEASURES = frozenset(
    map(stem, "porcentual porcentaje numero tasa pesos dias meses horas minutos unidades".split())
)


def _by_ordinal(reading: Reading, names: tuple[str, ...], kind: str, cue: str) -> list[Item]:
    """As in "componente 2", "el segundo componente", "el último indicador de propósito"."""
    numbers = read_data("numbers")
    found = []
    for term in reading.terms_of(cue):
        for j in (term.first - 1, term.last + 1, term.last + 2, term.last + 3):
            if not 0 <= j < len(reading.known):
                continue
            word = reading.known[j]
            order = numbers["ordinals"].get(word) if j < term.first else None
            if not set(reading.known[term.last + 1 : j]) <= _BETWEEN:
                continue
            if j > term.last:
                order = int(word) if re.fullmatch(r"\d", word) else numbers["cardinals"].get(word)
                order = order or numbers["ordinals"].get(word)
            if word in ("ultimo", "ultima"):
                order = len(names)
            if order is None or ranks(reading.known, max(j, term.last)):
                continue
            taken = frozenset((*range(term.first, term.last + 1), j))
            if 1 <= order <= len(names):
                found.append(Item(kind, names[order - 1], present=True, taken=taken, weight=9))
            else:
                found.append(Item(kind, f"{cue} {order}", present=False, taken=taken, weight=9))
            found += _others_by_ordinal(reading, names, kind, j)
            break
    return found


def _others_by_ordinal(
    reading: Reading, names: tuple[str, ...], kind: str, last: int
) -> list[Item]:
    """As in "componente 1 y 2", "el del componente 1 que el del 3": more of them by number."""
    found = []
    known = reading.known
    places = (i for i in range(last + 2, len(known)) if re.fullmatch(r"\d", known[i]))
    for i in places:
        between = known[last + 1 : i]
        joined = set(between) <= _BETWEEN_ROWS | _OF_THE_OTHER and set(between) & _BETWEEN_ROWS
        if joined and 1 <= int(known[i]) <= len(names):
            taken = frozenset((i,))
            found.append(Item(kind, names[int(known[i]) - 1], present=True, taken=taken, weight=9))
            last = i
    return found


def _side_by_side(
    reading: Reading,
    texts: dict[str, tuple[str, str]],
    kind: str,
    little_and_nothing: tuple[frozenset[str], frozenset[str]],
    *,
    said: bool,
) -> list[Item]:
    """A row for each part of the question that names one of its own; else the row of it all.

    As in "producción de obras y gasto de asesorías", "¿más en obras que en asesorías?".
    """
    whole = _by_words(reading, texts, kind, little_and_nothing, said=said)
    joined = {i for i, word in enumerate(reading.known) if word in _BETWEEN_ROWS}
    cuts = sorted(joined | {b.first for a, b in pairwise(reading.terms) if b.part > a.part})
    if not cuts or (whole and whole[0].weight >= _FULL):
        return whole
    parts: dict[str, Item] = {}
    for first, last in zip([0, *cuts], [*cuts, len(reading.known)], strict=True):
        within = frozenset(range(first, last)) - joined
        for item in _by_words(reading, texts, kind, little_and_nothing, said=said, within=within):
            parts.setdefault(item.name, item)
    return list(parts.values()) if len(parts) > 1 else whole


def _by_words(
    reading: Reading,
    texts: dict[str, tuple[str, str]],
    kind: str,
    little_and_nothing: tuple[frozenset[str], frozenset[str]],
    *,
    said: bool,
    within: frozenset[int] | None = None,
) -> list[Item]:
    """The row whose name shares most telling words with the question.

    A word that several rows share tells less, one that every question may hold tells little; a
    single word is enough only where it is in one row's name alone.
    """
    stems = {name: _telling(f"{full} {unit}") for name, (full, unit) in texts.items()}
    titles = {name: _telling(full) for name, (full, _) in texts.items()}
    shared = Counter(s for telling in stems.values() for s in telling)
    weak, names = little_and_nothing
    little = weak_stems() | weak
    silent = names | _OF_CHANGES | (stems_of("persona") - weak)
    loose = said or kind == INDICATOR
    scored = []
    for name, telling in stems.items():
        held = {
            i: s
            for i, word in enumerate(reading.known)
            if (within is None or i in within)
            and not _YEAR.fullmatch(word)
            and stem(word) not in silent
            and (
                s := _held(word, telling, weak)
                or (_said_else(word, telling) if loose and stem(word) not in shared else None)
            )
        }
        hit = set(held.values())
        weight = sum(
            (0.3 if s in little or stem(reading.known[i]) in little else 1.0)
            * (1.0 if s == stem(reading.known[i]) else _KIN)
            / shared[s]
            for s, i in {s: i for i, s in held.items()}.items()
        )
        counted = kind == COMPONENT and any(
            reading.known[i - 1] in _COUNTING and s not in weak for i, s in held.items() if i
        )
        weight += 1 if counted else 0
        in_title = len(hit & titles[name]) / max(1, len(titles[name]))
        weight = max(weight, 3 * in_title) if in_title >= 0.6 and weight >= 0.9 else weight
        run = longest_run(reading, texts[name][0], within)
        opens = bool(held) and opens_as(reading, texts[name][0], little)
        weight += _SAID_ALIKE if run >= _RUN or opens else 0
        own_unit = _telling(texts[name][1])
        by_unit = bool(own_unit) and (
            own_unit <= hit or (bool(hit & own_unit - little) and not (hit - little) & titles[name])
        )
        per = any(is_one(reading, i) for i, s in held.items() if s in own_unit)
        scored.append((weight, in_title, name, frozenset(held), by_unit, per))
    scored.sort(key=lambda s: (-s[0], -s[1]))
    if not scored:
        return []
    weight, in_title, name, taken, by_unit, per = scored[0]
    runner_up = scored[1][0] if len(scored) > 1 else 0.0
    if (weight < 0.9 and not (said and in_title == 1)) or weight - runner_up < 0.3:
        return []
    return [Item(kind, name, present=True, taken=taken, weight=weight, by_unit=by_unit, per=per)]


@cache
def _said_else(word: str, telling: frozenset[str]) -> str | None:
    """The stem of a name that says the same as a word: "capacitación" and "cursos"."""
    return next((s for s in sorted(telling) if say_the_same(stem(word), s)), None)


@cache
def _held(word: str, telling: frozenset[str], weak: frozenset[str]) -> str | None:
    """The stem of a name that a word of the question is a form of.

    Those served are none of what is made for them: "recicladores" is no form of "reciclaje".
    """
    own = stem(word)
    if own in telling:
        return own
    if len(word) < 5 or not word.isalpha() or own in weak:
        return None
    kin = (s for s in sorted(telling) if len(s) >= 4 and (_akin(own, s) or _form(word, s)))
    return next(kin, None)


def _form(word: str, said: str) -> bool:
    return likeness(word, said) >= FORM


def _akin(one: str, other: str) -> bool:
    """Forms of one word: they share all but the last two or three letters ("siguen", "sigue")."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return (
        shared >= 4
        and shared >= max(len(one), len(other)) - 3
        and shared >= min(len(one), len(other)) - 1
    )


@cache
def _telling(text: str) -> frozenset[str]:
    return frozenset(
        stem(w.text)
        for w in words(fold(text))
        if w.text not in function_words() and len(w.text) > 2
    )


def full_name(item: Item, ficha: Ficha) -> str:
    """The words that a row goes by, folded: its name, the unit of a component, a subtítulo's."""
    units = (c.unit or "" for c in ficha.components if c.name == item.name)
    called = subtitle_words(item.name) if item.kind == SUBTITLE else ""
    return fold(f"{item.name} {next(units, '')} {called}")
