"""The questions that came with the project, asked of the real ficha, and what each must bring."""

import json
from pathlib import Path

import pytest

import qa
from vectorstore.library import Library

MUST_SAY = {
    "¿Cuál fue el porcentaje de ejecución presupuestaria inicial el 2023?": [
        "38,9 %",
        "187.599 / 482.870",
    ],
    "¿Y respecto del presupuesto final?": ["38,9 %", "final"],
    "cuanta plata les quedo sin gastar el 2023": ["M$295.271"],
    "¿Cuántas personas fueron beneficiadas en la RM?": ["166"],
    "tiene ayazgos en focalizacion?": ["No"],
    "oye y la cobertura cuanto fue, la del 22": ["27,3 %"],
    "cuanto sale por cabeza el programa": ["M$933,3", "2023"],
    "¿Cuántos puntos porcentuales bajó la cobertura entre 2022 y 2023?": ["24,1 puntos"],
    "¿Cuál es la población objetivo, en número?": ["6.185", "6.380"],
    "¿Cuánto subió el gasto por beneficiario respecto del promedio 2021-2022?": ["2021", "2022"],
    "¿Cuál es el gasto unitario del componente 1?": ["M$1.170,0", "2023"],
    "¿y el otro componente?": ["M$254,5"],
    "¿Por qué el componente 2 dice N/A en 2022?": ["producción de 0", "M$0"],
    "M$ son millones o miles??": ["miles de pesos"],
    "pasame el presupuesto del 2021 en plata de ese año": ["468.492 / 1,1722", "M$399.669"],
    "¿Cuántas municipalidades ejecutan?": ["7", "Peñalolén", "Linares"],
    "la muni de peñalolen esta??": ["Sí"],
    "¿El Biobío tuvo beneficiarios?": ["no registra", "M$6.210"],
    "¿Cuadra el 70% con los 201 beneficiarios?": ["No", "201"],
    "¿Suman 100% las regiones?": ["100,1 %", "redondeo", "M$179.319"],
    "¿Es cierto que ejecutó menos de 85% tres años seguidos?": ["63,2 %", "38,9 %", "«-»"],
    "¿Es verdad que gastó $187.599 millones?": ["No", "M$187.599", "$187,6 millones"],
    "¿Qué municipios ejecutaron el programa y cuánto gastó cada uno?": [
        "Peñalolén",
        "no está en la ficha",
    ],
    "¿Por qué ejecutó tan poco?": ["ORASMI"],
    "¿Funciona el programa?": ["no es una evaluación de impacto", "hallazgos"],
    "resumen del programa en simple": ["M$482.870", "38,9 %", "3,2 %", "Componentes", "Hallazgos"],
    "¿Cómo se calcula la cobertura?": ["población beneficiada / población objetivo × 100"],
}
NOT_FOUND = (
    "¿Cuál es la población objetivo, en número?",
    "¿Cuánto subió el gasto por beneficiario respecto del promedio 2021-2022?",
    "¿Cuánto gasta Chile en migrantes en total?",
    "¿Cómo postulo al beneficio?",
    "¿Quién es el subsecretario?",
)


def test_every_example_comes_out_as_it_says(shared: Path, real: Library) -> None:
    lines = (shared / "preguntas-ejemplo.jsonl").read_text(encoding="utf-8").splitlines()
    faults = []
    for example in map(json.loads, lines):
        text = example["text"]
        answer = qa.answer(text, real, history=example.get("history", []))
        expected = "not_found" if text in NOT_FOUND else "answered"
        missing = [said for said in MUST_SAY.get(text, []) if said not in answer.answer]
        if answer.status != expected or missing:
            faults.append(f"{text}: {answer.status}, sin {missing}: {answer.answer}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("question", [q for q in NOT_FOUND if q.startswith(("¿Quién", "¿Cómo"))])
def test_what_no_ficha_treats_brings_no_figure(question: str, real: Library) -> None:
    answer = qa.answer(question, real)
    assert answer.status == "not_found"
    assert not answer.figures
