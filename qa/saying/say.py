"""How figures, rows and years are named in a sentence: agreement and articles in one place."""

from dataclasses import replace

from calc.concepts import vocabulary
from calc.quantity import MILES_DE_PESOS, UNIDADES
from ingest.ficha import Ficha
from qa.answers.compose import Part, Parts, Shown, computed, in_pesos, read_figure
from qa.answers.counted import counted_noun, counting
from qa.answers.evidence import Found
from qa.data import read_data
from qa.named.regions import region_of
from qa.named.subtitles import subtitle_name

_CODES = {
    "-": "no registra dato (figura «-», que no significa cero)",
    "S/I": "no fue informado (figura «S/I»)",
    "N/A": "no aplica (figura «N/A»)",
    "N/C": "no es comparable, porque el indicador se modificó o es nuevo (figura «N/C»)",
}


def row(concept: str, item: str | None) -> str:
    """A row as a sentence names it: "la región del Maule", "«Becas»", "el subtítulo 21 (…)"."""
    if item is None:
        return ""
    kind = vocabulary()[concept].item
    if kind == "region":
        return place(item)
    if kind == "subtitulo":
        return f"el subtítulo {item} ({subtitle_name(item).lower()})"
    return f"«{item}»"


def place(region: str) -> str:
    """A region with its article."""
    official = region_of(region) or region
    for card in read_data("regions")["region"]:
        if card["name"] == official:
            return str(card["place"])
    return f"la región de {region}"


def subject(concept: str, item: str | None = None) -> str:
    """A concept, of a row, as the subject of a sentence, in lower case."""
    card = read_data("subjects").get(concept)
    if card is None:
        return vocabulary()[concept].named
    said = str(card["subject"]).format(row=row(concept, item))
    return said.replace(" a el ", " al ").replace(" de el ", " del ")


def is_plural(concept: str) -> bool:
    """Whether the verb of a concept is plural."""
    return concept not in read_data("subjects") and vocabulary()[concept].article in ("los", "las")


def was(concept: str) -> str:
    """The verb of a concept: fue or fueron."""
    return "fueron" if is_plural(concept) else "fue"


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def amount(found: Found, *, spoken: bool = True) -> Parts:
    """The value of a figure with its unit, and in millions where that is how people say it."""
    shown = shown_value(found)
    unit = unit_noun(found)
    parts: list[Part] = [shown]
    if unit:
        parts.append(f" {unit}")
    if spoken:
        parts.extend(in_pesos(shown))
    return tuple(parts)


def shown_value(found: Found) -> Shown:
    """The number itself; a production is shown bare, because its unit is a phrase of its own."""
    if found.figure is None:
        if found.result is None:
            raise ValueError("a value is printed or computed")
        return counting(computed(found.result), counted_noun(found.ficha))
    shown = counting(read_figure(found.figure), counted_noun(found.ficha))
    if shown.unit == UNIDADES:
        bare = shown.printed.partition(" ")[0]
        return replace(shown, printed=bare)
    return shown


def unit_noun(found: Found) -> str:
    """The unit that a component declares for its production, in lower case."""
    if found.concept != "produccion_componente" or found.item is None:
        return ""
    unit = next((c.unit for c in found.ficha.components if c.name == found.item), None)
    if not unit:
        return "unidades"
    clean = unit.strip().rstrip(".")
    return clean[:1].lower() + clean[1:] if not clean[:2].isupper() else clean


def prices(found: Found) -> str:
    """As in "en pesos de 2024" for an amount of money; empty for anything else."""
    quantity = (
        found.figure.quantity if found.figure else found.result.quantity if found.result else None
    )
    if quantity is None or quantity.unit != MILES_DE_PESOS or quantity.price_year is None:
        return ""
    return f"en pesos de {quantity.price_year}"


def code(mark: str, *, plural: bool = False) -> str:
    """What a mark printed instead of a value says, of one thing or of several."""
    said = _CODES[mark]
    for one, several in _VERBS if plural else ():
        said = said.replace(one, several)
    return said


_VERBS = (
    ("no registra dato (figura", "no registran dato (figuran"),
    ("no fue informado (figura", "no fueron informados (figuran"),
    ("no aplica (figura", "no aplican (figuran"),
    ("no es comparable", "no son comparables"),
)


def programme(ficha: Ficha, title: str, *, named: bool) -> str:
    """As in "En el programa «…», " where the answer must say of which programme it speaks."""
    return f"En «{title}» (ficha {ficha.year}), " if named else ""
