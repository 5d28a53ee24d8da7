"""What is said of a row that a ficha does not have: those that it has instead."""

from qa.answers.compose import Part, count_parts, listed
from qa.named.items import rows
from qa.named.row import Item
from qa.named.subtitles import subtitle_name
from qa.saying import say
from qa.saying.asking import Ask, Draft


def other_rows(ask: Ask) -> list[Part]:
    """What is said of rows that the ficha lacks, where others are there."""
    absent = [i for i in ask.question.items if not i.present]
    return [p for item in absent for p in (" ", *count_parts(_row_text(ask, item)))]


def absent_row(ask: Ask) -> Draft | None:
    """A row that the ficha does not have: what it has instead."""
    absent = [i for i in ask.question.items if not i.present]
    if not absent or any(i.present and i.kind == absent[0].kind for i in ask.question.items):
        return None
    return Draft(count_parts(_row_text(ask, absent[0])), "not_found")


def _row_text(ask: Ask, item: Item) -> str:
    have = rows(ask.ficha, item.kind)
    if item.kind == "region":
        if not have:
            return "La ficha no trae la tabla por región."
        names = listed(have)
        return (
            f"La ficha no trae una fila para {say.place(item.name)}: en {ask.ficha.year} muestra "
            "sólo "
            f"las que ejecutaron recursos o tienen beneficiarios ({names})."
        )
    if item.kind == "subtitulo":
        names = listed(f"subtítulo {c} ({subtitle_name(c).lower()})" for c in have)
        return f"La ficha no registra gasto en el subtítulo {item.name}. Registra: {names}."
    names = listed(f"«{name}»" for name in have)
    count = "sólo uno" if len(have) == 1 else f"sólo {len(have)}"
    noun = "componente" if item.kind == "componente" else "indicador"
    nouns = {"componente": "componentes", "indicador": "indicadores"}
    said = noun if len(have) == 1 else nouns[noun]
    return f"La ficha no tiene {item.name}: tiene {count} {said}, {names}."
