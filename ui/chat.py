"""The page «Preguntar»: a conversation in which every answer shows what it rests on."""

from textwrap import shorten

import streamlit as st

from ingest.names import spoken_name
from reports.words import quantity_of
from ui import conversation, evidence, style
from ui.store import choose_documents, fichas, library
from vectorstore import FichaCard

_KEPT_SHOWN = 8
_TITLE_LENGTH = 44


def page() -> None:
    """Draw the page."""
    style.dress()
    documents = _sidebar()
    turns = conversation.current()
    asked = st.chat_input("Escriba su pregunta, como la diría", key="pregunta")
    question = asked or st.session_state.pop("por_preguntar", None)
    if not turns and not question:
        _welcome()
        return
    for number, turn in enumerate(turns):
        last = number == len(turns) - 1 and not question
        _show(turn, number, last=last)
    if question:
        _person(question)
        answering = st.chat_message("assistant", avatar=":material/fact_check:")
        with answering, st.spinner("Buscando en las fichas…"):
            conversation.ask(question, documents)
        st.rerun()


def _show(turn: conversation.Exchange, number: int, *, last: bool) -> None:
    _person(turn.question)
    with st.chat_message("assistant", avatar=":material/fact_check:"):
        evidence.show_answer(turn.answer, f"t{number}")
        if last and turn.answer.suggestions:
            _buttons(turn.answer.suggestions, f"s{number}")


def _person(question: str) -> None:
    with st.chat_message("user", avatar=":material/person:"):
        st.text(question)


def _welcome() -> None:
    cards = fichas()
    if not cards:
        style.heading("Pregunte a las fichas", "Todavía no hay fichas cargadas.")
        st.info("Cargue fichas en PDF o texto en la página **Fichas**; luego pregunte aquí.")
        return
    loaded = quantity_of(len(cards), "ficha cargada", "fichas cargadas")
    style.heading(
        "Pregunte a las fichas",
        f"{loaded}. Cada cifra viene con su cálculo y con el lugar de la ficha donde está impresa.",
    )
    st.subheader("Por ejemplo", anchor=False)
    _buttons(examples(cards), "ejemplo")


def examples(cards: tuple[FichaCard, ...]) -> tuple[str, ...]:
    """A handful of questions that the loaded fichas can answer."""
    card = cards[0]
    name = f"el programa {spoken_name(card.program or '')}" if len(cards) > 1 else "el programa"
    asked = [
        f"¿Cuánto gastó {name} en {card.year}?",
        f"¿Qué porcentaje de su presupuesto inicial ejecutó {name} en {card.year}?",
        f"¿Qué hallazgos tiene {name}?",
        f"¿A quiénes atiende {name}?",
        "¿M$ son miles o millones?",
    ]
    if len(cards) > 1:
        asked.append("¿Qué programas ejecutaron menos del 85 % de su presupuesto inicial?")
    return tuple(asked)


def _buttons(questions: tuple[str, ...], key: str) -> None:
    with st.container(horizontal=True, gap="small"):
        for index, question in enumerate(questions):
            st.button(style.plain(question), key=f"{key}_{index}", on_click=_ask, args=(question,))


def _ask(question: str) -> None:
    st.session_state["por_preguntar"] = question


def _sidebar() -> tuple[str, ...] | None:
    with st.sidebar:
        documents = choose_documents("Preguntar solo a", "alcance")
        st.button(
            "Nueva conversación",
            icon=":material/add:",
            on_click=conversation.start_new,
            width="stretch",
        )
        if conversation.current():
            st.button(
                "Borrar esta conversación",
                icon=":material/delete:",
                on_click=conversation.forget,
                width="stretch",
            )
        kept = library().conversations.all()[:_KEPT_SHOWN]
        if kept:
            st.caption("Conversaciones anteriores")
        for talk in kept:
            short = shorten(talk.title, _TITLE_LENGTH, placeholder="…")
            st.button(
                style.plain(short),
                key=f"guardada_{talk.id}",
                type="tertiary",
                on_click=conversation.open_kept,
                args=(talk.id,),
            )
    return documents
