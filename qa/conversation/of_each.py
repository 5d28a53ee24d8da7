"""What each of those asked for spent: "¿qué municipios ejecutan y cuánto gastó cada uno?".

Promise: only those who carry a programme out are parted so, whose money no ficha tells apart;
regions and components have spending of their own.
"""

import re
from dataclasses import replace

from calc.figure import fold
from qa.saying.asking import Draft

_WHOSE = (
    r"(?:municip\w*|munis?|comunas?|instituci\w+|ejecutor\w*|organi\w+|entidad\w*|fundaci\w+|"
    r"corporaci\w+|universidad\w*|ong\w*|agencias?|servicios?|quien\w*|kien\w*)"
)
_MONEY = r"(?:gast|plata|monto|recib|llev|toc|transf|dinero|recurs|asign|pag|entreg)\w*"
_OF_EACH = re.compile(
    rf",? (?:y|e) (?=.*\b{_MONEY})(?:[ck]uant[oa]s?|qto|que|el|la|los|lo que)\b.{{0,60}}?"
    rf"\b(?:(?:a |en )?cada (?:un[oa]|cual|{_WHOSE})|por {_WHOSE})\W*$"
)


def whose_money(text: str) -> str | None:
    """What is asked before what each of them spent; None where that is not asked."""
    folded = fold(text)
    found = _OF_EACH.search(folded)
    if found is None or len(folded) != len(text):
        return None
    head = text[: found.start()].rstrip(" ,")
    return head if re.search(rf"\b{_WHOSE}\b", folded[: found.start()]) is not None else None


def not_of_each(draft: Draft) -> Draft:
    """The answer about them, and that their money is not told apart."""
    return replace(draft, parts=(*draft.parts, _NOT_TOLD))


_NOT_TOLD = (
    " Cuánto le tocó a cada cual no está en la ficha: separa el gasto sólo por región, componente "
    "y subtítulo."
)
