"""A component called by the noun that its name begins with: "16 beneficios", "cada beneficio".

The noun tells the component only beside a number or as what one costs, and leaves a doubt: a ficha
may count persons where its component is called "Talleres".
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from calc.claims.found.flat import flat
from calc.claims.found.shapes import Cue, Item, Mention
from calc.claims.named.names import singular
from calc.claims.named.people import Nouns, Stretch

_WORD = re.compile(r"[a-z]{4,}")
_EACH = re.compile(r"\b(?:por\s+)?cada\s+$")
_NO_THING = frozenset(("componente", "programa", "persona", "apoyo", "atencion", "gestion"))


def heads_of(units: Sequence[tuple[str, str]], nouns: Nouns) -> dict[str, str]:
    """The nouns, singular, each with the only component whose name begins with it.

    Words that count something else already are left out.
    """
    words = {name: [singular(w) for w in _WORD.findall(flat(name))] for name, _ in units}
    heads = {own[0]: name for name, own in words.items() if own}
    taken = (*nouns.people, *nouns.made, *_NO_THING)
    return {
        head: name
        for head, name in heads.items()
        if head not in taken
        and not any(head in own for other, own in words.items() if other != name)
    }


def head_parts(
    text: str, span: Stretch, mentions: Sequence[Mention], heads: Mapping[str, str]
) -> Iterator[tuple[Cue, Item]]:
    """What such nouns say in a stretch of flat text: what was made, or what one costs."""
    counted = {m.end + 1 for m in mentions if m.kind == "count" and singular(m.noun) in heads}
    for match in _WORD.finditer(text, span.start, span.end) if heads else ():
        component = heads.get(singular(match[0]))
        if component is None:
            continue
        start, end = match.span()
        each = _EACH.search(text, max(span.start, start - 12), start) is not None
        if each or start in counted:
            concept = "gasto_unitario_componente" if each else "produccion_componente"
            row = Item(start, end, "componente", component, match[0], unit=match[0])
            yield Cue(start, end, concept, weak=True), row
