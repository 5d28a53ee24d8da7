"""Programmes told apart by their topics, side by side: "el de los pozos y el de las plazas".

Promise: each phrase must tell one programme and no two the same; where one of them tells none or
several, nothing is chosen.
"""

import re
from collections import Counter

from qa.data import read_data
from qa.language.senses import Reading, function_words, neutral_words, read_words
from qa.language.words import stem, words
from qa.named.regions import region_of
from qa.programmes.choosing import by_name
from qa.programmes.selectors import is_verb
from qa.programmes.shelf import Programme, Shelf
from qa.programmes.topics import PURPOSE

_ARTICLE = r"(?:el|la|los|las|lo)"
_NOUN = r"(?:programas?|fichas?|iniciativas?)"
_OF = r"(?:de|del)(?: (?:el|la|los|las|un|una))*"
_MORE = r"(?: (?!de |del |y |o |con |en |que |cual )[a-zñ]{4,})?"
_WHAT = rf"([a-zñ]{{3,}}(?: de [a-zñ]{{3,}}|{_MORE}))"
_TOLD = re.compile(rf"\b(?:{_ARTICLE}(?: {_NOUN})?|{_NOUN}) {_OF} {_WHAT}")
_BEFORE = re.compile(
    rf"\b{_OF} {_WHAT} (?:y|o|con|vs|versus|que) {_ARTICLE}(?: {_NOUN})? (?:de|del)\b"
)
_TWO = re.compile(
    r"\b(?:el|la|los|las) ([a-zñ]{4,}) (?:o|y|vs|versus|contra) (?:el|la|los|las) ([a-zñ]{4,})\b"
)
_FEW_HITS = 4


def told_apart(
    reading: Reading, shelf: Shelf, skip: frozenset[int]
) -> tuple[tuple[Programme, ...], frozenset[str]]:
    """The programmes that two phrases or more tell, and the stems of their words.

    The words at the indexes `skip` name figures, rows or places: they tell no programme.
    """
    text = reading.text
    for groups in (
        [(m, 1) for m in (*_BEFORE.finditer(text), *_TOLD.finditer(text))],
        [(m, n) for m in _TWO.finditer(text) for n in (1, 2)],
    ):
        phrases = [p for m, n in groups if (p := _phrase(m, n, reading, skip))]
        found = _each(list(dict.fromkeys(phrases)), shelf)
        if len(found) > 1:
            return tuple(found), frozenset(stem(w) for p in phrases for w in p.split())
    return (), frozenset()


def _phrase(match: re.Match[str], group: int, reading: Reading, skip: frozenset[int]) -> str:
    """The words of a group that may tell what a programme is about."""
    first = match.string[: match.start(group)].count(" ")
    told = [
        word
        for i, word in enumerate(match[group].split(), first)
        if i not in skip and word not in neutral_words() and not is_verb(word)
    ]
    taken = first in skip or reading.known[first] in neutral_words()
    return "" if taken else " ".join(told)


def _each(phrases: list[str], shelf: Shelf) -> list[Programme]:
    """The programmes of the phrases that tell one, each once, in their order."""
    told = [(phrase, surely_told(phrase, shelf)) for phrase in phrases]
    if not any(programme for _, programme in told):
        return []
    every = [programme or by_search(phrase, shelf) for phrase, programme in told]
    return list({p.key: p for p in every if p is not None}.values())


def surely_told(phrase: str, shelf: Shelf) -> Programme | None:
    """The only programme whose name, or else whose fichas, hold the words of a phrase."""
    said = [w for w in phrase.split() if w not in function_words() and region_of(w) is None]
    if not said:
        return None
    said = _as_fichas_say(phrase) or said
    spelt = words(" ".join(said))
    named = by_name(read_words(spelt, tuple(w.text for w in spelt)), shelf)
    own = {stem(w) for w in said}
    if len(named.programmes) == 1 and own & shelf.stems[named.programmes[0].key]:
        return named.programmes[0]
    told: Counter[str] = Counter()
    for word in said:
        # What is merely spelt alike ("dientes", "dependientes") tells nothing by itself.
        told.update(shelf.topics.about(word) if stem(word) in shelf.topics.index else {})
    if not told:
        return None
    best = max(told.values())
    keys = [key for key, weight in told.items() if weight == best]
    alone = len(keys) == 1 and (len(told) == 1 or best >= PURPOSE)
    return next((p for p in shelf.programmes if alone and p.key == keys[0]), None)


def _as_fichas_say(phrase: str) -> list[str]:
    """The word of fichas for those served, where a phrase is their everyday name."""
    return [word for name, word in read_data("several")["served"].items() if name == phrase]


def by_search(phrase: str, shelf: Shelf, lead: float = 0.0) -> Programme | None:
    """The programme of the passages that speak most of a phrase, where the first ones agree.

    `lead` is how many times more relevant than another programme's it must at least be.
    """
    said = [w.text for w in words(phrase)]
    if not said or any(region_of(w) is not None for w in said):
        return None
    hits = shelf.search(phrase, _FEW_HITS, None)
    owners = {c.document: p for p in shelf.programmes for c in p.cards}
    best = [(h.score, owners[h.document]) for h in hits if h.document in owners]
    if not best or best[0][0] < _SPEAKS:
        return None
    lead = max(lead, _CLEARLY if best[0][0] >= _SURELY else _FAR)
    others = [score for score, programme in best if programme is not best[0][1]]
    return best[0][1] if not others or others[0] * lead < best[0][0] else None


_SPEAKS, _SURELY = 0.4, 0.5
"""The least relevance of a passage that tells what a programme is about, and of a sure one."""

_FAR, _CLEARLY = 2.0, 1.2
"""How many times more relevant it must be than the best of another programme."""
