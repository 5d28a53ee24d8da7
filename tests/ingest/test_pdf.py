"""PDFs as other producers write them: what a reader sees is what is read."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.page import Document, Grid, Page, Word
from ingest.pdf import read_pdf

WIDTH, HEIGHT = LETTER


def drawn(draw: Callable[[Canvas], None]) -> Document:
    """A document of what is drawn on a letter page, at heights from its lower edge."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=LETTER, pageCompression=0)
    canvas.setFont("Helvetica", 10)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return read_pdf(out.getvalue(), "prueba.pdf")


def only_page(document: Document) -> Page:
    (page,) = document.pages
    return page


def rows(grid: Grid) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in grid.rows]


def words(document: Document) -> list[str]:
    return [word.text for page in document.pages for word in page.words]


def printed_lines(document: Document) -> list[str]:
    return [line for line in document.text.splitlines() if line]


def test_a_raised_call_is_a_word_of_its_own() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Presupuesto Inicial")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(72 + stringWidth("Presupuesto Inicial", "Helvetica", 10), 704, "2")

    page = only_page(drawn(draw))
    assert [(word.text, word.raised) for word in page.words] == [
        ("Presupuesto", False),
        ("Inicial", False),
        ("2", True),
    ]


def test_a_superscript_character_is_cut_off_its_word_but_an_exponent_is_not() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Ejecutado² 30 m²")

    page = only_page(drawn(draw))
    assert [word.text for word in page.words] == ["Ejecutado", "²", "30", "m²"]
    assert [word.raised for word in page.words] == [False, True, False, False]


def test_small_values_on_the_line_are_not_raised() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Maule")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(110, 700, "35")

    assert not any(word.raised for word in only_page(drawn(draw)).words)


def test_words_drawn_twice_to_look_bold_are_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.3):
            canvas.drawString(72 + shift, 700, "Total Ejecutado")

    assert words(drawn(draw)) == ["Total", "Ejecutado"]


def test_letters_drawn_one_by_one_make_words() -> None:
    def draw(canvas: Canvas) -> None:
        x = 72.0
        for char in "sin hallazgos":
            if char != " ":
                canvas.drawString(x, 700, char)
            x += stringWidth(char, "Helvetica", 10)

    assert words(drawn(draw)) == ["sin", "hallazgos"]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_page_reads_the_same_with_boxes_as_it_is_shown(rotation: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        canvas.saveState()
        if rotation == 90:
            canvas.translate(HEIGHT, 0)
        elif rotation == 180:
            canvas.translate(WIDTH, HEIGHT)
        elif rotation == 270:
            canvas.translate(0, WIDTH)
        canvas.rotate(rotation)
        canvas.drawString(72, 500, "Primera línea")
        canvas.drawString(72, 480, "Segunda línea")
        canvas.restoreState()

    document = drawn(draw)
    assert printed_lines(document) == ["Primera línea", "Segunda línea"]
    page = only_page(document)
    # The canvas turns the sheet too, so that the page is upright as shown.
    assert (page.width, page.height) == (WIDTH, HEIGHT)
    assert page.words[0].box.left == pytest.approx(72, abs=1)
    assert page.words[0].box.bottom == pytest.approx(HEIGHT - 500, abs=4)


@pytest.mark.parametrize("angle", [90, 270])
def test_text_that_stands_on_its_side_is_read_with_boxes_where_it_stands(angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(angle)
        for line in range(3):
            canvas.drawString(0, -20 * line, f"renglón {line} de lado")

    document = drawn(draw)
    assert printed_lines(document) == [f"renglón {n} de lado" for n in range(3)]
    box = only_page(document).words[0].box
    assert box.bottom - box.top > box.right - box.left
    assert 280 < box.left < 320


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"izquierda renglón número {n} del texto" for n in range(8)]
    right = [f"derecha renglón número {n} del texto" for n in range(5)]

    def draw(canvas: Canvas) -> None:
        canvas.drawString(
            72, 720, "Un párrafo de todo el ancho de la página, que va antes de las dos columnas"
        )
        for n, line in enumerate(left):
            canvas.drawString(72, 680 - 12 * n, line)
        for n, line in enumerate(right):
            canvas.drawString(320, 680 - 12 * n, line)
        canvas.drawString(
            72, 540, "Otro párrafo de todo el ancho de la página, que va después de ambas columnas"
        )

    lines = printed_lines(drawn(draw))
    assert lines[1:-1] == left + right


def test_labels_and_their_values_stay_on_one_line() -> None:
    def draw(canvas: Canvas) -> None:
        for n, (label, value) in enumerate(
            [("Año de inicio:", "2011"), ("Término:", "Permanente")]
        ):
            canvas.drawString(72, 700 - 14 * n, label)
            canvas.drawString(220, 700 - 14 * n, value)

    assert drawn(draw).text.split("\n\n")[0].splitlines() == [
        "Año de inicio: 2011",
        "Término: Permanente",
    ]


def ruled(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)


def test_an_empty_cell_keeps_its_column() -> None:
    def draw(canvas: Canvas) -> None:
        ruled(canvas, [72, 220, 300, 380], [700, 680, 660])
        canvas.drawString(75, 685, "Porcentaje")
        canvas.drawString(310, 685, "91,3%")
        canvas.drawString(75, 665, "Total")
        canvas.drawString(230, 665, "-")
        canvas.drawString(310, 665, "25.305")

    (grid,) = only_page(drawn(draw)).grids
    assert rows(grid) == [["Porcentaje", "", "91,3%"], ["Total", "-", "25.305"]]


def test_spans_over_columns_and_rows_leave_none_behind() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.line(72, 700, 380, 700)
        canvas.line(220, 680, 380, 680)
        canvas.line(72, 660, 380, 660)
        canvas.line(72, 640, 380, 640)
        for x in (72, 220, 380):
            canvas.line(x, 700, x, 640)
        canvas.line(300, 680, 300, 640)
        canvas.drawString(75, 676, "Componentes")
        canvas.drawString(240, 685, "Gasto ejecutado")
        canvas.drawString(230, 665, "2022")
        canvas.drawString(310, 665, "2023")
        canvas.drawString(75, 645, "Becas")
        canvas.drawString(230, 645, "1.200")
        canvas.drawString(310, 645, "1.300")

    (grid,) = only_page(drawn(draw)).grids
    assert rows(grid) == [
        ["Componentes", "Gasto ejecutado", None],
        [None, "2022", "2023"],
        ["Becas", "1.200", "1.300"],
    ]


def test_cells_with_borders_of_their_own_make_one_table() -> None:
    def draw(canvas: Canvas) -> None:
        for row, (label, value) in enumerate([("Maule", "35"), ("Biobío", "-")]):
            for x, width, text in ((72, 98, label), (172, 58, value)):
                canvas.rect(x, 680 - 20 * row, width, 18)
                canvas.drawString(x + 3, 685 - 20 * row, text)

    (grid,) = only_page(drawn(draw)).grids
    assert rows(grid) == [["Maule", "35"], ["Biobío", "-"]]


def test_a_frame_around_prose_and_a_lone_rule_are_no_tables() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(60, 600, 480, 120)
        for n in range(4):
            canvas.drawString(
                72, 700 - 14 * n, "El programa busca que las personas cuenten con recursos"
            )
        canvas.line(60, 560, 540, 560)

    assert only_page(drawn(draw)).grids == ()


def test_a_year_without_values_keeps_its_column_without_rules() -> None:
    def draw(canvas: Canvas) -> None:
        for x, year in ((250, "2021"), (350, "2022"), (450, "2023")):
            canvas.drawCentredString(x, 700, year)
        for y, label, first, second in (
            (684, "Cobertura", "27,3%", "3,2%"),
            (668, "Población beneficiada", "16", "201"),
        ):
            canvas.drawString(72, y, label)
            canvas.drawRightString(395, y, first)
            canvas.drawRightString(495, y, second)

    (grid,) = only_page(drawn(draw)).grids
    assert rows(grid) == [
        ["", "2021", "2022", "2023"],
        ["Cobertura", "", "27,3%", "3,2%"],
        ["Población beneficiada", "", "16", "201"],
    ]


@pytest.mark.parametrize("shift", [0, 6, -6])
def test_wrapped_labels_belong_to_the_row_whose_values_they_surround(shift: int) -> None:
    def draw(canvas: Canvas) -> None:
        for n, label in enumerate(("Presupuesto Ley", "Recursos Gobiernos")):
            y = 700 - 32 * n
            canvas.drawString(72, y, label)
            canvas.drawString(72, y - 12, "Ejecutado" if n == 0 else "Regionales")
            canvas.drawRightString(300, y - 6 + shift, "290.149" if n == 0 else "-")
            canvas.drawRightString(400, y - 6 + shift, "187.599" if n == 0 else "5")

    (grid,) = only_page(drawn(draw)).grids
    assert rows(grid) == [
        ["Presupuesto Ley Ejecutado", "290.149", "187.599"],
        ["Recursos Gobiernos Regionales", "-", "5"],
    ]


def test_a_single_value_between_the_lines_of_its_label_is_a_row() -> None:
    def draw(canvas: Canvas) -> None:
        for n, (upper, lower, values) in enumerate(
            (
                ("Porcentaje Gastos", "Componentes", {400: "95,6%"}),
                ("Total Gasto", "Administrativo", {300: "25.305", 400: "8.280"}),
                ("Porcentaje Gasto", "Administrativo", {400: "4,4%"}),
            )
        ):
            y = 700 - 32 * n
            canvas.drawString(72, y, upper)
            canvas.drawString(72, y - 12, lower)
            for x, value in values.items():
                canvas.drawRightString(x, y - 6, value)

    (grid,) = only_page(drawn(draw)).grids
    assert rows(grid) == [
        ["Porcentaje Gastos Componentes", "", "95,6%"],
        ["Total Gasto Administrativo", "25.305", "8.280"],
        ["Porcentaje Gasto Administrativo", "", "4,4%"],
    ]


def test_a_number_alone_on_a_line_of_prose_makes_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for n, line in enumerate(
            ("El programa atendió el año pasado a un total de", "201", "personas.")
        ):
            canvas.drawString(72, 700 - 12 * n, line)

    assert only_page(drawn(draw)).grids == ()


def test_the_real_ficha_gives_its_nine_tables(shared: Path) -> None:
    (path,) = (shared / "fichas").glob("*.pdf")
    document = read_pdf(path.read_bytes(), path.name)
    grids = [grid for page in document.pages for grid in page.grids]
    assert [(len(g.rows), len(g.rows[0])) for g in grids] == [
        (2, 4), (3, 4), (4, 4), (5, 2), (9, 10), (6, 5), (3, 7), (3, 7), (6, 2),
    ]  # fmt: skip
    assert rows(grids[1])[1] == ["Presupuesto Inicial", "468.492", "459.063", "482.870"]
    assert rows(grids[4])[5][:5] == ["Porcentaje Gastos Componentes", "", "91,3%", "95,6%", ""]
    assert rows(grids[7])[2][3:6] == ["S/I*", "S/I*", "S/I*"]


def test_the_real_ficha_is_read_in_its_order(shared: Path) -> None:
    (path,) = (shared / "fichas").glob("*.pdf")
    text = read_pdf(path.read_bytes(), path.name).text
    marks = ["Población objetivo", "40%", "Población beneficiada", "ponderaciones", "COBERTURA POR"]
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)


def test_the_words_of_the_real_ficha_are_those_of_its_text(shared: Path) -> None:
    (path,) = (shared / "fichas").glob("*.pdf")
    document = read_pdf(path.read_bytes(), path.name)
    printed = {w.text for p in document.pages for w in p.words if not _is_call(w)}
    known = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert [word for word in printed if word not in known] == []


def _is_call(word: Word) -> bool:
    return word.raised
