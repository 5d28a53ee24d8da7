"""Components that a sentence calls by one word each: "caminos, 58,1 %; puentes, 28,8 %".

Where a sentence is about components or names one of them, a word of a name calls its component
beside a number of spending or making. One that several names have calls the first of them, and
not surely, unless the sentence names the others.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from calc.claims.found.cues import LITTLE_WORDS, is_known
from calc.claims.found.flat import flat
from calc.claims.found.shapes import Item, Mention
from calc.claims.named.alike import telling
from calc.claims.named.names import singular
from calc.claims.named.people import Stretch
from calc.claims.named.rows import Rows

_COMPONENT = re.compile(r"\bcomponente\s+(?:(?:de|del|el|la|los|las)\s+)*[«\"“]?$")
_SPENT_ON = re.compile(
    r"\b(?:gast(?:o|os|ado|aron)|costos?|inversion|inver[st]\w+|desembolsos?|unitario|produccion)\s+"
    r"(?:(?:total|unitario|por|unidad)\s+)*(?:del|(?:de|en|para)(?:\s+(?:el|la|los|las))?)\s+$"
)
_SPENT = re.compile(r"\s+(?:se\s+)?(?:cost|gast|inv[ie]rt|desembols)(?:o|aron|aba|aban|io|ieron)\b")
_NEAR = 48
_WORD = re.compile(r"[a-z]{4,}")
_CLAUSE = re.compile(r".*(?:[;:]|\((?!\s*$))", re.DOTALL)
_AFTER = re.compile(
    r"\s+(?:(?:se\s+)?(?:fue|fueron|va|van|correspond\w+|destin\w+)\s+)?(?:a|al|en|para)\s+"
    r"(?:(?:el|la|los|las)\s+)?(?:(?:de|del)\s+)?(?P<word>[a-z]{4,})"
)
_STEM = 6
_LEAST = 2

_Called = tuple[int, int, tuple[str, ...]]
_Held = Mapping[str, tuple[tuple[int, str], ...]]


def shortened(
    text: str,
    span: Stretch,
    mentions: Sequence[Mention],
    own: Rows,
    rows: Sequence[Item],
    told: Collection[str],
) -> list[Item]:
    """The components of a stretch of flat text that no row of `rows` names already.

    `own` are the rows of the ficha, `told` those that the sentence before was about.
    """
    if len(own.components) < _LEAST:
        return []
    strong = [r for r in rows if r.kind == "componente" and not r.weak]
    called = list(_called(text, span, mentions, own.components, strong))
    sure = {names[0] for *_, names in called if len(names) == 1} | {r.name for r in strong}
    sure |= set(told)
    if not sure or len({*sure, *(names[0] for *_, names in called)}) < _LEAST:
        return list(_alone(text, span, mentions, called, own.program))
    found = []
    for start, end, names in called:
        left = [name for name in names if len(names) == 1 or name not in sure]
        if left:
            doubt = len(left) > 1
            said = "" if doubt else text[start:end]
            found.append(Item(start, end, "componente", left[0], said, weak=doubt))
    return found


def _alone(
    text: str,
    span: Stretch,
    mentions: Sequence[Mention],
    called: Iterable[_Called],
    program: str,
) -> Iterator[Item]:
    """The only component that a sentence calls by one word, where spending is told of that word.

    A word of the programme's name may be all of it.
    """
    ends = {m.end for m in mentions if m.kind == "money"}
    for start, end, names in called:
        low = max(span.start, start - _NEAR)
        component = _COMPONENT.search(text, low, start) is not None
        before, after = _SPENT_ON.search(text, low, start), _SPENT.match(text, end, span.end)
        went = any(_AFTER.match(text, place, end) for place in ends if low <= place < start)
        own = text[start:end] in program
        if len(names) == 1 and (component or ((before or after or went) and not own)):
            said = text[start:end] if component else ""
            yield Item(start, end, "componente", names[0], said, weak=not component)


def _called(
    text: str,
    span: Stretch,
    mentions: Sequence[Mention],
    components: tuple[str, ...],
    rows: Sequence[Item],
) -> Iterator[_Called]:
    """The word of each amount or share that is of names of components, with those names."""
    low = span.start
    for at, mention in enumerate(mentions):
        high = mentions[at + 1].start if at + 1 < len(mentions) else span.end
        after = _word_after(text, mention.end, high, components)
        if not any(low <= r.start < mention.start for r in rows):
            word = _word_before(text, low, mention.start, components) or after
            # "la línea telefónica" is called by more than one word
            within = word is not None and any(r.start <= word[0] < r.end for r in rows)
            if word is not None and not within and _may_be_shared(mention):
                yield *word, _holders(text[slice(*word)], components)
        ends = () if after is None else (r.end for r in rows if r.start <= after[0] < r.end)
        low = max((mention.end, *(after or ()), *ends))


def _may_be_shared(mention: Mention) -> bool:
    """Whether a number can be an amount, a share or a bare count of a component."""
    bare = mention.kind == "count" and mention.noun in ("", *LITTLE_WORDS)
    return bare or mention.kind in ("money", "percent")


def _word_before(
    text: str, low: int, high: int, components: tuple[str, ...]
) -> tuple[int, int] | None:
    """The first word of a number's own clause that stands in the name of a component."""
    clause = _CLAUSE.match(text, low, high)
    words = _WORD.finditer(text, low if clause is None else clause.end(), high)
    return next((w.span() for w in words if _holders(w[0], components)), None)


def _word_after(
    text: str, low: int, high: int, components: tuple[str, ...]
) -> tuple[int, int] | None:
    """The word of the name of a component that an amount went to: "M$12 en los caminos"."""
    found = _AFTER.match(text, low, high)
    held = found is not None and _holders(found["word"], components)
    return found.span("word") if found is not None and held else None


def _holders(word: str, components: tuple[str, ...]) -> tuple[str, ...]:
    """The components in whose names a word stands, those first that say it earlier.

    A word that tells nothing calls only what begins with it: "los beneficios".
    """
    words, stems = _by_word(components)
    one = singular(word)
    held = words.get(one) or stems.get(one[:_STEM], ())
    if not held or is_known(word):
        return ()
    telling_one = telling(word)
    return tuple(name for place, name in held if telling_one or not place)


@lru_cache(maxsize=64)
def _by_word(components: tuple[str, ...]) -> tuple[_Held, _Held]:
    """The names that hold a word, and those that hold a stem, by where it stands in them."""
    words: dict[str, set[tuple[int, str]]] = {}
    stems: dict[str, set[tuple[int, str]]] = {}
    for name in components:
        own = [singular(word) for word in _WORD.findall(flat(name))]
        for word in own:
            words.setdefault(word, set()).add((own.index(word), name))
            stem = word[:_STEM]
            first = next(at for at, other in enumerate(own) if other[:_STEM] == stem)
            stems.setdefault(stem, set()).add((first, name))
    return _sorted(words), _sorted(stems)


def _sorted(held: Mapping[str, set[tuple[int, str]]]) -> _Held:
    return {key: tuple(sorted(places)) for key, places in held.items()}
