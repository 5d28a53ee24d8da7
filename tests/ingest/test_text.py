"""Text files keep what they say, letter by letter, and their pages."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text import kind_of, read_text

SPANISH = "Año de inicio: 2011\nSubsecretaría del Interior: «ñandú», 3,2 % – M$187.599\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_each_encoding_in_use_gives_the_same_text(encoding: str) -> None:
    data = SPANISH.encode(encoding)
    assert kind_of(data, "ficha.txt") == "text"
    assert read_text(data, "ficha.txt").text == SPANISH


def test_latin_1_is_read() -> None:
    assert read_text("Región de Ñuble".encode("latin-1"), "a.txt").text == "Región de Ñuble"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_become_one(end: str) -> None:
    assert read_text(f"uno{end}dos{end}".encode(), "a.txt").text == "uno\ndos\n"


def test_form_feeds_part_pages() -> None:
    document = read_text(b"primera\n\fsegunda\n\ftercera\n\f", "a.txt")
    assert [document.text[p.start : p.end].strip() for p in document.pages] == [
        "primera",
        "segunda",
        "tercera",
    ]


def paged(breaks: int, lines: int) -> str:
    body = "\n".join(f"renglón {n}" for n in range(lines))
    return "\n".join([body] + [f" Página {n}\n{body}" for n in range(breaks)])


def test_few_lines_that_start_with_one_blank_part_pages() -> None:
    text = paged(3, 30)
    document = read_text(text.encode(), "a.txt")
    assert len(document.pages) == 4
    assert all(text[p.start : p.start + 7] == " Página" for p in document.pages[1:])


def test_many_indented_lines_are_a_layout_not_pages() -> None:
    assert len(read_text(paged(10, 2).encode(), "a.txt").pages) == 1
    deep = paged(2, 30) + "\n    sangrado" * 5
    assert len(read_text(deep.encode(), "a.txt").pages) == 1


def test_a_last_line_of_blanks_starts_no_page() -> None:
    assert len(read_text((paged(2, 30) + "\n ").encode(), "a.txt").pages) == 3


@given(st.text(alphabet="aéñ 1.\n\f", min_size=1).filter(lambda text: text.strip()))
def test_pages_cover_the_text_in_order(text: str) -> None:
    document = read_text(text.encode(), "a.txt")
    assert document.text == text
    starts = [page.start for page in document.pages]
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert [p.end for p in document.pages] == [*starts[1:], len(text)]
    assert [p.number for p in document.pages] == list(range(1, len(starts) + 1))


def test_the_real_ficha_has_nine_pages(shared: Path) -> None:
    (path,) = (shared / "fichas").glob("*.txt")
    assert len(read_text(path.read_bytes(), path.name).pages) == 9


@pytest.mark.parametrize("mark", ["\u200f", "\u200b", "\xad", "\ufeff", "\u202c"])
def test_what_nobody_sees_parts_no_number(mark: str) -> None:
    text = f"Presupuesto Inicial 459{mark}.063 482{mark}.870"
    assert read_text(text.encode(), "a.txt").text == "Presupuesto Inicial 459.063 482.870"
