"""One file per kind of question; `qa.kinds.every.KINDS` is their order."""
