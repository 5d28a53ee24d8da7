"""Asking and verifying from the command line: the shapes that other programs rely on."""

import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document

import cli

KEYS_OF_A_FIGURE = {
    *("printed", "start", "end", "value", "unit", "verdict", "how", "concept", "year", "item"),
    *("document", "reason", "expected", "derivation", "sources"),
}
KEYS_OF_AN_ANSWER = {
    *("question", "status", "answer", "figures", "passages", "suggestions", "elapsed_ms"),
}
CLAIM = "En 2023 ejecutó M$187.599 y su cobertura fue de 27,3 %."


def test_an_answer_has_its_shape_and_its_figures_stand_where_it_says(
    loaded: Path, as_json: Any
) -> None:
    words = ("¿Cuánto gastó en 2023?", "--ficha", "inmigrante", "--datos", loaded)
    status, answer = as_json("preguntar", *words)
    assert status == 0
    assert set(answer) == KEYS_OF_AN_ANSWER
    assert answer["status"] == "answered"
    assert answer["figures"]
    for figure in answer["figures"]:
        assert set(figure) == KEYS_OF_A_FIGURE
        assert answer["answer"][figure["start"] : figure["end"]] == figure["printed"]
    assert answer["figures"][0]["value"] == "187599"


def test_people_see_the_answer_first_and_then_what_it_rests_on(
    loaded: Path, as_person: Any
) -> None:
    words = ("¿Cuánto gastó en 2023?", "--ficha", "inmigrante", "--datos", loaded)
    _, said, _ = as_person("preguntar", *words)
    order = [said.index(part) for part in ("M$187.599", "Cifras", "Pasajes", "También puede")]
    assert order == sorted(order)


def test_an_empty_library_answers_that_it_is_empty(empty: Path, as_json: Any) -> None:
    status, answer = as_json("preguntar", "¿Cuánto gastó?", "--datos", empty)
    assert status == 0
    assert answer["status"] == "not_found"
    assert "cargad" in answer["answer"]


def test_a_batch_of_questions_keeps_each_conversation(
    loaded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = "¿Cuál fue la cobertura en 2023?"
    lines = [{"id": 1, "text": first}, {"id": 2, "text": "¿y en 2022?", "history": [first]}]
    file = tmp_path / "lote.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    capsys.readouterr()
    words = ["preguntar", "--lote", str(file), "--ficha", "inmigrante", "--datos", str(loaded)]
    assert cli.main(words) == 0
    one, two = map(json.loads, capsys.readouterr().out.splitlines())
    assert set(one) == KEYS_OF_AN_ANSWER | {"id"}
    assert "3,2 %" in one["answer"]
    assert "27,3 %" in two["answer"]


def test_each_figure_of_a_text_is_judged_at_its_place(loaded: Path, as_json: Any) -> None:
    words = ("--ficha", "inmigrante", "--datos", loaded)
    _, found = as_json("verificar", CLAIM, *words)
    assert set(found) == {"text", "figures", "elapsed_ms"}
    verdicts = {f["printed"]: f["verdict"] for f in found["figures"]}
    assert verdicts == {"M$187.599": "verified", "27,3 %": "contradicted"}
    for figure in found["figures"]:
        assert set(figure) == KEYS_OF_A_FIGURE
        assert CLAIM[figure["start"] : figure["end"]] == figure["printed"]


def test_a_text_can_come_from_a_word_file_and_leave_as_one_with_comments(
    loaded: Path, tmp_path: Path, as_person: Any
) -> None:
    letter, marked = tmp_path / "minuta.docx", tmp_path / "marcada.docx"
    document = Document()
    document.add_paragraph(CLAIM)
    document.save(str(letter))
    words = ("--archivo", letter, "--informe", marked, "--ficha", "inmigrante", "--datos", loaded)
    status, said, _ = as_person("verificar", *words)
    assert status == 0
    assert "M$187.599 [✓]" in said
    assert "27,3 % [✗]" in said
    assert len(list(Document(str(marked)).comments)) == 2


def test_a_file_that_cannot_be_read_is_explained(loaded: Path, as_person: Any) -> None:
    status, _, said = as_person("verificar", "--archivo", "no-existe.pdf", "--datos", loaded)
    assert status == 1
    assert "no-existe.pdf" in said


def test_without_fichas_every_figure_is_unverifiable_and_says_why(
    empty: Path, as_json: Any
) -> None:
    _, found = as_json("verificar", CLAIM, "--datos", empty)
    assert {f["verdict"] for f in found["figures"]} == {"unverifiable"}
    assert all("ninguna ficha" in f["reason"] for f in found["figures"])
