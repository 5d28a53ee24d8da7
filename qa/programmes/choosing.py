"""Which programme a question is about: named by part of its name, by its topic, or by what it has.

Promise: where several fit alike none is guessed; the choices are given instead.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log

from qa.language.senses import Reading, function_words, neutral_words, weak_stems
from qa.language.synonyms import alike, say_the_same
from qa.language.words import places_of, sound, stem, words
from qa.named.regions import region_of
from qa.programmes.selectors import is_verb
from qa.programmes.shelf import Programme, Shelf, name_stems
from qa.programmes.topics import PROSE, served_stems, telling_words

_MOST_OF = 0.6
"""The part of the words of a topic that a programme must speak of."""

_TELLING = 0.9
_LEAST_ALIKE = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """The programmes that a question may be about.

    One is certain, several are a choice, none is unknown. `named` tells that its own words did
    it, `topic` the word that it was found by; `by_topics` that several were told by a topic each.
    """

    programmes: tuple[Programme, ...]
    named: bool = False
    topic: str | None = None
    stems: frozenset[str] = frozenset()
    by_topics: bool = False


def choose(reading: Reading, shelf: Shelf) -> Choice:
    """The programmes that the words of a question name."""
    if len(shelf.programmes) == 1:
        hit = _hits(reading, shelf).get(shelf.programmes[0].key, frozenset())
        return Choice(shelf.programmes, named=bool(hit), stems=_own_stems(reading, hit))
    return by_name(reading, shelf)


def by_name(reading: Reading, shelf: Shelf) -> Choice:
    """Programmes whose names share the most telling words with the question."""
    titled = _by_title(reading, shelf)
    hits = _hits(reading, shelf)
    commonness = Counter(s for stems in shelf.stems.values() for s in stems)
    weak = weak_stems()
    titles = {p.key: p.spoken for p in shelf.programmes if p.key in hits}
    scores: dict[str, float] = {}
    for key, stems in hits.items():
        telling = sum(0.3 if s in weak else 1.0 for s in stems)
        telling += 1.0 if len(stems) > 1 and _side_by_side(reading, titles[key]) else 0.0
        if telling < _TELLING and stems != shelf.stems[key]:
            continue
        rare = sum((0.3 if s in weak else 1.0) / (1 + log(commonness[s])) for s in stems)
        scores[key] = rare + len(stems) / max(1, len(shelf.stems[key])) / 2
    if titled:
        chosen = titled
        hits.update({p.key: shelf.stems[p.key] for p in titled})
    elif scores:
        best = max(scores.values())
        chosen = [p for p in shelf.programmes if scores.get(p.key, 0.0) >= best * 0.9]
    else:
        return Choice(())
    own = frozenset[str]().union(*(hits[p.key] for p in chosen))
    joined = _joined(reading, own, commonness, weak)
    several = _several(chosen, hits, joined | _beside(reading, chosen, commonness, shelf), shelf)
    kept = tuple(several or chosen)
    named = frozenset[str]().union(*(hits[p.key] for p in kept))
    return Choice(kept, named=True, stems=_own_stems(reading, named))


def _side_by_side(reading: Reading, title: str) -> bool:
    """Whether two words that follow one another in a name do so in the question too."""
    named = [stem(w) for w in title.split() if w not in function_words()]
    asked = [stem(w) for w in reading.known if w not in function_words()]
    return not set(pairwise(named)).isdisjoint(pairwise(asked))


def _by_title(reading: Reading, shelf: Shelf) -> list[Programme]:
    """The programmes whose whole names the question holds, the longer where one holds another."""
    text = f" {reading.text} "
    whole = [p for p in shelf.programmes if len(p.spoken) > 8 and f" {p.spoken} " in text]
    return [p for p in whole if not any(p is not o and p.spoken in o.spoken for o in whole)]


def _joined(
    reading: Reading, own: frozenset[str], commonness: Counter[str], weak: frozenset[str]
) -> frozenset[str]:
    """The stems of one name alone that are joined to the stems of a name: "y la clínica"."""
    stems = tuple("" if w in _ARTICLES else stem(w) for w in reading.known)
    telling = [(w, s) for w, s in zip(reading.known, stems, strict=True) if s]
    triples = zip(reading.known, reading.known[1:], reading.known[2:], strict=False)
    called = {stem(w) for joint, article, w in triples if joint in _AND and article in _THE}
    found = set()
    for i, (_, word) in enumerate(telling):
        if commonness[word] != 1 or (word in weak and word not in called):
            continue
        before = telling[i - 1][0] if i else ""
        after = telling[i + 1][0] if i + 1 < len(telling) else ""
        beside = before in _AND and i > 1 and telling[i - 2][1] in own
        following = {s for _, s in telling[i + 2 : i + 3]}
        beside = beside or (after in _AND | _AGAINST and not following.isdisjoint(own))
        if before in _AGAINST or beside or i < _than(telling, own):
            found.add(word)
    return frozenset(found)


def _than(telling: Sequence[tuple[str, str]], own: frozenset[str]) -> int:
    """Where the "que" stands by which something is more or less than what has a name, else 0."""
    more = next((i for i, (w, _) in enumerate(telling) if w in _MORE), len(telling))
    ends = (i for i, (w, _) in enumerate(telling) if i > more and w == "que")
    return next((i for i in ends if not {s for _, s in telling[i + 1 : i + 2]}.isdisjoint(own)), 0)


def _beside(
    reading: Reading, chosen: Sequence[Programme], commonness: Counter[str], shelf: Shelf
) -> frozenset[str]:
    """The words of one name alone, where things are held together that the others do not speak of.

    As in "¿lo ejecutado de la dental supera al de migrantes?": nothing of a programme for migrants
    is dental.
    """
    if _TOGETHER.search(reading.text) is None:
        return frozenset()
    own = {p.key for p in chosen}
    index = shelf.by_stem
    found = set()
    telling = [s for s in index if commonness[s] == 1]
    for word in (t.text for t in reading.terms if t.plain):
        named = [s for s in telling if len(word) >= _LEAST_ALIKE and _means(word, s)]
        apart = re.search(_THE_ONE_OF.format(word), reading.text) is not None
        if len(named) == 1 and (apart or own.isdisjoint(shelf.topics.about(word))):
            found.add(named[0])
    return frozenset(found)


_THE_ONE_OF = (
    r"\b(?:o|u|y|e|que|con|vs|versus|contra|al?) "
    r"(?:el |la |los |las )?del? (?:el |la |los |las )?{}\b"
)
"""As in "deudas al día o el de los medios", which names one beside another."""


def _means(word: str, named: str) -> bool:
    """Whether a word stands for one of a name, or says the same: "dentistas" of "dental"."""
    return _like(stem(word), named) or say_the_same(stem(word), named)


_TOGETHER = re.compile(
    r"\b(?:mas|menos|mayor(?:es)?|menor(?:es)?|super\w+|gan[oa]\w*|sum\w+|junt\w+|conjunto|entre|"
    r"agregad\w+|vs|versus|contra|compar\w+|diferencia|amb[oa]s|los dos)\b"
)
_MORE = frozenset("mas menos mayor menor mejor peor".split())
_AND = frozenset("y e o u ni".split())
_THE = frozenset("el la del al".split())
_AGAINST = frozenset("con entre que vs versus contra".split())
_ARTICLES = frozenset("el la los las de del programa a en para por sobre".split())


def _several(
    chosen: Sequence[Programme],
    hits: dict[str, frozenset[str]],
    joined: frozenset[str],
    shelf: Shelf,
) -> list[Programme]:
    """Programmes named side by side: each by words that the others do not share."""
    taken = frozenset().union(*(hits[p.key] for p in chosen))
    more = [
        p
        for p in shelf.programmes
        if p not in chosen
        and (own := hits.get(p.key, frozenset()) - taken)
        and (
            own & joined
            or (len(hits[p.key]) > 1 and len(hits[p.key]) * 2 >= len(shelf.stems[p.key]))
        )
    ]
    return [*chosen, *more] if more else []


def by_topic(reading: Reading, shelf: Shelf, skip: frozenset[int]) -> Choice:
    """The programmes that speak most of the words that no concept explains."""
    telling = _naming(reading, telling_words(reading, skip))
    telling = tuple(w for w in telling if region_of(w) is None)
    spoken_of = not {"programa", "iniciativa"}.isdisjoint(reading.known)
    told = {w: (_run_by(w, shelf) if spoken_of else {}) | shelf.topics.about(w) for w in telling}
    telling = tuple(w for w in telling if told[w] or not is_verb(w))
    if not telling:
        return Choice(())
    said = " ".join(telling)
    covered = Counter(key for word in telling for key in told[word])
    scores = {
        key: sum(told[w].get(key, 0) for w in telling)
        for key, count in covered.items()
        if count >= _MOST_OF * len(telling)
    }
    best = max(scores.values(), default=0)
    programmes = tuple(p for p in shelf.programmes if scores.get(p.key, -1) == best)
    if spoken_of and len(telling) > 1 and len(programmes) > 1 and best <= len(telling) * PROSE:
        programmes = ()  # said in passing by several, which are about something else
    stems = frozenset(stem(w) for w in telling) | served_stems(reading)
    return Choice(programmes, bool(programmes), said, stems)


def _run_by(word: str, shelf: Shelf) -> dict[str, int]:
    """The programmes whose ministry or service a word names: "el programa de salud auditiva".

    Only where a programme is spoken of: "becas" by itself is no name of the office that gives them.
    """
    own = stem(word)
    return {
        p.key: 1
        for p in shelf.programmes
        if own in _office_stems(p.latest.ministry) or own in _office_stems(p.latest.service)
    }


@cache
def _office_stems(office: str | None) -> frozenset[str]:
    return name_stems(office or "")


def _naming(reading: Reading, telling: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """The words that say which programme: those of "el programa de los viejitos", else all."""
    at = next((i for i, w in enumerate(reading.known) if w in ("programa", "iniciativa")), None)
    own: list[str] = []
    if at is not None:
        told = dict(telling)
        for i in range(at + 1, len(reading.known)):
            if i in told:
                own.append(told[i])
            elif reading.known[i] not in _LINKS:
                break
    return tuple(own) or tuple(w for _, w in telling)


_LINKS = frozenset("de del la las el los para y e en a con al".split())


def _hits(reading: Reading, shelf: Shelf) -> dict[str, frozenset[str]]:
    """For each programme the stems of its name that the question holds."""
    place = frozenset[int]().union(*(range(i, i + 2) for i in places_of(reading.known, _CENTRAL)))
    asked = {stem(w) for i, w in enumerate(reading.known) if len(w) > 2 and i not in place}
    found: dict[str, frozenset[str]] = {}
    index, weak = shelf.by_stem, weak_stems()
    for word in asked:
        # A word with a meaning of its own ("unitario") is no slip of a name ("comunitarios").
        own = word in index or len(word) < _LEAST_ALIKE or word in weak
        near = [s for s in ((word,) if own else index) if s in index and (own or _like(word, s))]
        for s in near:
            for key in index[s]:
                found[key] = found.get(key, frozenset()) | {s}
    return found


_CENTRAL = ("nivel", "central")
"""A row of every ficha, which is no slip of a centre."""


def said_of_names(reading: Reading, shelf: Shelf) -> dict[str, frozenset[str]]:
    """For each programme (by key) the stems of its name that a question says in some form."""
    return _hits(reading, shelf)


def _own_stems(reading: Reading, stems: frozenset[str]) -> frozenset[str]:
    """The stems of the question's own words that stand for stems of a name."""
    asked = {stem(w) for w in reading.known if len(w) > 2}
    return stems | {a for a in asked if len(a) >= 5 and any(_like(a, s) for s in stems)}


def _like(word: str, named: str) -> bool:
    """Whether a word may stand for one of a name: of its family, or spelt as it sounds."""
    return alike(word, named) or sound(word) == sound(named)


def only_names(reading: Reading, names: frozenset[str]) -> bool:
    """Whether a message names a programme and says nothing else: "¿y el de riego?"."""
    rest = [
        w
        for w in reading.known
        if w.isalpha() and w not in neutral_words() and w not in _TURNS and stem(w) not in names
    ]
    return bool(names) and not rest


_TURNS = frozenset("volviendo volvamos volver vuelve ahora digame dime".split())

_LITTLE = 3
_JOINING = frozenset("de del la las el los y e en para a al programa".split())


def without_name(text: str, names: frozenset[str]) -> str:
    """A question without the words that name the programme, where something is left to ask.

    "qué % del gasto de Formación en Oficios es administrativo" asks "qué % del gasto es
    administrativo": a name between the words of a concept hides it, and the words of a name at the
    end stand in sentences that do not answer. A name of one word stays, since it may be an ordinary
    word.
    """
    found = words(text)
    heard = {sound(name) for name in names if len(name) >= _LEAST_ALIKE}
    stems = [stem(word.text) for word in found]
    marks = [n for n, own in enumerate(stems) if own in names or sound(own) in heard]
    runs: list[list[int]] = []
    for mark in marks:
        joined = runs and all(w.text in _JOINING for w in found[runs[-1][-1] + 1 : mark])
        if joined:
            runs[-1].append(mark)
        else:
            runs.append([mark])
    longest = max(runs, key=len, default=[])
    if len(longest) < 2:
        return text
    first = longest[0]
    while first and found[first - 1].text in _JOINING:
        first -= 1
    rest = (*found[:first], *found[longest[-1] + 1 :])
    if not any(len(word.text) > _LITTLE and word.text not in function_words() for word in rest):
        return text
    return f"{text[: found[first].start]}{text[found[longest[-1]].end :].lstrip()}"
