"""What a question asks of several programmes: which of them, what of each, and what to do with it.

Promise: conditions combine: each bound is tied to the figure that it stands next to, and what is
left over is what is asked of the programmes that meet them.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from calc.quantity import PERSONAS
from qa.answers.counted import counted_noun
from qa.data import read_data
from qa.language.senses import SPENDING, Reading, Term
from qa.language.words import stem
from qa.named.faults import NO_FAULTS, Faults, faults_named
from qa.named.patterns import Named, named_concepts
from qa.named.regions import regions_named
from qa.named.row import Item
from qa.named.subtitles import subtitles_named
from qa.named.thresholds import Threshold, read_thresholds
from qa.named.years import Period, read_period
from qa.programmes.scope import Scope
from qa.programmes.selectors import Selector, superlative
from qa.programmes.shelf import Programme, Shelf
from qa.understanding.question import second_halves, with_people
from qa.understanding.unmeant import of_no_balance, of_the_change

NUMBER_OF = "numero_de_"
"""Prefix of the counts that no table prints: components, regions, indicators, findings."""

START, END = "ano_de_inicio", "ano_de_termino"
"""The years in which a programme began and ends, among what may be asked of each."""

DATES = (START, END)

_DIMENSIONS = ("focalizacion", "eficiencia", "eficacia")


@dataclass(frozen=True, slots=True)
class Condition:
    """A bound on a figure of each programme."""

    concept: str
    threshold: Threshold


@dataclass(frozen=True, slots=True)
class Findings:
    """What is asked of published findings: of which dimensions and kinds, to have or to lack them.

    `lacking` are dimensions to be without where others are to be there.
    """

    dimensions: tuple[str, ...]
    wanted: bool
    lacking: tuple[str, ...] = ()
    faults: Faults = NO_FAULTS


@dataclass(frozen=True, slots=True)
class Than:
    """The programme that others are to exceed, or to fall below."""

    programme: Programme
    below: bool


@dataclass(frozen=True, slots=True)
class Selection:
    """A question across programmes.

    `concepts` is what is asked of each; `conditions`, `findings` and `than` narrow them down;
    `moves` is "subir", "bajar" or "cambiar" where it asks for the change between years; `placed`
    is the programme whose place among all is asked for, `place` the place whose one is; `kept` are
    the programmes that its answer named.
    """

    text: str
    reading: Reading
    selector: Selector
    scope: Scope
    concepts: tuple[str, ...]
    named: tuple[Named, ...]
    conditions: tuple[Condition, ...]
    findings: Findings | None
    period: Period
    regions: tuple[Item, ...]
    cues: frozenset[str]
    moves: str | None
    than: Than | None = None
    subtitle: str | None = None
    placed: Programme | None = None
    place: int | None = None
    kept: tuple[Programme, ...] = ()

    @property
    def in_money(self) -> bool:
        """Whether a change is asked for in pesos rather than in percent."""
        return self.moves is not None and "dinero" in self.cues

    def quoted(self, threshold: Threshold) -> str:
        """The bound in the question's own words, as a quotation."""
        words = self.reading.asked[threshold.first : threshold.last + 1]
        return f"«{self.text[words[0].start : words[-1].end].strip(' ¿?.,;')}»" if words else ""


@dataclass(frozen=True, slots=True)
class Pieces:
    """What the words of a question say, before anything is tied to anything."""

    raw: Reading
    reading: Reading
    thresholds: tuple[Threshold, ...]
    period: Period
    regions: tuple[Item, ...]
    subtitle: Item | None
    named: tuple[Named, ...]
    cues: frozenset[str]
    degree: Term | None
    faults: Faults

    @property
    def kind(self) -> str | None:
        """The kind of row that it names, which turns what is asked into what that row has."""
        return "region" if self.regions else "subtitulo" if self.subtitle else None

    @property
    def findings_spoken(self) -> bool:
        """Whether findings are what it asks for."""
        return "hallazgo" in self.cues and not self.named

    @property
    def taken(self) -> frozenset[int]:
        """The words that say something."""
        bound = (i for t in self.thresholds for i in range(t.first, t.last + 1))
        rows = (i for r in (*self.regions, *filter(None, (self.subtitle,))) for i in r.taken)
        named = (i for n in self.named for t in n.terms for i in range(t.first, t.last + 1))
        return frozenset((*bound, *rows, *named, *self.period.taken, *self.faults.taken))


def pieces_of(reading: Reading, shelf: Shelf, latest: int, skip: frozenset[int]) -> Pieces:
    """The bounds, years, regions, concepts and cues of a question; words to `skip` say nothing."""
    thresholds = read_thresholds(reading)
    bound = {i for t in thresholds for i in range(t.first, t.last + 1)}
    period = read_period(reading, latest, frozenset(bound) | skip)
    people = with_people(reading, unit_stems(shelf), frozenset())
    faults = faults_named(reading)
    free = tuple(t for t in people.terms if t.first not in bound | skip | faults.taken)
    own = Reading(reading.asked, reading.known, free)
    regions = tuple(r for r in regions_named(reading, ()) if not r.taken & (skip | bound))
    subtitles = subtitles_named(reading, ())
    subtitle = next((s for s in subtitles if not s.taken & (skip | bound | period.taken)), None)
    places = frozenset(i for r in (*regions, *filter(None, (subtitle,))) for i in r.taken)
    no_names = [*of_the_change(own), *of_no_balance(own)]
    named = named_concepts(own, [*(t for t in free if t.first in places), *no_names])
    named = (*named, *second_halves(own, named))
    named = tuple(n for n in named if _says(n, own, bounded=bool(thresholds)))
    named = _per_person(named, own) if thresholds else named
    cues = frozenset(s for t in free if t.first not in places for s in t.senses)
    degree = superlative(reading, frozenset(bound) | skip | places)
    than_before = _THAN_BEFORE.search(reading.text) is not None
    cues |= {"promedio"} if _MEAN.search(reading.text) else frozenset()
    cues |= {"respecto"} if than_before else frozenset()
    against = than_before or _AGAINST_BUDGET.search(reading.text) is not None
    if against or IN_ORDER.search(reading.text) or _is_taken(degree, reading):
        degree = None
    return Pieces(reading, own, thresholds, period, regions, subtitle, named, cues, degree, faults)


_MEAN = re.compile(
    r"\b(?:valor|gasto|costo|monto|presupuesto|inicial|final|ejecutado|numero|tamano|importe)"
    r" (?:total )?medio\b|\bpor termino medio\b|\bde media\b|\bpromedi\w+"
)
"""As in "el presupuesto inicial medio"."""

IN_ORDER = re.compile(
    r"\bdel? (?:que |de |con |el |la )*(mas|mayor|menos|menor)\b.* "
    r"(?:al?|hasta el) (?:que |de |con |la )*(?:mas|mayor|menos|menor)\b"
)
"""As in "del que más gastó al que menos": all of them in order, and no extreme."""


def _is_taken(degree: Term | None, reading: Reading) -> bool:
    """As in "cuánto se llevó cada una": what was spent there, and no extreme."""
    taken = degree is not None and degree.text in ("se llevo", "se lleva")
    return taken and degree is not None and "cuanto" in reading.known[: degree.first]


_LIGHT = frozenset(
    ("cuanto", "cuantos_", "programa", "tener", "ficha", "sin", "total", "atender", "dirigir")
)
_PEOPLE = frozenset(("persona", "atender"))
_COUNTS = frozenset(
    """cuantos cuantas cuanto total numero cantidad mas menos mayor menor ranking cada promedio suma
    poblacion beneficiarios beneficiarias beneficiados personas_beneficiadas alcance""".split()
)


def _per_person(named: tuple[Named, ...], reading: Reading) -> tuple[Named, ...]:
    """The spending per beneficiary, where a bound stands between its words."""
    per = next((t for t in reading.terms if "por_persona" in t.senses), None)
    if per is None or any(per in n.terms for n in named):
        return named
    spending = (t for t in reading.terms if t.senses & SPENDING)
    spent = next(spending, per)
    rest = tuple(n for n in named if spent not in n.terms)
    return (*rest, Named("gasto_por_beneficiario", (spent, per), 2.0))


def _says(named: Named, reading: Reading, *, bounded: bool) -> bool:
    """Whether a concept is truly named: by more than "tiene" or "programas".

    Nor do "programas para personas mayores" ask how many people: the noun alone tells of whom.
    """
    if all(t.senses & _LIGHT for t in named.terms):
        return False
    people = all(t.senses & _PEOPLE for t in named.terms)
    return not people or bounded or bool(_COUNTS & set(reading.known))


def unit_stems(shelf: Shelf) -> frozenset[str]:
    """The nouns in which the loaded fichas count their people: "hogar", "organizacion"."""
    key = tuple(p.latest.document for p in shelf.programmes)
    if key not in _UNITS:
        _UNITS.clear()
        nouns = {counted_noun(shelf.ficha(document)) for document in key}
        _UNITS[key] = frozenset(stem(n.split()[0]) for n in nouns if n != PERSONAS)
    return _UNITS[key]


_UNITS: dict[tuple[str, ...], frozenset[str]] = {}


_FINAL_AGAINST_INITIAL = re.compile(
    r"\b(mas|menos|mayor|menor) presupuesto final que (?:el )?inicial\b|"
    r"\bfinal (?:\w+ ){0,2}?(menor|mayor|inferior|superior|mas|menos)(?: \w+){0,3} inicial\b"
)
_AGAINST_BUDGET = re.compile(
    r"\b(?:gast|ejecut|us|ocup)\w+ (mas|menos)(?: plata| recursos)? (?:que|de)"
    r" (?:su|el|lo(?: que)?)"
    r"(?: (?:presupuesto|presupuestado|asignado|aprobado|tenian?|les dieron|le dieron))"
    r"(?: (?:inicial|final|vigente))?"
)
_DENIED_HERE = re.compile(r"\b(?:no|sin|nunca|tampoco)(?: \w+){0,2}$")
_CUT = ("recort", "rebaj", "quit", "reduj")


def implied_of(pieces: Pieces) -> tuple[Condition, ...]:
    """As in "se pasaron del presupuesto" and "subejecutaron": bounds that a word sets.

    Execution below 85 % of the initial budget, or 90 % of the final one, is what fichas publish
    as subejecución.
    """
    if pieces.thresholds:
        return ()
    final = "final" in pieces.cues
    concept = "ejecucion_final" if final else "ejecucion_inicial"
    if against := _FINAL_AGAINST_INITIAL.search(pieces.reading.text):
        first = pieces.reading.text[: against.start()].count(" ")
        last = pieces.reading.text[: against.end()].count(" ")
        less = (against[1] or against[2]) in ("menos", "menor", "inferior")
        bound = Threshold(less, Fraction(0), "", "", first=first, last=last)
        return (Condition("reasignaciones", bound),)
    if against := _AGAINST_BUDGET.search(pieces.raw.text):
        first = pieces.raw.text[: against.start()].count(" ")
        last = pieces.raw.text[: against.end()].count(" ")
        bound = Threshold(against[1] == "menos", Fraction(100), "", "%", first=first, last=last)
        whole = "ejecucion_inicial" if "inicial" in against[0] else "ejecucion_final"
        return (Condition(whole, bound),)
    if pieces.degree:
        return ()
    cut = next((t for t in pieces.reading.terms if t.text.startswith(_CUT)), None)
    if cut is not None and "recortar" in cut.senses:
        bound = Threshold(
            below=True, value=Fraction(0), mark="", scale="", first=cut.first, last=cut.last
        )
        return (Condition("reasignaciones", bound),)
    for cue, below, limit in (
        ("exceder_", False, 100),
        ("subejecucion", True, 90 if final else 85),
    ):
        term = next((t for t in pieces.reading.terms if cue in t.senses), None)
        if term is not None:
            denied = _DENIED_HERE.search(" ".join(pieces.reading.known[: term.first]))
            first = term.first - denied[0].count(" ") - 1 if denied else term.first
            bound = Threshold(
                below != bool(denied),
                Fraction(limit),
                "",
                "%",
                inclusive=bool(denied),
                first=first,
                last=term.last,
            )
            return (Condition(concept, bound),)
    return ()


def counted_rows(reading: Reading, threshold: Threshold) -> str | None:
    """As in "más de 2 hallazgos", "al menos 3 componentes": the rows that are counted."""
    following = (threshold.last, threshold.last + 1, threshold.last + 2)
    for term in reading.terms:
        if term.first in following:
            for sense in ("hallazgo", *read_data("several")["counts"]):
                if sense in term.senses and not threshold.is_share:
                    return f"{NUMBER_OF}{sense}"
    return None


def findings_asked(pieces: Pieces) -> Findings | None:
    """What is asked of findings, None where they are not spoken of."""
    if "hallazgo" not in pieces.cues and not pieces.faults.kinds:
        return None
    counted = any(
        counted_rows(pieces.reading, t) == f"{NUMBER_OF}hallazgo" for t in pieces.thresholds
    )
    if counted and not pieces.cues & set(_DIMENSIONS):
        return None
    dimensions = tuple(d for d in _DIMENSIONS if d in pieces.cues)
    lacking = _lacking(pieces.reading)
    if lacking and set(lacking) != set(dimensions):
        held = tuple(d for d in dimensions if d not in lacking)
        return Findings(held, wanted=True, lacking=lacking)
    wanted = not _denied(pieces.reading, pieces.faults)
    return Findings(dimensions, wanted=wanted, faults=pieces.faults)


def _lacking(reading: Reading) -> tuple[str, ...]:
    """The dimensions that are denied where another is not: "de eficacia y sin de eficiencia"."""
    senses = {t.first: t.senses for t in reading.terms}
    denied, found = False, []
    for i, word in enumerate(reading.known):
        if word in _DENIALS or word in ("con", "si", "pero"):
            denied = word in _DENIALS
        found += [d for d in _DIMENSIONS if denied and d in senses.get(i, ())]
    return tuple(found)


def _denied(reading: Reading, faults: Faults) -> bool:
    """Whether findings are to be lacking: "sin hallazgos", "que no tenga ninguno".

    "ningún programa tiene" denies programmes and not findings.
    """
    known = reading.known
    spoken = [t.first for t in reading.terms if "hallazgo" in t.senses]
    before = {
        known[i]
        for place in spoken or sorted(faults.taken)[:1]
        for i in range(max(0, place - 6), place)
        if known[i] in _DENIALS
        and not (known[i].startswith("ningun") and known[i + 1 : i + 2] in _SUBJECTS)
    }
    return bool(before) and not before >= {"no", "sin"}


_SUBJECTS = (("programa",), ("iniciativa",), ("tiene",), ("tienen",), ("tuvo",), ("presenta",))
_DENIALS = frozenset("no sin ningun ninguno ninguna libre libres cero carece carecen nunca".split())
_DENIALS |= frozenset("limpio limpia limpios limpias exento exenta exentos".split())


def moves_of(pieces: Pieces) -> str | None:
    """Whether the change between years is asked for, and which way."""
    if (than := _THAN_BEFORE.search(pieces.raw.text)) is not None:
        return "bajar" if than[1] == "menos" else "subir"
    up, down = "subir" in pieces.cues, "bajar" in pieces.cues
    if up and down:
        return "cambiar"
    return "subir" if up else "bajar" if down else None


_THAN_BEFORE = re.compile(
    r"\b(mas|menos)(?: [a-z]+)? que (?:en )?(?:el )?(?:ano )?(?:anterior|pasado|previo|20\d\d)\b"
)
"""As in "¿cuáles gastaron más que el año anterior?"."""
