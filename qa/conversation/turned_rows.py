"""A row asked of in another turn: "¿y c/u?", "¿y el otro?", "¿y en las casas?".

Promise: the row is one of the kind spoken of, told by words of its own name or as the other of two.
"""

import re

from calc.concepts import vocabulary
from calc.figure import fold
from qa.conversation.turn_words import END, START
from qa.language.senses import function_words
from qa.language.words import stem, words
from qa.named.items import rows
from qa.programmes.shelf import View
from qa.understanding.question import Question

_AROUND_EACH = frozenset(
    """y e o pero ok ya entonces ahora el la los las valor costo precio gasto monto cuanto cuesta
    perdon queria quise quiero necesito dame dime deme digame saber me interesa eso esto componente
    promedio pero mejor disculpa disculpe saca sacame calcula calculame no si digo
    costo vale valio salio sale salieron salian queda quedo le se que cual fue es era de a por
    cada uno una un c/u unitario unitaria unidad esos esas ese esa en promedio como
    seria porfa""".split()
)
_OF_EACH = re.compile(
    r"\bcada\b|\bc/u\b|\bunitari[oa]\b|\bpor (?!region|ano|mes)|\ba cuanto\b|\ba como\b|"
    r"\bpor unidad\b"
)


def each(said: str, earlier: Question, view: View) -> str | None:
    """What each of the things counted costs."""
    item = next((i for i in earlier.items if i.kind == "componente" and i.present), None)
    if item is None or not _OF_EACH.search(said):
        return None
    unit = next((c.unit or "" for c in view.ficha.components if c.name == item.name), "")
    own = {stem(w.text) for w in words(fold(f"{unit} {item.name}"))}
    if any(word not in _AROUND_EACH and stem(word) not in own for word in said.split()):
        return None
    return f"¿cuál es el gasto unitario del componente {item.name}?"


_OTHER = re.compile(
    rf"{START}(?:(?:cuanto|gasto|gastaron|gastado|fue|costo|se|llevo|ejecuto|dame|y|a|en|del?|con|"
    rf"para|me falta|que|monto|cifra|valor|numero|plata|tuvo|tiene|recibio|le|toco|lo|mismo|hay|"
    rf"cual|es|pasa|paso) )*"
    r"(?:(?:el|la) )?(?:otr[oa](?: (?P<kind1>componente|region|subtitulo))?|"
    r"(?P<kind2>componente|region|subtitulo)? ?(?:que (?:falta|queda|resta|sobra)|restante|"
    r"faltante))"
    rf"(?: (?:cuanto|gasto|fue|costo|ejecuto|se llevo))*{END}"
)


def other(said: str, earlier: Question, view: View) -> str | None:
    """The same of the other of two rows."""
    items = [i for i in earlier.items if i.present]
    if len(items) != 1 or _OTHER.fullmatch(said) is None:
        return None
    others = [name for name in rows(view.ficha, items[0].kind) if name != items[0].name]
    noun = {"componente": "el componente", "region": "la región"}.get(items[0].kind)
    return f"¿y {noun} {others[0]}?" if len(others) == 1 and noun else None


_ROW_SAID = re.compile(
    rf"{START}(?:(?:lo|el|la|los|las|mismo|que|se|gasto|gastado|gastaron|cuanto|fue|monto|cifra|"
    rf"que tal|hay|pasa|paso|para|en|con|del?|a|al|numero|tiene|tuvo|le|toco|valor|dato|como|"
    rf"anduvo) )*"
    rf"(?P<row>[a-zñ]+(?: [a-zñ]+){{0,7}}?)"
    rf"(?: (?:cuanto|cual|fue|es|que|monto|cuanta|gasto|gastaron|se|hay|tambien))*{END}"
)
_KINDS = {"componente": "el componente", "region": "la región"}


def of_its_kind(said: str, earlier: Question, view: View) -> str | None:
    """The same of another row of that kind, said by words of its name: "¿y las casas?"."""
    kinds = {i.kind for i in earlier.items if i.present}
    found = _ROW_SAID.fullmatch(said)
    if found is None or len(kinds) != 1 or not kinds <= _KINDS.keys():
        return None
    (kind,) = kinds
    own = {stem(w) for w in found["row"].split() if w not in function_words()}
    names = {n: {stem(w.text) for w in words(fold(n))} for n in rows(view.ficha, kind)}
    named = [name for name, stems in names.items() if own and own <= stems]
    short = all(len(w) < _LEAST_NAME for w in found["row"].split())
    if len(named) != 1 or short or _measures(own):
        return None
    if named[0] in (i.name for i in earlier.items):
        return None
    return f"¿y {_KINDS[kind]} {named[0]}?"


_LEAST_NAME = 4


def _measures(said: set[str]) -> bool:
    """Whether words are those of a figure, which are asked as that: "¿y la producción?"."""
    return any(said <= {stem(w) for w in fold(c.label).split()} for c in vocabulary().values())


_REACHED = re.compile(
    r"(?:(?:y|e|ahora) )*(?:a cuanto|en cuanto) (?:llego|llega|llegaron|ascendio|asciende|"
    r"subio|quedo|estuvo)"
    r" (?P<rest>en \S+(?: \S+){0,3})"
)


def reached(said: str, earlier: Question, _: View) -> str | None:
    """As in "¿a cuánto llegó en Maule?" of an amount: it served nobody."""
    found = _REACHED.fullmatch(said)
    return f"¿y {found['rest']}?" if found is not None and earlier.concepts else None
