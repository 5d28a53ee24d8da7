"""The demonstration fichas are what the script draws, and what they say holds together."""

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
import yaml

from fichas.draw.build import drawn
from fichas.draw.expected import ExpectedFigure, expected_figures
from fichas.draw.load import load_ficha, node_to_ficha, planted_faults
from fichas.draw.numbers import rounded_half_up
from fichas.draw.text import TextOptions, to_text

FICHAS = Path(__file__).resolve().parents[2] / "fichas"
DATA = sorted((FICHAS / "datos").glob("*.yaml"))
SOUND = [path for path in DATA if not planted_faults(path)]
OFFICIAL = "inmigrante-y-refugio-2023"

every_ficha = pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
every_sound_ficha = pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)


def pdf_text(path: Path) -> str:
    document = pdfium.PdfDocument(path.read_bytes())
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def number(printed: str) -> Fraction:
    return Fraction(printed.rstrip("%").replace(".", "").replace(",", "."))


def figures(path: Path, concept: str, year: int) -> dict[str | None, str]:
    return {
        figure["item"]: figure["printed"]
        for figure in expected_figures(load_ficha(path))
        if figure["concept"] == concept and figure["year"] == year and not figure["missing"]
    }


def test_there_is_a_pdf_for_each_data_file_and_no_other() -> None:
    assert len(DATA) >= 8
    assert {path.stem for path in DATA} == {path.stem for path in FICHAS.glob("*.pdf")}


@every_ficha
def test_the_committed_pdf_is_what_the_script_draws(path: Path) -> None:
    assert (FICHAS / f"{path.stem}.pdf").read_bytes() == drawn(path)


@every_ficha
def test_every_printed_figure_stands_in_the_pdf_and_in_the_text(path: Path) -> None:
    data = load_ficha(path)
    in_pdf = pdf_text(FICHAS / f"{path.stem}.pdf")
    in_text = to_text(data, TextOptions())
    for figure in expected_figures(data):
        assert figure["printed"] in in_pdf, figure
        assert figure["printed"] in in_text, figure


@every_ficha
def test_a_made_up_ficha_says_that_it_is(path: Path) -> None:
    notice = "Documento de demostración" if path.stem == OFFICIAL else "Documento ficticio"
    assert notice in pdf_text(FICHAS / f"{path.stem}.pdf")


def parts_and_total(path: Path) -> list[tuple[str, list[str], str]]:
    """Each sum of a ficha: its name, its parts and its total as printed."""
    tables = load_ficha(path).tables
    sums = [
        ("subtítulos", [line.amount for line in tables.subtitles], tables.subtitles_total),
        *(
            (
                f"componentes {year}",
                [component.spending[index] for component in tables.components],
                tables.totals.components[index],
            )
            for index, year in enumerate(tables.years)
            if tables.totals
        ),
        *(
            (
                f"total ejecutado {year}",
                [tables.totals.components[index], tables.totals.administration[index]],
                tables.totals.executed[index],
            )
            for index, year in enumerate(tables.years)
            if tables.totals
        ),
    ]
    if tables.regions_total:
        regions, whole = tables.regions, tables.regions_total
        sums.append(("gasto regional", [region.spending for region in regions], whole.spending))
        sums.append(("población", [region.people for region in regions], whole.people))
    return sums


@every_sound_ficha
def test_parts_add_up_to_their_totals_but_for_rounding(path: Path) -> None:
    for name, parts, total in parts_and_total(path):
        amounts = [number(part) for part in parts if part != "-"]
        if amounts:
            assert abs(sum(amounts) - number(total)) <= 1, name
        else:
            assert total == "-", name


@every_sound_ficha
def test_subtitles_components_and_regions_tell_of_one_spending(path: Path) -> None:
    tables = load_ficha(path).tables
    assert tables.totals
    assert tables.subtitles_total == tables.law_executed[2]
    assert tables.executed[2] == tables.totals.executed[2]
    if tables.regions_total:
        assert tables.regions_total.spending == tables.totals.components[2]


@every_ficha
def test_published_findings_of_execution_agree_with_the_figures(path: Path) -> None:
    node = yaml.safe_load(path.read_text(encoding="utf-8"))
    data = load_ficha(path)
    findings = [f.text for d in data.prose.dimensions for f in d.findings]
    spent = number(data.tables.law_executed[2])
    false_findings = len(node.get("hallazgos falsos", ()))
    for kind, threshold, budget in (
        ("inicial", 85, number(data.tables.initial_budget[2])),
        ("final", 90, number(data.tables.final_budget[2])),
    ):
        published = [
            text for text in findings if f"{threshold}%" in text and "tercer año" not in text
        ]
        under = spent / budget * 100 < threshold
        expected = int(under) + (false_findings if kind == "inicial" else 0)
        assert len(published) == expected, (kind, published)


@every_ficha
def test_published_findings_of_cost_and_administration_agree_with_the_figures(path: Path) -> None:
    data = load_ficha(path)
    findings = [f"{f.heading} {f.text}".lower() for d in data.prose.dimensions for f in d.findings]
    if path.stem != OFFICIAL:  # its beneficiaries of earlier years are not known
        costs = data.tables.charts[1].values
        means = [cost for cost in costs[:2] if cost]
        rise = (costs[2] or 0) / (sum(means) / len(means)) - 1
        assert (rise > Fraction(20, 100)) == any("gasto por beneficiario" in f for f in findings)
    if data.edition == 2025 and data.tables.totals:
        share = number(data.tables.totals.administration_share[2])
        assert (share > 20) == any("gasto administrativo" in f for f in findings)


@every_ficha
def test_planted_faults_are_printed_and_differ_from_what_the_parts_give(path: Path) -> None:
    sound = load_without_faults(path)
    faulty = expected_figures(load_ficha(path))
    faults = planted_faults(path)
    changed = [(was, now) for was, now in zip(sound, faulty, strict=True) if was != now]
    assert sorted(now["printed"] for _, now in changed) == sorted(f["impreso"] for f in faults)


def load_without_faults(path: Path) -> list[ExpectedFigure]:
    """The figures of a data file as if no fault had been planted."""
    node: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    node["impresos"] = [entry for entry in node.get("impresos", ()) if "falta" not in entry]
    return expected_figures(node_to_ficha(node))


def test_one_ficha_has_planted_faults_of_several_kinds() -> None:
    planted = [fault for path in DATA for fault in planted_faults(path)]
    assert len({fault["celda"] for fault in planted}) >= 6


def test_two_years_of_one_programme_agree_up_to_the_price_year() -> None:
    older, newer = (
        FICHAS / "datos" / f"centros-diurnos-puertas-abiertas-{year}.yaml" for year in (2022, 2023)
    )
    inflation = Fraction("1.035")
    for concept in (
        "presupuesto_inicial",
        "presupuesto_final",
        "presupuesto_ley_ejecutado",
        "gasto_componente",
        "total_gastos_componentes",
        "total_gasto_administrativo",
        "total_ejecutado",
    ):
        for year in (2021, 2022):
            before, after = figures(older, concept, year), figures(newer, concept, year)
            assert before.keys() == after.keys()
            for item, printed in before.items():
                assert number(after[item]) == rounded_half_up(number(printed) * inflation, 0)
    for concept in ("cobertura", "produccion_componente", "indicador_proposito"):
        for year in (2021, 2022):
            assert figures(older, concept, year) == figures(newer, concept, year) or year == 2021


def test_no_sentence_of_the_official_ficha_is_copied(shared: Path) -> None:
    official = (shared / "fichas" / f"{OFFICIAL}.txt").read_text(encoding="utf-8")
    words = re.findall(r"\w+", official.lower())
    runs = {tuple(words[i : i + 12]) for i in range(len(words) - 11)}
    data = load_ficha(FICHAS / "datos" / f"{OFFICIAL}.yaml")
    prose = data.prose
    texts = [
        *prose.description,
        prose.purpose,
        *(f.text for d in prose.dimensions for f in d.findings),
        *prose.target,
        *prose.benefited,
        *(o.text for o in prose.observations),
        *prose.notes,
    ]
    for text in texts:
        own = re.findall(r"\w+", text.lower())
        assert not any(tuple(own[i : i + 12]) in runs for i in range(len(own) - 11)), text
