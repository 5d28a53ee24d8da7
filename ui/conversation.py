"""The conversation of a session: its turns, kept in the catalogue so that nothing is lost."""

import uuid
from dataclasses import dataclass

import streamlit as st
from pydantic import TypeAdapter, ValidationError

from qa import answer
from qa.answers.types import Answer
from ui.store import library

_ANSWER = TypeAdapter(Answer)
_PARAMETER = "c"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer."""

    question: str
    answer: Answer


def current() -> list[Exchange]:
    """The exchanges of this conversation; read back where the address names a kept one."""
    id_ = st.query_params.get(_PARAMETER, "")
    if st.session_state.get("conversacion") != id_ or "turnos" not in st.session_state:
        st.session_state["conversacion"] = id_
        st.session_state["turnos"] = _kept(id_) if id_ else []
    turns: list[Exchange] = st.session_state["turnos"]
    return turns


def ask(question: str, documents: tuple[str, ...] | None) -> Exchange:
    """Answer a question after those that were asked before, and keep both."""
    turns = current()
    history = tuple(turn.question for turn in turns)
    answered = answer(question, library(), history=history, documents=documents)
    exchange = Exchange(question, answered)
    id_ = st.session_state["conversacion"] or uuid.uuid4().hex
    library().conversations.save_turn(id_, question, _ANSWER.dump_json(answered).decode())
    turns.append(exchange)
    st.session_state["conversacion"] = id_
    st.query_params[_PARAMETER] = id_
    return exchange


def start_new() -> None:
    """Leave the conversation, which stays kept, for an empty one."""
    st.session_state["conversacion"] = ""
    st.session_state["turnos"] = []
    st.query_params.pop(_PARAMETER, None)


def forget() -> None:
    """Delete the conversation for good and start an empty one."""
    library().conversations.delete(st.session_state["conversacion"])
    start_new()


def open_kept(id_: str) -> None:
    """Go back to a kept conversation."""
    st.query_params[_PARAMETER] = id_


def _kept(id_: str) -> list[Exchange]:
    kept: list[Exchange] = []
    for turn in library().conversations.turns(id_):
        history = tuple(exchange.question for exchange in kept)
        try:
            answered = _ANSWER.validate_json(turn.answer)
        except ValidationError:
            # Kept by another version of the program: the same question is answered anew.
            answered = answer(turn.question, library(), history=history)
        kept.append(Exchange(turn.question, answered))
    return kept
