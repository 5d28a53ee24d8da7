"""Paragraphs, sentences and names: what prose is cut into before anyone quotes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.sentences import split_sentences
from ingest.names import spoken_name
from ingest.prose import paragraphs
from ingest.text import read_text


def cut(text: str) -> list[str]:
    document = read_text(text.encode(), "x.txt")
    return [p.text for p in paragraphs(document, 0, len(document.text))]


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def test_a_blank_line_parts_paragraphs_and_a_line_end_does_not() -> None:
    assert cut("Uno\ndos.\n\nTres") == ["Uno dos.", "Tres"]


def test_a_paragraph_cut_by_a_page_break_is_whole() -> None:
    assert cut("El programa busca\n\nque las personas estudien.") == [
        "El programa busca que las personas estudien."
    ]


def test_bullets_and_numbered_notes_are_paragraphs() -> None:
    text = "Medidas:\n• una\n• otra\nNota técnica 1: a.\nNota técnica 2: b."
    assert cut(text) == ["Medidas:", "• una", "• otra", "Nota técnica 1: a.", "Nota técnica 2: b."]


def test_running_heads_are_no_part_of_a_paragraph() -> None:
    pages = [f"Ficha de monitoreo\nla parte {n}\nPágina {n}" for n in range(1, 5)]
    assert cut("\f".join(pages)) == ["la parte 1 la parte 2 la parte 3 la parte 4"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("La cobertura fue 3,2%. La ejecución llegó a 38,9%.", 2),
        ("Según el art. 5 de la Ley N° 19.418. Rige desde 2023. Sigue.", 3),
        ("El gasto fue de M$187.599. Son $187,6 millones.", 2),
        ("La Sra. Pérez y el Dr. Soto firmaron. Luego pagaron.", 2),
        ("¿Funciona? Sí. ¡Bien!", 3),
        ("1. Reducir la desigualdad", 1),
        ("Se atendió a 201. 140 egresaron.", 2),
        ("Informado por J. Pérez en abril.", 1),
    ],
)
def test_sentences_end_where_a_reader_says(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@given(st.text(max_size=200))
def test_sentences_lose_nothing_but_blanks(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("printed", "spoken"),
    [
        ("PROGRAMA DE APOYO A LA FAMILIA (PAF)", "Programa de Apoyo a la Familia (PAF)"),
        ("INMIGRANTE Y REFUGIO", "Inmigrante y Refugio"),
        ("FONDO II - ÑUBLE", "Fondo II - Ñuble"),
        ("Riego campesino", "Riego campesino"),
    ],
)
def test_names_in_capitals_are_said_in_running_letters(printed: str, spoken: str) -> None:
    assert spoken_name(printed) == spoken
