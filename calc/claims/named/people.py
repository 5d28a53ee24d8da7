"""The nouns by which a ficha counts: whom it serves, and what its components produce."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from calc.claims.found.flat import flat
from calc.claims.found.scan import UNITS
from calc.claims.found.shapes import Cue, Item, Mention
from calc.claims.named.each import is_cada, is_each
from calc.claims.named.made import made_by
from calc.claims.named.measured import lasting, measured_of
from calc.claims.named.moved import is_moved
from calc.claims.named.names import is_label, singular
from calc.claims.named.served import counted_as_served, named_together, printed_nouns
from calc.claims.named.units import (
    PERSONS,
    SERVING,
    acts_of,
    deeds_of,
    named_elsewhere,
    sole,
    unit_nouns,
    unit_words,
)
from calc.figure import Book

_WORD = re.compile(r"[a-z]{4,}")
_COUNTED = re.compile(
    rf"[a-z]{{4,}}|(?:(?<=\d\s)|(?<=\bcada\s)|(?<=\bpor\s))(?:{'|'.join(UNITS)})\b"
)
"""A word that may be a noun, or a measure that is shortened beside a number: "517 km"."""

_BEFORE = re.compile(
    r"^(.{0,80}?)(?:\s(?:de|del|que|con|en|cuy[oa]s?|entre|residentes)\b|[,.;(]|$)"
)
_SHARE_OF = re.compile(r"^(?:porcentaje|proporcion|numero|n[°º]|tasa)\s+(?:de\s+)?([a-z]{4,}s)\b")
_ANYBODY = frozenset(
    (
        *("persona", "beneficiario", "beneficiaria", "usuario", "usuaria", "participante"),
        *("individuo", "poblacion", "criterio", "total", "programa", "grupo", "todas", "todos"),
    )
)
_COSTING = re.compile(r"(?:\s+[a-z]+){0,3}?\s+(?:cost(?:aron|aban)|salieron|valieron|demandaron)\b")
_ACT_ON = re.compile(r"\b([a-z]{4,}[aei]r)\s+(?:a\s+)?(?:cada|un|una)\s+$")
_AIM = re.compile(r"\b(?:poblacion|publico)\s+(?:objetivo|potencial)\b|\bpotenciales?\b")
_AIMED_AT = re.compile(r"\s+(?:objetivo|potencial(?:es)?)\b")
_HEDGES = r"(?:(?:unos|unas|un|una|casi|cerca|alrededor|mas|menos|solo|apenas|de)\s+){0,4}"
_LABEL_OR_NUMBER = re.compile(rf"(?<=\d),(?=\d)|\(\s*(?:19|20)\d\d\s*\)|:(?=\s*{_HEDGES}\d)")
_TOGETHER = re.compile(r"([a-z]{4,})\s+(?:y|o)\s+(?:l[oa]s\s+)?([a-z]{4,})\b")
_GAP = re.compile(r"\s{1,4}(?:de\s+)?(?:recien\s+)?")
_MAKING = re.compile(
    r"\b(?:dio|dieron|entreg|sirv|realiz|hicier|hizo|ejecut|financi|produ[cj]|logr|lleg|alcanz|hubo(?!\s+que)|tuvo|suma|sumo|pagaron|se\s+pago|"
    r"otorg|implement|dicta|dicto|imparti|organiz|instal|construy|recuper|terminar|cubr|benefici|conto|"
    r"certific|form[oa]r?|funcion)"
)
_SPENT_ON = re.compile(r"(?:\s+[a-z]+){0,2}?\s+(?:se\s+)?(?:gast|invirt|pag|desembols|cost)[a-z]+")
_NOT = re.compile(r"(?:\s+[a-z]+)?\s+no\b")
_TO_EACH = re.compile(r"\ba\s+cada\s+$")
_SPENDING_ON = re.compile(
    r"\b(?:gasto|costo|inversion|desembolso)s?\s+(?:total\s+)?(?:en|de|para)\s+(?:(?:el|la|los|las)\s+)?$"
)
_RATE_OF = re.compile(r"\b(?:tasa|indice|razon|porcentaje|proporcion|nota)\s+de\s+(?:l[oa]s\s+)?$")
_STEM = 5
_ACTION = re.compile(r"(?:cion(?:es)?|mientos?|aje|dora?)$")
"""How a noun ends that only names what is done."""

_CLAUSE_END = re.compile(r"[;:]|\b(?:y|e|pero|mientras)\s+(?=se\s|a\s|en\s|[a-z]+(?:aron|ieron)\b)")
_WAS_DONE = re.compile(r"\bse\s+([a-z]{4,}(?:o|aron|ieron))\s+(?:a\s+)?$")
_BEFELL = re.compile(r"(?:fueron|resultaron|quedaron|lograron|ya)$|[a-z]+(?:aron|ieron)$")
_NEAR = 40
_MEAN_OF = re.compile(r"\bpromedio\s+(?:anual\s+)?de\s+(?:l[oa]s\s+)?$")
_LABELLED = re.compile(
    rf"(?:\s+[a-z]+){{0,4}}(?:(?:\s+\(?(?:19|20)\d\d\)?)?\s*[:=|]\s*{_HEDGES}\d|,\s+(?:de|desde)\s+\d[\d.]*\s+a\s+\d)"
)


class Stretch(Protocol):
    """Anything that has a beginning and an end in a text."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """The one after its last."""


@dataclass(frozen=True, slots=True)
class Nouns:
    """The nouns of a ficha, singular.

    `people` name those served; `made` is the component that a noun counts; `deeds` the component
    of which people are counted by what befell them, by the first letters of that: "egres". `units`
    are the first letters of the words of a component's name and unit; `measured` the indicator
    (kind, name) of which alone the values are in a unit: "dia"; `acts` the component by the first
    letters of what was done: "reemp", of vehicles that were replaced; `halves` name those served
    only together: "perros y gatos".
    """

    people: frozenset[str]
    made: dict[str, str]
    deeds: dict[str, str]
    units: dict[str, frozenset[str]]
    measured: dict[str, tuple[str, str]]
    acts: dict[str, str]
    halves: frozenset[str] = frozenset()

    def both(self, text: str, start: int) -> int | None:
        """Where two nouns end that together name those served, None where they do not stand there.

        "Perros y gatos" are all that a ficha counts as "animales", and neither is alone.
        """
        found = _TOGETHER.match(text, start)
        if found is None or not {singular(found[1]), singular(found[2])} <= self.halves:
            return None
        return found.end()


def nouns_of(
    book: Book,
    program: str,
    served: str,
    units: Sequence[tuple[str, str]],
    prose: Iterable[str] = (),
) -> Nouns:
    """The nouns of a ficha.

    `served` describes its target population, `units` are those of its components' production; what
    its `prose` calls as many as were served is one of them: "participaron 218 agrupaciones".
    """
    opening = _BEFORE.match(flat(served))
    described = opening[1] if opening is not None else ""
    told_of = {singular(w) for w in _WORD.findall(described)}
    people = {singular(w) for w in _WORD.findall(described)[:3] if w.endswith("s")}
    made_nouns = {w for component, unit in units for w in unit_words(unit)}
    known = ({singular(w) for w in _WORD.findall(flat(program))} - made_nouns) | told_of
    for kind in ("indicador_proposito", "indicador_complementario"):
        for name in book.items(kind):
            told = _SHARE_OF.match(flat(name))
            if told is not None and singular(told[1]) in known:
                people.add(singular(told[1]))
    people |= {noun for noun in counted_as_served(book, prose) if noun not in made_nouns}
    printed = set(printed_nouns(book)) - _ANYBODY
    halves = named_together(described) if printed else frozenset[str]()
    if printed & told_of:  # the table counts what the text describes: nothing else is served
        people = set(counted_as_served(book, prose)) - made_nouns
    people = ((people - halves) | printed) - _ANYBODY
    nouns = {component: unit_nouns(unit, people) for component, unit in units}
    made = sole(nouns, people | _ANYBODY - {"grupo"})
    deeds = {component: deeds_of(unit, people) for component, unit in units}
    words = {c: frozenset(w[:_STEM] for w in (*unit_words(c), *unit_words(u))) for c, u in units}
    return Nouns(
        frozenset(people),
        made,
        {w: c for w, c in sole(deeds, frozenset()).items() if w not in named_elsewhere(c, units)},
        words,
        measured_of(book),
        sole({c: acts_of(u) for c, u in units}, ()),
        halves - people,
    )


def noun_parts(
    text: str, span: Stretch, mentions: Sequence[Mention], nouns: Nouns, *, aims: Sequence[int]
) -> tuple[list[Cue], list[Item]]:
    """What the ficha's own nouns say in a stretch of text: "1.987 hectáreas", "por hogar".

    `aims` are where words end that tell of the population which the programme aims at, so that a
    count of people may be that one.
    """
    start, end = span.start, span.end
    cues = list(_of_both(text, start, end, nouns))
    rows: list[Item] = []
    goals = [*aims, *(m.end() for m in _AIM.finditer(text, start, end))] if aims else []
    counted = {_after_number(text, m.end) for m in mentions if m.kind == "count"}
    done = dict(_done(text, span, mentions, nouns))
    for match in _COUNTED.finditer(text, start, end):
        noun, place = singular(UNITS.get(match[0], match[0])), match.span()
        component, end_of = _made_of(text, match, nouns, start, done.get(place[0]))
        if not _tells(text, start, place[0], component, people=noun in nouns.people):
            continue
        if component is not None and _SPENDING_ON.search(text, start, place[0]):
            rows.append(Item(*place, "componente", component, match[0]))
            continue
        each = is_each(text, (start, end), mentions, place)
        beside = place[0] in counted or place[0] in done
        if component is None:
            cues.append(_people_cue(text, (start, end), place, goals, each=each, beside=beside))
        elif each or beside:
            concept = "gasto_unitario_componente" if each else "produccion_componente"
            weak = _TO_EACH.search(text, max(start, place[0] - 12), place[0]) is not None
            if beside and not each:
                weak = place[0] not in done and not _is_made(
                    text, span, mentions, place, nouns.units[component]
                )
            spent = _SPENT_ON.match(text, place[1], end) if each else None
            cues.append(
                Cue(place[0], place[1] if spent is None else spent.end(), concept, weak=weak)
            )
            rows.append(Item(*place, "componente", component, match[0], unit=match[0]))
        elif _COSTING.match(text, place[1], end) or is_label(text, *place):
            rows.append(Item(*place, "componente", component, match[0]))
        elif _LABELLED.match(text, place[1], end) or _MEAN_OF.search(text, start, place[0]):
            cues.append(Cue(*place, "produccion_componente"))
            rows.append(Item(*place, "componente", component, match[0], unit=match[0]))
        elif is_moved(text, start, end, (place[0], end_of), mentions):
            weak, place = end_of == place[1], (place[0], end_of)
            cues.append(Cue(*place, "produccion_componente"))
            rows.append(Item(*place, "componente", component, match[0], weak=weak, unit=match[0]))
    rows.extend(lasting(text, start, end, mentions, nouns.measured))
    acts = {act: c for act, c in nouns.acts.items() if act not in nouns.deeds}
    verbs = list(made_by(text, start, mentions, rows, acts))
    cues.extend(cue for cue, _ in verbs)
    rows.extend(row for _, row in verbs)
    return cues, rows


def _of_both(text: str, start: int, end: int, nouns: Nouns) -> Iterator[Cue]:
    """Where two nouns together tell those served: "perros y gatos"."""
    for word in _WORD.finditer(text, start, end) if nouns.halves else ():
        last = nouns.both(text, word.start())
        if last is not None:
            yield Cue(word.start(), last, "poblacion_beneficiada")


def _people_cue(
    text: str,
    span: tuple[int, int],
    place: tuple[int, int],
    goals: Sequence[int],
    *,
    each: bool,
    beside: bool,
) -> Cue:
    """What a noun of those served tells: each of them, all of them, or those that are aimed at."""
    aimed = _AIMED_AT.match(text, place[1], span[1])
    if aimed is not None:
        return Cue(place[0], aimed.end(), "poblacion_objetivo")
    concept = "gasto_por_beneficiario" if each else "poblacion_beneficiada"
    target = any(_in_clause(text, goal, place[0]) for goal in goals)
    return Cue(*place, concept, weak=not each and (target or not beside))


def _made_of(
    text: str, word: re.Match[str], nouns: Nouns, start: int, befell: str | None
) -> tuple[str | None, int]:
    """The component whose unit a noun is, alone, with the word after it, or as one of its kin.

    `befell` is the one of what befell those counted.
    "Empresas asesoradas" is of one though all count "empresas"; "cada reemplazo" is akin to what
    was replaced. With it, where the words that tell so end.
    """
    noun, after = singular(UNITS.get(word[0], word[0])), _WORD.match(text, word.end() + 1)
    act = _ACT_ON.search(text, max(start, word.start() - _NEAR), word.start())
    served = noun in PERSONS and act is not None and act[1].startswith(SERVING)
    if act is not None and not served and (own := _of_act(act[1][:_STEM], nouns)) is not None:
        return own, word.end()  # "equipar un almacén"
    sole = befell or nouns.made.get(noun) or nouns.made.get(noun[:-1])
    if sole is not None:
        return sole, word.end()
    each = is_cada(text, start, word.start()) and len(noun) > _STEM
    akin = each and noun not in nouns.people | _ANYBODY | PERSONS
    own = nouns.acts.get(singular(after[0])[:_STEM]) if after is not None else None
    if own is not None and after is not None and noun[:_STEM] in nouns.units[own]:
        return own, after.end()
    return nouns.acts.get(noun[:_STEM]) if akin else None, word.end()


def _of_act(stem: str, nouns: Nouns) -> str | None:
    """The only component that something done is of, by its unit or else by its name."""
    named = [c for c, words in nouns.units.items() if stem in words]
    return nouns.acts.get(stem) or (named[0] if len(named) == 1 else None)


def _in_clause(text: str, one: int, other: int) -> bool:
    """Whether nothing parts two places of a text: no comma but those of a number or a label."""
    between = _LABEL_OR_NUMBER.sub(" ", text[min(one, other) : max(one, other)])
    return not set(between) & set(",;:(")


def _tells(text: str, low: int, place: int, component: str | None, *, people: bool) -> bool:
    """Whether a noun is one of the ficha's own, and not what a rate is of: "tasa de monitores"."""
    if component is None:
        return people
    return _RATE_OF.search(text, max(low, place - 24), place) is None


def _is_made(
    text: str,
    span: Stretch,
    mentions: Sequence[Mention],
    place: tuple[int, int],
    unit: frozenset[str],
) -> bool:
    """Whether the clause says that what is counted was made: by a verb, or by words of the unit."""
    low = max((m.end for m in mentions if m.end < place[0] - 30), default=span.start)
    high = min((m.start for m in mentions if m.start > place[0]), default=span.end)
    before = max((m.start for m in mentions if m.start < place[0]), default=span.start)
    others = (*_WORD.findall(text, low, before), *_WORD.findall(text, place[1], high))
    told = {singular(word)[:_STEM] for word in others}
    if _NOT.match(text, place[1], high):
        return False
    return bool(told & unit) or _MAKING.search(text, low, high) is not None


def _done(
    text: str, span: Stretch, mentions: Sequence[Mention], nouns: Nouns
) -> Iterator[tuple[int, str]]:
    """Where people are counted, and by the component of which deed: "egresaron 5.401 personas"."""
    for at, mention in enumerate(mentions):
        if mention.kind != "count":
            continue
        low = mentions[at - 1].end if at else span.start
        high = mentions[at + 1].start if at + 1 < len(mentions) else span.end
        place = _after_number(text, mention.end)
        noun = _WORD.match(text, place)
        if noun is None or _BEFELL.match(noun[0]):
            found = _deed(text, mention.end, min(high, mention.end + _NEAR), nouns)
            found = found or _deed_before(text, low, mention.start, nouns)
            if found is not None:
                yield found
            continue
        if singular(noun[0]) not in PERSONS and singular(noun[0]) not in nouns.people:
            continue
        components = _told_by_deeds(text, low, mention.start, nouns)
        if len(components) != 1:
            components |= _told_by_deeds(text, place, _clause_end(text, place, high), nouns)
        if len(components) == 1:
            yield place, components.pop()


def _told_by_deeds(text: str, low: int, high: int, nouns: Nouns) -> set[str]:
    """The components whose deed a stretch tells as done: "se vacunó", no "plan de vacunación"."""
    words = (w for w in _WORD.findall(text, low, high) if not _ACTION.search(w))
    return {nouns.deeds[w] for w in (singular(w)[:_STEM] for w in words) if w in nouns.deeds}


def _clause_end(text: str, low: int, high: int) -> int:
    """Where the clause after a number ends: "66.120 animales, y se esterilizó a …"."""
    end = _CLAUSE_END.search(text, low, high)
    return high if end is None else end.start()


def _deed_before(text: str, low: int, high: int, nouns: Nouns) -> tuple[int, str] | None:
    """The verb right before a bare number that says what was done: "y se acompañó a 4.218"."""
    verb = _WAS_DONE.search(text, low, high)
    component = None if verb is None else nouns.deeds.get(verb[1][:_STEM])
    return None if verb is None or component is None else (verb.start(1), component)


def _deed(text: str, low: int, high: int, nouns: Nouns) -> tuple[int, str] | None:
    """The first word of a stretch that says what befell people, with its component."""
    for word in _WORD.finditer(text, low, high):
        component = nouns.deeds.get(singular(word[0])[:_STEM])
        if component is not None:
            return word.start(), component
    return None


def _after_number(text: str, end: int) -> int:
    """Where the word begins that a number counts: "1,7 millones de raciones"."""
    gap = _GAP.match(text, end)
    return gap.end() if gap is not None else end
