"""The clauses of a message: where each stands, what it names and whether it asks.

Promise: a clause asks only where an interrogative, an order, a wish or a question mark says so;
what it names is what the vocabulary, the tables and the names of programmes know.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from calc.figure import fold
from calc.sentences import split_sentences
from qa.data import read_data
from qa.language.senses import (
    Reading,
    Term,
    conjugate,
    neutral_words,
    ordered,
    read,
    static_speller,
)
from qa.language.words import stem
from qa.named.items import read_items
from qa.named.patterns import Named, named_concepts
from qa.named.regions import regions_named
from qa.named.subtitles import subtitles_named
from qa.named.thresholds import read_thresholds
from qa.named.years import read_period
from qa.programmes.choosing import choose
from qa.programmes.shelf import Shelf

_MOST_OF_A_SPEAKER = 12
_CUT = re.compile(r",(?=\s)|:(?=\s)|[()—–]|\s-\s|(?<=[^\s¿])\s*(?=¿)|(?<=[?!])\s+|\.{3}|…|;(?=\s)")
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*%?")
_ASKED_AFTER = re.compile(
    r"(?:y )?(?:oiga|oye|hola|disculpe?|perdon|amig[oa]|compadre|buenas) (?:en |a |de |por |con )?"
    r"(?:que|cual|cuales|cuant[oa]s?|quien|donde|como|cuando)\b"
)
"""A question in the same breath as the greeting: "oye en cuál hay más…"."""

_HOW_MUCH = frozenset("cuanto cuanta cuantos cuantas".split())
_ASKING = frozenset("que q k cual cuales quien quienes como cuando donde".split())
_STRESSED = frozenset("qué cuál cuáles quién quiénes cómo cuándo dónde".split())
_LEADING = frozenset("y e o pero entonces en a de con por para desde hasta sobre entre pa".split())
_RELATIVE = frozenset("el la los las un una ya no me le les lo nos yo".split())
COMPLEMENT = frozenset(("que", "q", "k"))
TELLING = frozenset(("concept", "row", "programme"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the message with its place, its words and the kinds of thing that it carries.

    `marked`: it stands under a question mark. `asks`: an interrogative or an order is in it.
    """

    start: int
    end: int
    sentence: int
    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    carries: frozenset[str]
    marked: bool
    asks: bool = False
    names: tuple[tuple[str, str, int], ...] = ()

    @property
    def interrogates(self) -> bool:
        """Whether an interrogative asks in it."""
        return asked_at(self) is not None

    @property
    def announces(self) -> bool:
        """Whether it says that it asks just before it does: "me interesa cuánta plata"."""
        at = asked_at(self) or 0
        return at > 0 and self.words[at - 1] in listed("saying", "wanting")

    @property
    def orders(self) -> bool:
        """Whether it opens with an order: "contraste", "indíqueme"."""
        return bool(self.words) and self.words[0] in _imperatives() and not self.marked

    @property
    def names_something(self) -> bool:
        """Whether it names a concept, a row or a programme by more than one word."""
        programme = sum(kind == "programme" for kind, _, _ in self.names)
        return bool(self.carries & {"concept", "row"}) or programme > 1

    @property
    def beside(self) -> bool:
        """Whether it opens as a reason does, or as a courtesy that names nothing."""
        return self.opens(*_openings("reason")) or (
            self.opens(*_openings("courtesy"))
            and not self.names_something
            and not any(word[0].isdigit() for word in self.words)
            and _ASKED_AFTER.match(" ".join(self.words)) is None
        )

    def opens(self, *openings: str) -> bool:
        """Whether it begins with one of the openings, whatever conjunction comes first."""
        said = re.sub(r"^(?:y|e|pero) ", "", " ".join(self.words))
        return said.startswith(openings)

    def raw(self, index: int) -> str:
        """A word as it was written, in lower case."""
        found = _WORD.match(self.text, self.starts[index])
        return found[0].lower() if found else ""

    def holds(self, words: frozenset[str]) -> bool:
        """Whether one of the words is in it."""
        return not words.isdisjoint(self.words)


def spans_of(text: str) -> Iterator[tuple[int, int, int]]:
    """Where each clause of each sentence stands."""
    for sentence, span in enumerate(split_sentences(text, clauses=True)):
        start = span.start
        for cut in _CUT.finditer(text, span.start, span.end):
            if text[start : cut.start()].strip(" ,;:¿?!¡.()"):
                yield start, cut.start(), sentence
                start = cut.end()
        if text[start : span.end].strip(" ,;:¿?!¡.()"):
            yield start, span.end, sentence


def clauses_of(text: str, spans: Sequence[tuple[int, int, int]], shelf: Shelf) -> list[Clause]:
    """The clauses of a message that stand at the spans, those without words left out."""
    reading, kinds = _kinds(text, shelf)
    clauses = []
    for k, (start, end, sentence) in enumerate(spans):
        own = text[start:end]
        last = k + 1 == len(spans) or spans[k + 1][2] != sentence
        opened = text.rfind("¿", 0, end) > text.rfind("?", 0, start)
        marked = opened or (last and text[:end].rstrip().endswith("?"))
        own_kinds = (k for k in kinds if start <= k[0] < end)
        names = tuple(dict.fromkeys((k, text[at:to], at - start) for at, to, k in own_kinds))
        carries = frozenset(kind for kind, word, _ in names if fold(word) not in listed("truth"))
        inside = [i for i, w in enumerate(reading.asked) if start <= w.start < end]
        if not inside:
            continue
        words = tuple(_word(reading, i) for i in inside)
        starts = tuple(reading.asked[i].start - start for i in inside)
        clause = Clause(start, end, sentence, own, words, starts, carries, marked, names=names)
        clauses.append(replace(clause, asks=_asks(clause)))
    return clauses


def _word(reading: Reading, index: int) -> str:
    """A word as corrected, unless it tells as written how the message is built."""
    asked = reading.asked[index].text
    framing = listed("saying", "wanting", "limiting", "truth")
    return asked if asked in framing else reading.known[index]


def _kinds(text: str, shelf: Shelf) -> tuple[Reading, list[tuple[int, int, str]]]:
    """The message read, and what its words name, each kind where it stands."""
    crowd = len(shelf.programmes) > 1
    newest = [p.latest for p in shelf.programmes]
    view = shelf.view(newest[0].document) if len(newest) == 1 else None
    reading = read(text, (static_speller(), view.speller if view else shelf.speller))
    latest = view.ficha.year if view else max((c.year or 0 for c in newest), default=0)
    period = read_period(reading, latest)
    rows = (
        read_items(reading, view.ficha, view.people | view.name)
        if view
        else (*regions_named(reading, ()), *subtitles_named(reading, ()))
    )
    strong = [r for r in rows if r.weight >= 1]
    found = [(i, "year") for i in period.taken]
    found += [(i, "region" if r.kind == "region" else "row") for r in strong for i in r.taken]
    taken = {i for r in strong for i in r.taken}
    named = named_concepts(reading, [t for t in reading.terms if t.first in taken])
    found += [(t.first, "concept") for n in named if n.weight >= 1 for t in _own(n)]
    found += [(b.first, "number") for b in read_thresholds(reading)]
    found += [(i, "number") for i, w in enumerate(reading.known) if w[0].isdigit()]
    if crowd:
        choice = choose(reading, shelf)
        stems = choice.stems if choice.named else frozenset()
        found += [(i, "programme") for i, w in enumerate(reading.known) if stem(w) in stems]
    words = reading.asked
    return reading, [(words[i].start, words[i].end, kind) for i, kind in sorted(found)]


def _own(named: Named) -> tuple[Term, ...]:
    """The words that name a concept, without those that only ask how much."""
    return tuple(t for t in named.terms if not t.senses & _ONLY_ASKING)


_ONLY_ASKING = frozenset(("cuanto", "cuantos_", "tener"))


def words_of(text: str) -> list[str]:
    """The words of a text, folded."""
    return [fold(m[0]) for m in _WORD.finditer(text)]


def asked_at(clause: Clause) -> int | None:
    """Which word of a clause is its interrogative, with the words that lead to it; None if none."""
    told = clause.words
    verbs = listed("saying", "wanting")
    for i, word in enumerate(told):
        if i == 0 and word == "como" and clause.opens(*_openings("courtesy")):
            continue
        first = i
        while first and told[first - 1] in _LEADING:
            first -= 1
        opening = first == 0 or told[first - 1] in verbs
        much = word in _HOW_MUCH and told[i - 1 : i + 2] != ("en", word, "a")
        if (
            much
            or clause.raw(i) in _STRESSED
            or (word in _ASKING and opening and _may_ask(told, i, first))
        ):
            return first
    return None


def _may_ask(told: tuple[str, ...], i: int, first: int) -> bool:
    """Whether an unstressed word asks where it stands: "que" after a verb of saying does not."""
    if told[i] in ("como", "cuando", "donde"):
        return i == 0
    why = told[first:i] == ("por",) and first == 0  # "por que no informaron el indicador"
    if told[i] in COMPLEMENT and told[i + 1 : i + 2] and told[i + 1] in _RELATIVE and not why:
        return False
    return told[i] not in COMPLEMENT or (first == 0 and i + 1 < len(told)) or first < i


def _asks(clause: Clause) -> bool:
    if clause.text.lstrip().startswith("¡") or (clause.beside and not clause.announces):
        return False
    if clause.interrogates or clause.orders:
        return True
    if clause.holds(listed("wanting")) and not clause.opens("es decir", "esto es", "no "):
        return not clause.opens("pregunto", "lo p", "consulto", "necesito que") and not claim_at(
            clause
        )
    return clause.marked and not pointed(clause)


def pointed(clause: Clause) -> bool:
    """Whether a clause only asks whether what was said is so."""
    if not clause.marked or clause.interrogates:
        return False
    if clause.opens("tiene razon", "tienen razon", "tendra razon", "tendran razon"):
        return True
    tags = listed("truth") | {"no"}
    alone = tags.union(neutral_words()).issuperset(clause.words)
    return (alone or not clause.carries) and clause.holds(tags)


@cache
def _openings(sort: str) -> tuple[str, ...]:
    listed = read_data("focus")[sort]["openings"].replace("\n", " ").split("|")
    return tuple(" ".join(o.split()) for o in listed)


@cache
def _imperatives() -> frozenset[str]:
    verbs = read_data("common")["asking"].split()
    return frozenset(f for v in verbs for f in ordered(v) if f not in conjugate(v))


@cache
def listed(*classes: str) -> frozenset[str]:
    """The forms of the verbs and the words of some of the classes."""
    tables = [read_data("focus")[c] for c in classes]
    verbs = (form for t in tables for v in t.get("verbs", "").split() for form in conjugate(v))
    said = (w for t in tables for key in ("forms", "words") for w in t.get(key, "").split())
    return frozenset((*verbs, *said))


def wishes(clause: Clause) -> bool:
    """Whether a wish names what it wants: "necesito la cobertura"."""
    verbs = listed("wanting")
    wanted = [at for w, at in zip(clause.words, clause.starts, strict=True) if w in verbs]
    return any(at > wanted[0] for _, _, at in clause.names) if wanted else bool(clause.names)


def has_verb(clause: Clause) -> bool:
    """Whether a finite verb is in it, as far as its ending or the usual verbs tell."""
    return any(is_finite(clause, i) for i in range(len(clause.words)))


def is_finite(clause: Clause, index: int) -> bool:
    """Whether a word is a finite verb, as far as its ending or the usual verbs tell."""
    return clause.words[index] in _FORMS or _FINITE.search(clause.raw(index)) is not None


_FINITE = re.compile(r"(?:ó|é|ía|ían|aron|ieron|aba|aban|ará|arán|erá|irá|amos|emos|imos)$")
_FORMS = frozenset(
    """es son fue fueron era eran esta estan estaba hay habia hubo tiene tienen tenia tuvo quiero
    quiere se va van ha han he hace hacen dice dicen sabe creo anda andan vive viven me le les
    puso dio trabajo postula postulo necesita lleva llevan llevo""".split()
)


def claim_at(clause: Clause) -> int:
    """Where what is said begins: after "mi jefa sostiene que"; 0 where nobody says it."""
    saying = listed("saying")
    said = False
    for i, word in enumerate(clause.words[: _MOST_OF_A_SPEAKER + 1]):
        rest = i + 1 < len(clause.words)
        if rest and said and (word in COMPLEMENT or clause.words[i - 1 : i + 1] in _SPEAKS_OF):
            return i + 1
        said = said or word in saying
    return 0


_SPEAKS_OF = (("hablo", "de"), ("habla", "de"), ("hablan", "de"), ("hablaron", "de"))


def content(clause: Clause) -> int:
    """How many words of a clause say anything."""
    light = neutral_words() | _HOW_MUCH | _ASKING
    return sum(w not in light and not w[0].isdigit() for w in clause.words)
