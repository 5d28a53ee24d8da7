"""One file per kind of question; `qa.answering.KINDS` is their order."""
