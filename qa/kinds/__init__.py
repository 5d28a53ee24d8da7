"""One file per kind of question; `qa.talk.KINDS` is their order."""
