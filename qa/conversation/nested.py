"""A question about the one that another question finds: "el que más gastó, ¿cuántos atendió?".

Promise: a message is parted so only where it says whom it means by an extreme, with a noun of a row
or of a programme, and asks something else of that one; the parts are then two turns of a talk.
"""

import re

from calc.figure import fold

_ROW = r"(?:region|componente|subtitulo|indicador)"
_PROGRAMME = r"(?:programa|ficha|iniciativa)"
_DEGREE = r"(?:mas|menos|mayor|menor|mejor|peor)"
_TELLS = (
    rf"(?: (?:que|con|de|donde)(?: (?!{_DEGREE}\b)(?:se|le|les|el|la|los|las|\w{{4,}})){{0,2}})?"
    rf" {_DEGREE}\b"
)
_ONE = (
    rf"(?P<article>el|la|del|al) (?:(?P<noun>{_ROW}|{_PROGRAMME}){_TELLS}"
    rf"|que (?:\w+ )?{_DEGREE}\b)"
)
_ASKS = (
    r"(?:a |en |de |con |desde |hasta |para )?"
    r"(?:cuant[oa]s?|que|quien|quienes|cual|como|donde|cuando|por que)\b"
)
_LEAD = r"(?:(?:y|en|de|para|sobre|a|con|respecto de|respecto a) )*"
_FIRST = re.compile(
    rf"^\W*{_LEAD}(?P<one>{_ONE}[^,;¿?]*?)(?:[,:;]? ?¿|[,:;] | )(?P<asks>{_ASKS}.+)$"
)
_LAST = re.compile(
    rf"^\W*(?P<asks>(?:y )?{_ASKS} .+?)(?: (?:de|en|a|por))? (?P<one>{_ONE}[^,;¿?]*)[?.! ]*$"
)
_SEVERAL = re.compile(
    r"\b(?:y|o|que) (?:el|la|con|de|del) (?:que|menos|mas|menor|mayor)\b|\bdiferencia\b"
)
_NOTHING = re.compile(
    rf"(?:y )?(?:cual|que|quien|en que|a que)(?: (?:es|fue|son|era|seria|{_ROW}|{_PROGRAMME}))*|"
    r"(?:y )?(?:(?:de|con|en|por|a) )?cuant[oa]s?(?: (?:es|son|fue|fueron|era|eran|seria|recibio))*"
)
_HANGING = re.compile(r" (?:es )?(?:el|la|lo)$")


def one_and_asked(text: str, *, programmes: bool) -> tuple[str, str] | None:
    """Which one is meant, as a question, and what is asked of it; None where it is not so.

    `programmes`: whether one of several programmes can be meant.
    """
    folded = "".join(f if len(f := fold(char)) == 1 else char for char in text)
    match = _FIRST.match(folded) or _LAST.match(folded)
    if match is None or _SEVERAL.search(folded):
        return None
    asked = match["asks"].strip(" ¿?.")
    of_programmes = match["noun"] is None or re.fullmatch(_PROGRAMME, match["noun"]) is not None
    if (of_programmes and not programmes) or _NOTHING.fullmatch(asked):
        return None
    one = text[match.start("article") + len(match["article"]) : match.end("one")].strip(" ,?.¿")
    article = "la" if match["article"] == "la" else "el"
    noun = "programa " if match["noun"] is None else ""
    at = match.start("asks")
    rest = text[at : at + len(_HANGING.sub("", match["asks"].rstrip(" ¿?.")))]
    return f"¿Cuál es {article} {noun}{one}?", f"¿y {rest[:1].lower()}{rest[1:]}?"
