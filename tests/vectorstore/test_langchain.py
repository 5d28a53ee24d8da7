"""Ficha Clara's parts inside a real LangChain chain."""

from pathlib import Path

from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableLambda, RunnablePassthrough

from tests.vectorstore import readings
from vectorstore import Library
from vectorstore.langchain import FichaLoader, FichaRetriever

FICHA = """ficha;Ríos Limpios;2023
El programa limpia los ríos de la zona sur.
Las demoras se debieron a la firma de convenios.
"""


def test_a_chain_gets_the_passage_that_answers(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(FICHA, encoding="utf-8")
    with Library(tmp_path / "datos", read=readings.read) as library:
        list(library.load([file]))
        retriever = FichaRetriever(library=library, k=1)
        prompt = ChatPromptTemplate.from_template("{passages}\n¿{question}?")
        echo = RunnableLambda(lambda value: value.to_string())
        chain = (
            {
                "passages": retriever | (lambda found: found[0].page_content),
                "question": RunnablePassthrough(),
            }
            | prompt
            | echo
            | StrOutputParser()
        )
        assert "firma de convenios" in chain.invoke("a qué se debieron las demoras")
        (document,) = retriever.invoke("demoras")
        assert document.metadata["program"] == "Ríos Limpios"
        assert document.metadata["year"] == 2023
        assert document.metadata["line"] == 3


def test_the_loader_yields_the_passages_of_a_real_file(root: Path) -> None:
    file = root / "fichas" / "clinica-dental-rural-2023.pdf"
    documents = FichaLoader(file).load()
    assert len(documents) > 20
    assert {d.metadata["year"] for d in documents} == {2023}
    assert all(d.metadata["page"] >= 1 for d in documents)
