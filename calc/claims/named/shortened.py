"""Components that a list calls by one word each: "caminos, 58,1 %; puentes, 28,8 %".

Beside an amount or a share of a sentence about components, a word of a name calls its component
where others of the list do so too. One that several names have calls the first of them, and not
surely, unless the list names the others.
"""

import re
from collections.abc import Iterator, Sequence

from calc.claims.found.cues import is_known
from calc.claims.found.flat import flat
from calc.claims.found.shapes import Item, Mention
from calc.claims.named.alike import telling
from calc.claims.named.names import singular
from calc.claims.named.people import Stretch

_ABOUT = re.compile(r"\bcomponentes?\b")
_WORD = re.compile(r"[a-z]{4,}")
_CLAUSE = re.compile(r".*[;:(]", re.DOTALL)
_AFTER = re.compile(
    r"\s+(?:(?:se\s+)?(?:fue|fueron|va|van|correspond\w+|destin\w+)\s+)?(?:a|al|en|para)\s+"
    r"(?:(?:el|la|los|las)\s+)?(?:(?:de|del)\s+)?(?P<word>[a-z]{4,})"
)
_STEM = 6
_LEAST = 2
_SHARES = ("money", "percent")

_Called = tuple[int, int, tuple[str, ...]]


def shortened(
    text: str,
    span: Stretch,
    mentions: Sequence[Mention],
    components: Sequence[str],
    rows: Sequence[Item],
) -> list[Item]:
    """The components of a stretch of flat text that no row of `rows` names already."""
    if len(components) < _LEAST or not _ABOUT.search(text, span.start, span.end):
        return []
    strong = [r for r in rows if r.kind == "componente" and not r.weak]
    called = list(_called(text, span, mentions, components, strong))
    sure = {names[0] for *_, names in called if len(names) == 1} | {r.name for r in strong}
    if not sure or len({*sure, *(names[0] for *_, names in called)}) < _LEAST:
        return []
    found = []
    for start, end, names in called:
        left = [name for name in names if len(names) == 1 or name not in sure]
        if left:
            doubt = len(left) > 1
            said = "" if doubt else text[start:end]
            found.append(Item(start, end, "componente", left[0], said, weak=doubt))
    return found


def _called(
    text: str,
    span: Stretch,
    mentions: Sequence[Mention],
    components: Sequence[str],
    rows: Sequence[Item],
) -> Iterator[_Called]:
    """The word of each amount or share that is of names of components, with those names."""
    low = span.start
    for at, mention in enumerate(mentions):
        high = mentions[at + 1].start if at + 1 < len(mentions) else span.end
        named = any(low <= r.start < mention.start for r in rows)
        word = None if named else _word_before(text, low, mention.start, components)
        if word is None and not named:
            after = _AFTER.match(text, mention.end, high)
            word = None if after is None else after.span("word")
        names = () if word is None else _holders(text[slice(*word)], components)
        if word is not None and any(r.start <= word[0] < r.end for r in rows):
            names = ()  # "la línea telefónica" is called by more than one word
        if word is not None and names and mention.kind in _SHARES:
            yield *word, names
        low = mention.end


def _word_before(
    text: str, low: int, high: int, components: Sequence[str]
) -> tuple[int, int] | None:
    """The first word of a number's own clause that stands in the name of a component."""
    clause = _CLAUSE.match(text, low, high)
    words = _WORD.finditer(text, low if clause is None else clause.end(), high)
    return next((w.span() for w in words if _holders(w[0], components)), None)


def _holders(word: str, components: Sequence[str]) -> tuple[str, ...]:
    """The components in whose names a word stands, those first that say it earlier."""
    stem = singular(word)[:_STEM]
    if is_known(word) or not telling(word):
        return ()
    names = {c: [singular(w)[:_STEM] for w in _WORD.findall(flat(c))] for c in components}
    held = sorted((own.index(stem), name) for name, own in names.items() if stem in own)
    return tuple(name for _, name in held)
